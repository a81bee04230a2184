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
        insert(event, false);
    }

    /**
     * Costs what {@link #write} costs, and publishes nothing, so that the time taken does not tell whether there was an
     * event.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void writeDecoy(Message event) {
        insert(event, true);
    }

    private void insert(Message event, boolean decoy) {
        database.sql("""
                        INSERT INTO outbox (id, event_type, payload, traceparent, published_at)
                        VALUES (:id, :eventType, :payload::jsonb, :traceparent, CASE WHEN :decoy THEN now() END)
                        """)
                .param("id", UuidCreator.getTimeOrderedEpoch())
                .param("eventType", EventTypes.of(event))
                .param("payload", json(event))
                .param("traceparent", Traceparent.of(Context.current()))
                .param("decoy", decoy)
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
