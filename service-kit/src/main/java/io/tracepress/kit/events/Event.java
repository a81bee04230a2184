package io.tracepress.kit.events;

import com.google.protobuf.Message;
import java.time.Instant;
import java.util.UUID;

/**
 * An event as its consumer gets it.
 *
 * @param id the same however often the event comes
 * @param writtenAt when the transaction that caused it wrote it
 */
public record Event<E extends Message>(UUID id, E body, Instant writtenAt) {}
