package io.tracepress.kit.events;

import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The events that consumer groups gave up, of all services; methods fail when Redis does not answer. */
public final class DeadLetters {

    /** How many are listed at most. */
    public static final int MOST = 1000;

    private static final int PAGE = 1000;

    private final EventConnections connections;

    DeadLetters(EventConnections connections) {
        this.connections = connections;
    }

    /** Those of all groups, the oldest first. */
    public List<DeadLetter> list() {
        return connections.ask(redis -> redis.smembers(EventStreams.GROUPS_WITH_DEAD_LETTERS)).stream()
                .flatMap(group -> page(group, Range.unbounded(), MOST).map(letter -> deadLetter(group, letter)))
                .sorted(Comparator.comparing(DeadLetter::failedAt))
                .limit(MOST)
                .toList();
    }

    /**
     * Gives an event to its group once more, and to no other, as if for the first time.
     *
     * @return false when the group has no such dead letter
     */
    public boolean replay(String group, String eventId) {
        return find(group, eventId)
                .filter(entry -> connections.ask(redis -> EventScript.REPLAY.<Long>run(
                                redis, List.of(EventStreams.deadLetters(group), EventStreams.replays(group)), entry))
                        == 1)
                .isPresent();
    }

    private Optional<String> find(String group, String eventId) {
        Range<String> rest = Range.unbounded();
        while (true) {
            List<StreamMessage<String, String>> page = page(group, rest, PAGE).toList();
            Optional<String> found = page.stream()
                    .filter(letter -> eventId.equals(letter.getBody().get(EventField.ID)))
                    .map(StreamMessage::getId)
                    .findFirst();
            if (found.isPresent() || page.size() < PAGE) {
                return found;
            }
            rest = Range.from(Range.Boundary.excluding(page.getLast().getId()), Range.Boundary.unbounded());
        }
    }

    private Stream<StreamMessage<String, String>> page(String group, Range<String> range, int size) {
        return connections
                .ask(redis -> redis.xrange(EventStreams.deadLetters(group), range, Limit.from(size)))
                .stream();
    }

    private static DeadLetter deadLetter(String group, StreamMessage<String, String> letter) {
        Map<String, String> fields = letter.getBody();
        return new DeadLetter(
                group,
                fields.get(EventField.ID),
                fields.get(EventField.TYPE),
                fields.get(EventField.PAYLOAD),
                fields.get(EventField.REASON),
                Integer.parseInt(fields.get(EventField.TRIES)),
                Instant.ofEpochMilli(Long.parseLong(fields.get(EventField.FAILED_AT))),
                fields.get(EventField.TRACEPARENT));
    }
}
