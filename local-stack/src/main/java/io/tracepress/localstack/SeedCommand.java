package io.tracepress.localstack;

import io.tracepress.localstack.seed.DemoContent;
import io.tracepress.localstack.seed.Gateway;
import io.tracepress.localstack.seed.Progress;
import io.tracepress.localstack.seed.Seeder;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "seed", description = "Fill a stack with demo people, blogs and comments, through its REST API.")
final class SeedCommand implements Callable<Integer> {

    @Mixin
    private StackOptions stack;

    @Option(
            names = "--blogs",
            paramLabel = "N",
            defaultValue = "40",
            description =
                    "How many, drafts included, at most " + DemoContent.MOST_BLOGS + " (default: ${DEFAULT-VALUE}).")
    private int blogs;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "8",
            description = "Who write and comment, " + DemoContent.FEWEST_USERS + " to " + DemoContent.MOST_USERS
                    + " (default: ${DEFAULT-VALUE}).")
    private int users;

    @Option(
            names = "--target",
            paramLabel = "URL",
            description = "Of the gateway (default: that of the running stack, or http://localhost:8080).")
    private String target;

    @Option(
            names = "--yes-demo-accounts",
            description = "Make accounts with a known password even where others than you may reach them.")
    private boolean yesDemoAccounts;

    private final PrintStream out = System.out;

    @Override
    public Integer call() {
        var content = DemoContent.of(blogs, users);
        var gateway = Gateway.at(target == null ? new RunningStack(stack.home()).gatewayUrl() : target);
        if (!gateway.isOnThisMachine() && !yesDemoAccounts) {
            throw new StackException(gateway.url() + " is not on this machine, and everybody knows the password of demo"
                    + " accounts: --yes-demo-accounts makes them all the same");
        }
        var report = new Seeder(gateway, content, Progress.on(out)).run();
        report.lines().forEach(out::println);
        return 0;
    }
}
