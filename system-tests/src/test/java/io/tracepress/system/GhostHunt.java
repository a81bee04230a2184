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
 * Looks for ghosts in rounds of calls. A ghost is there every time, so what counts is an endpoint's best round: the
 * first ones warm the services up, and a busy machine may spoil another.
 */
final class GhostHunt {

    private static final int ROUNDS = 12;

    private final Traces traces;
    private final int callsPerRound;

    GhostHunt(Traces traces, int callsPerRound) {
        this.traces = traces;
        this.callsPerRound = callsPerRound;
    }

    /** The ghosts of each endpoint, none for most. */
    Map<String, List<String>> ghosts(Map<String, Supplier<Answer>> endpoints) {
        Map<String, List<String>> fewest = new LinkedHashMap<>();
        var left = new LinkedHashMap<>(endpoints);
        for (int round = 0; round < ROUNDS && !left.isEmpty(); round++) {
            round(left)
                    .forEach((name, ghosts) ->
                            fewest.merge(name, ghosts, (before, now) -> now.size() < before.size() ? now : before));
            left.keySet().removeIf(name -> fewest.get(name).isEmpty());
        }
        return fewest;
    }

    private Map<String, List<String>> round(Map<String, Supplier<Answer>> endpoints) {
        Map<String, List<String>> ids = new HashMap<>();
        endpoints.forEach((name, call) -> ids.put(
                name,
                Stream.generate(call).limit(callsPerRound).map(Answer::traceId).toList()));
        Map<String, Trace> found =
                traces.complete(ids.values().stream().flatMap(List::stream).toList());
        Map<String, List<String>> ghosts = new HashMap<>();
        ids.forEach((name, traceIds) -> ghosts.put(
                name, GhostRule.ghosts(traceIds.stream().map(found::get).toList())));
        return ghosts;
    }
}
