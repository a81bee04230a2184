package io.tracepress.kit.outbox;

import io.tracepress.kit.events.EventPublisher;
import io.tracepress.kit.events.OutgoingEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.springframework.transaction.support.TransactionOperations;

/** Sends what the outbox holds, a batch at a time; for one thread. */
final class OutboxBatch {

    private final OutboxRepository outbox;
    private final EventPublisher publisher;
    private final TransactionOperations transactions;
    private final int size;

    // Their streams are as long as they may be; what is for others must not wait behind.
    private final Set<String> fullTypes = new HashSet<>();

    OutboxBatch(OutboxRepository outbox, EventPublisher publisher, TransactionOperations transactions, int size) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.transactions = transactions;
        this.size = size;
    }

    /**
     * Sends the oldest rows and marks those that Redis has taken, before it fails if it did not take all.
     *
     * @return whether there may be more to send
     */
    boolean send() {
        fullTypes.removeIf(type -> publisher.room(type) > 0);
        var result = transactions.execute(_ -> sendLocked());
        if (result.failure() != null) {
            throw new CompletionException("Redis has not taken all events", result.failure());
        }
        return result.rows() == size;
    }

    private record Result(int rows, Throwable failure) {}

    private Result sendLocked() {
        List<OutgoingEvent> rows = outbox.lockUnpublished(size, fullTypes);
        Map<UUID, CompletableFuture<Void>> answers = new LinkedHashMap<>();
        Throwable failure = null;
        try {
            for (OutgoingEvent event : sendable(rows)) {
                answers.put(event.id(), publisher.publish(event));
            }
        } catch (RuntimeException notConnected) {
            failure = notConnected;
        }
        var published = new ArrayList<UUID>();
        for (var answer : answers.entrySet()) {
            try {
                answer.getValue().join();
                published.add(answer.getKey());
            } catch (CompletionException refused) {
                failure = refused.getCause();
            }
        }
        if (!published.isEmpty()) {
            outbox.markPublished(published);
        }
        return new Result(rows.size(), failure);
    }

    private List<OutgoingEvent> sendable(List<OutgoingEvent> rows) {
        Map<String, Long> room = new HashMap<>();
        var sendable = new ArrayList<OutgoingEvent>();
        for (OutgoingEvent event : rows) {
            long left = room.computeIfAbsent(event.type(), publisher::room);
            if (left > 0) {
                room.put(event.type(), left - 1);
                sendable.add(event);
            } else {
                fullTypes.add(event.type());
            }
        }
        return sendable;
    }
}
