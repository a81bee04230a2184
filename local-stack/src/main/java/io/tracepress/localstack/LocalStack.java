package io.tracepress.localstack;

import io.tracepress.localstack.deadletters.OperatorException;
import io.tracepress.localstack.load.LoadException;
import io.tracepress.localstack.seed.SeedException;
import io.tracepress.localstack.traces.TraceException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The launcher behind {@code ./tracepress}. */
@Command(
        name = "tracepress",
        description = "Runs Tracepress on this machine, without Docker.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            TraceCommand.class,
            DeadLettersCommand.class,
            SecretsCommand.class,
            DoctorCommand.class,
            SeedCommand.class,
            StressCommand.class,
            LoginLoadCommand.class
        })
final class LocalStack {

    private static final int FAILED = 1;

    private LocalStack() {}

    static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    /** Returns the exit code. */
    static int run(String... arguments) {
        return new CommandLine(new LocalStack())
                .setExecutionExceptionHandler(LocalStack::handle)
                .execute(arguments);
    }

    /** An expected problem is told in its own words; anything else is a bug and shows where it is. */
    private static int handle(Exception problem, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (problem instanceof StackException
                || problem instanceof TraceException
                || problem instanceof OperatorException
                || problem instanceof LoadException
                || problem instanceof SeedException) {
            System.err.println(problem.getMessage());
            return FAILED;
        }
        throw problem;
    }
}
