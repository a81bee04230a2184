package io.tracepress.tracedesk;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Which of the style sheet's colours a service has: the same on each page, and another one than its neighbours. */
final class ServiceColours {

    private static final int COLOURS = 10;

    private final Map<String, Integer> colours = new HashMap<>();

    ServiceColours(Collection<String> services) {
        new TreeSet<>(services).forEach(this::choose);
    }

    /** The name of a class. */
    String of(String service) {
        return "s" + colours.getOrDefault(service, preferred(service));
    }

    private void choose(String service) {
        int colour = preferred(service);
        while (colours.size() < COLOURS && colours.containsValue(colour)) {
            colour = (colour + 1) % COLOURS;
        }
        colours.put(service, colour);
    }

    private static int preferred(String service) {
        return Math.floorMod(service.hashCode(), COLOURS);
    }
}
