package io.tracepress.localstack;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "doctor",
        description = "Check what Tracepress needs on this machine, and whether traces arrive; exit code 1 if not.")
final class DoctorCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options;

    @Option(names = "--port-offset", paramLabel = "N", description = "Check the ports that `up` would use with it.")
    private int portOffset;

    @Override
    public Integer call() {
        var findings = new Doctor(options.root(), options.home(), portOffset).examine();
        for (var finding : findings) {
            var level = finding.level().name().toLowerCase(Locale.ROOT);
            System.out.printf("%-5s %-11s %s%n", level, finding.subject(), finding.text());
        }
        return findings.stream().anyMatch(finding -> finding.level() == Finding.Level.FAIL) ? 1 : 0;
    }
}
