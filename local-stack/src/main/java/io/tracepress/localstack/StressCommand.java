package io.tracepress.localstack;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "stress", description = "Run the k6 stress test, and tell what the stack used meanwhile.")
final class StressCommand implements Callable<Integer> {

    @Mixin
    private LoadOptions load;

    @Option(
            names = "--profile",
            paramLabel = "article|short",
            defaultValue = "short",
            description = "The article's seven minutes, or one (default: ${DEFAULT-VALUE}).")
    private String profile;

    @Option(
            names = "--mix",
            paramLabel = "stress|read",
            defaultValue = "stress",
            description = "Read and write, or only read (default: ${DEFAULT-VALUE}).")
    private String mix;

    @Option(
            names = "--vus",
            paramLabel = "N",
            defaultValue = "16",
            description = "Virtual users at the peak (default: ${DEFAULT-VALUE}).")
    private int virtualUsers;

    @Override
    public Integer call() {
        var settings = Map.of("PROFILE", profile, "MIX", mix, "VUS", Integer.toString(virtualUsers));
        return load.tell(load.run("stress.js", settings));
    }
}
