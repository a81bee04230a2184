package io.tracepress.email;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What is kept about a mail: not its text, and not its address. */
record Delivery(
        UUID eventId,
        String eventType,
        UUID userId,
        DeliveryState state,
        int tries,
        Optional<String> lastFailure,
        Instant createdAt,
        Instant updatedAt) {}
