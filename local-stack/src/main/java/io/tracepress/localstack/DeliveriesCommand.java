package io.tracepress.localstack;

import io.tracepress.localstack.deadletters.DeliveriesJson;
import io.tracepress.localstack.deadletters.DeliveriesText;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "deliveries", description = "List the mails that were sent or are yet to be, the latest first.")
final class DeliveriesCommand implements Callable<Integer> {

    @Mixin
    private OperatorOptions options;

    @Option(
            names = {"-n", "--limit"},
            paramLabel = "N",
            defaultValue = "20",
            description = "So many, at most 100 (default: ${DEFAULT-VALUE}).")
    private int limit;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        try (var email = options.connect()) {
            var deliveries = email.deliveries(limit);
            if (options.json()) {
                out.println(DeliveriesJson.of(deliveries));
            } else {
                DeliveriesText.lines(deliveries).forEach(out::println);
            }
            return 0;
        }
    }
}
