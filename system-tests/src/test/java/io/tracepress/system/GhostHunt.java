package io.tracepress.system;

import io.tracepress.system.Client.Answer;
import io.tracepress.waterfall.Trace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Looks for ghosts in rounds of calls. A ghost is there every time, so a span that is without in one round is none: the
 * first ones warm the services up, and a busy machine may spoil another.
 */
final class GhostHunt {

    private static final int ROUNDS = 8;

    private final Traces traces;
    private final int callsPerRound;

    GhostHunt(Traces traces, int callsPerRound) {
        this.traces = traces;
        this.callsPerRound = callsPerRound;
    }

    /** The ghosts of each endpoint, none for most: spans, with what was measured last. */
    Map<String, Map<String, String>> ghosts(Map<String, Supplier<Answer>> endpoints) {
        Map<String, Map<String, String>> ghosts = new LinkedHashMap<>();
        var left = new LinkedHashMap<>(endpoints);
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            round(left).forEach((name, seen) -> ghosts.merge(name, seen, GhostHunt::seenAgain));
            left.keySet().removeIf(name -> ghosts.get(name).isEmpty());
        }
        return ghosts;
    }

    private static Map<String, String> seenAgain(Map<String, String> before, Map<String, String> now) {
        now.keySet().retainAll(before.keySet());
        return now;
    }

    private Map<String, Map<String, String>> round(Map<String, Supplier<Answer>> endpoints) {
        Map<String, List<String>> ids = new HashMap<>();
        endpoints.forEach((name, call) -> ids.put(
                name,
                Stream.generate(call).limit(callsPerRound).map(Answer::traceId).toList()));
        Map<String, Trace> found =
                traces.complete(ids.values().stream().flatMap(List::stream).toList());
        Map<String, Map<String, String>> ghosts = new HashMap<>();
        ids.forEach((name, traceIds) -> ghosts.put(
                name, GhostRule.ghosts(traceIds.stream().map(found::get).toList())));
        return ghosts;
    }
}
