package io.tracepress.localstack;

import io.tracepress.email.v1.DeadLetter;
import io.tracepress.localstack.deadletters.DeadLettersJson;
import io.tracepress.localstack.deadletters.EmailOperator;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "replay", description = "Give dead letters to their consumers once more.")
final class ReplayCommand implements Callable<Integer> {

    private static final int NONE = 1;

    @Mixin
    private OperatorOptions options;

    @ArgGroup(multiplicity = "1")
    private Wanted wanted;

    @Option(names = "--group", paramLabel = "GROUP", description = "Only what this consumer gave up.")
    private String group;

    private final PrintStream out = System.out;

    private static final class Wanted {

        @Parameters(paramLabel = "EVENT_ID", description = "The event.")
        private String eventId;

        @Option(names = "--all", required = true, description = "All of them.")
        private boolean all;
    }

    @Override
    public Integer call() {
        try (var email = options.connect()) {
            return replay(email);
        }
    }

    private int replay(EmailOperator email) {
        var letters = email.deadLetters().stream().filter(this::isWanted).toList();
        if (letters.isEmpty() && !wanted.all) {
            System.err.println("There is no dead letter " + wanted.eventId + (group == null ? "" : " of " + group)
                    + "; ./tracepress dead-letters lists them");
            return NONE;
        }
        print(letters.stream().filter(email::replay).toList());
        return 0;
    }

    private boolean isWanted(DeadLetter letter) {
        return (wanted.all || letter.getEventId().equals(wanted.eventId))
                && (group == null || letter.getConsumerGroup().equals(group));
    }

    private void print(List<DeadLetter> replayed) {
        if (options.json()) {
            out.println(DeadLettersJson.of(replayed));
            return;
        }
        replayed.forEach(letter -> out.println(
                "Gave " + letter.getEventType() + " " + letter.getEventId() + " to " + letter.getConsumerGroup()));
        if (replayed.isEmpty()) {
            out.println("No dead letters");
        }
    }
}
