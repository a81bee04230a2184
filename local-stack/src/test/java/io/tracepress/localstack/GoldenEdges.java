package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who calls whom, and at which port, in the traces that every endpoint is held to. */
final class GoldenEdges {

    private static final Pattern CALL = Pattern.compile("\\s*(\\S+) CLIENT (.*?)( ERROR)?( \\{.*})?");
    private static final Pattern RPC = Pattern.compile("tracepress\\.(\\w+)\\.v1\\.\\w+/\\w+");
    private static final Pattern STATEMENT = Pattern.compile("COMMIT|(INSERT|SELECT|UPDATE|DELETE) \\w+.*");
    private static final Set<String> REDIS_COMMANDS = Set.of("DEL", "EVALSHA", "GET", "SET", "XACK");
    private static final String MAIL = "send mail";

    private GoldenEdges() {}

    static Set<String> in(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(GoldenEdges::lines)
                    .map(CALL::matcher)
                    .filter(call -> call.matches())
                    .map(call -> call.group(1) + " -> " + callee(call.group(2)))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String callee(String span) {
        var rpc = RPC.matcher(span);
        if (rpc.matches()) {
            return rpc.group(1) + "-service:grpc";
        }
        if (STATEMENT.matcher(span).matches()) {
            return "postgres:postgres";
        }
        if (REDIS_COMMANDS.contains(span)) {
            return "redis:redis";
        }
        if (span.equals(MAIL)) {
            return "mailpit:smtp";
        }
        throw new AssertionError("whom does '" + span + "' call?");
    }
}
