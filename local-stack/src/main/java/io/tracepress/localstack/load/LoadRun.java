package io.tracepress.localstack.load;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/**
 * A run of k6 that has ended.
 *
 * @param exitCode 0 if all that the script demands did hold
 * @param seconds from the start of k6 to its end
 * @param figures what the script came to, unless it ended too early
 * @param log what the script logged
 */
public record LoadRun(int exitCode, double seconds, Optional<ObjectNode> figures, List<String> log) {

    /** The slowest first. */
    public List<SlowRequest> slowest(int limit) {
        return log.stream()
                .flatMap(line -> SlowRequest.in(line).stream())
                .sorted(Comparator.comparingDouble(SlowRequest::ms).reversed())
                .limit(limit)
                .toList();
    }

    /** Lines that are for people. */
    public List<String> complaints() {
        return log.stream()
                .filter(Predicate.not(String::isBlank))
                .filter(line -> SlowRequest.in(line).isEmpty())
                .toList();
    }
}
