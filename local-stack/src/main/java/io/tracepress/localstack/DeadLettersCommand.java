package io.tracepress.localstack;

import io.tracepress.localstack.deadletters.DeadLettersJson;
import io.tracepress.localstack.deadletters.DeadLettersText;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "dead-letters",
        description = "List the events that a consumer gave up, the oldest first.",
        subcommands = {ReplayCommand.class, DeliveriesCommand.class})
final class DeadLettersCommand implements Callable<Integer> {

    @Mixin
    private OperatorOptions options;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        try (var email = options.connect()) {
            var letters = email.deadLetters();
            if (options.json()) {
                out.println(DeadLettersJson.of(letters));
            } else {
                DeadLettersText.lines(letters).forEach(out::println);
            }
            return 0;
        }
    }
}
