package io.tracepress.localstack;

import io.tracepress.localstack.deadletters.EmailOperator;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of commands that call email-service in the name of the operator. */
final class OperatorOptions {

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--target",
            paramLabel = "HOST:PORT",
            defaultValue = "${env:OPERATOR_TARGET}",
            description = "Of email-service (default: OPERATOR_TARGET, or that of the running stack).")
    private String target;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            defaultValue = "${env:OPERATOR_KEY_FILE}",
            description = "The private key of the operator (default: OPERATOR_KEY_FILE, or that of the running stack).")
    private Path key;

    @Option(names = "--json", description = "Print it for programs.")
    private boolean json;

    boolean json() {
        return json;
    }

    EmailOperator connect() {
        var file = key == null ? new Secrets(stack.home().secrets()).operatorKeyFile() : key;
        return EmailOperator.at(target == null ? localTarget() : target, file);
    }

    private String localTarget() {
        int offset = new RunningStack(stack.home())
                .state()
                .map(state -> state.settings().portOffset())
                .orElse(0);
        return "127.0.0.1:" + (Services.EMAIL.basePort() + offset);
    }
}
