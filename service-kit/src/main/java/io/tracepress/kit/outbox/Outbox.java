package io.tracepress.kit.outbox;

import com.github.f4b6a3.uuid.UuidCreator;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.protobuf.util.JsonFormat;
import io.opentelemetry.context.Context;
import io.tracepress.kit.events.EventTypes;
import io.tracepress.kit.telemetry.Traceparent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Events that are published if, and only if, the transaction that writes them commits. */
public class Outbox {

    private static final JsonFormat.Printer JSON = JsonFormat.printer().omittingInsignificantWhitespace();

    private final JdbcClient database;
    private final OutboxBell bell;

    Outbox(JdbcClient database, OutboxBell bell) {
        this.database = database;
        this.bell = bell;
    }

    /**
     * Writes an event in the caller's transaction; without one it fails.
     *
     * @param event a message of tracepress.events.v1; ids only: no secret, no address
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(Message event) {
        database.sql("""
                        INSERT INTO outbox (id, event_type, payload, traceparent)
                        VALUES (:id, :eventType, :payload::jsonb, :traceparent)
                        """)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("eventType", EventTypes.of(event))
                .param("payload", json(event))
                .param("traceparent", Traceparent.of(Context.current()))
                .update();
        ringAfterCommit();
    }

    private void ringAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.ring();
            }
        });
    }

    private static String json(Message event) {
        try {
            return JSON.print(event);
        } catch (InvalidProtocolBufferException notPrintable) {
            throw new IllegalArgumentException(notPrintable);
        }
    }
}
