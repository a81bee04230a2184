package io.tracepress.kit.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.StreamMessage;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.events.v1.BlogDeleted;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.events.EventServices;
import io.tracepress.kit.testing.RealBackends;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

class OutboxRelayTests {

    private static final String REGISTERED = "events:user.registered";
    private static final String DELETED = "events:blog.deleted";

    @RegisterExtension
    static final EventServices services = new EventServices();

    @Test
    void anEventIsPublishedIfItsTransactionCommits() {
        var service = start();

        service.getBean(TransactionOperations.class).executeWithoutResult(transaction -> {
            service.getBean(Outbox.class).write(registered("undone"));
            transaction.setRollbackOnly();
        });
        services.write(service, registered("done"));

        await().until(() -> services.unpublished() == 0);
        assertThat(entries(REGISTERED))
                .extracting(entry -> entry.getBody().get("payload"))
                .containsExactly("{\"userId\": \"done\"}");
    }

    @Test
    void itLeavesAtOnceAndNotWhenTheRelayLooksForRowsNextTime() {
        var service = start("tracepress.outbox.poll-interval=1h");

        services.write(service, registered("first"));
        await().atMost(Duration.ofSeconds(5)).until(() -> entries(REGISTERED).size() == 1);
        services.write(service, registered("second"));
        await().atMost(Duration.ofSeconds(5)).until(() -> entries(REGISTERED).size() == 2);
    }

    @Test
    void theTraceOfTheRequestGoesOn() {
        var service = start();
        services.createGroup(REGISTERED, "a");
        services.createGroup(REGISTERED, "b");

        Span request = services.tracer().spanBuilder("request").startSpan();
        try (var _ = request.makeCurrent()) {
            services.write(service, registered("traced"));
        } finally {
            request.end();
        }

        await().until(() -> services.spans("send user.registered").size() == 1);
        SpanData send = services.spans("send user.registered").getFirst();
        assertThat(send.getTraceId()).isEqualTo(request.getSpanContext().getTraceId());
        assertThat(send.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);

        var entry = entries(REGISTERED).getFirst().getBody();
        assertThat(send.getAttributes().asMap())
                .containsEntry(AttributeKey.stringKey("messaging.system"), "redis")
                .containsEntry(AttributeKey.stringKey("messaging.destination.name"), REGISTERED)
                .containsEntry(AttributeKey.stringKey("messaging.operation.name"), "send")
                .containsEntry(AttributeKey.stringKey("messaging.operation.type"), "send")
                .containsEntry(AttributeKey.stringKey("messaging.message.id"), entry.get("id"))
                .containsEntry(AttributeKey.longKey("tracepress.event.consumers"), 2L);
        assertThat(entry.get("traceparent")).contains(send.getTraceId(), send.getSpanId());

        assertThat(services.spans("wait in outbox")).singleElement().satisfies(wait -> {
            assertThat(wait.getParentSpanId())
                    .isEqualTo(request.getSpanContext().getSpanId());
            assertThat(wait.getEndEpochNanos()).isLessThanOrEqualTo(send.getStartEpochNanos() + 1_000_000);
        });
        await().untilAsserted(() -> assertThat(services.spans("EVALSHA"))
                .singleElement()
                .satisfies(command -> assertThat(command.getParentSpanId()).isEqualTo(send.getSpanId())));
    }

    @Test
    void whatNobodyAskedForLeavesNoSpan() {
        var service = start();
        services.write(service, registered("of no request"));

        await().until(() -> services.spans("EVALSHA").size() == 1);
        assertThat(services.spans())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("send user.registered", "EVALSHA");
    }

    @Test
    void relaysSideBySidePublishEachRowOnce() {
        insert(1000, "user.registered");

        start("tracepress.outbox.batch-size=7");
        start("tracepress.outbox.batch-size=7");

        await().until(() -> services.unpublished() == 0);
        assertThat(entries(REGISTERED)).hasSize(1000);
        assertThat(new HashSet<>(entries(REGISTERED).stream()
                        .map(entry -> entry.getBody().get("id"))
                        .toList()))
                .hasSize(1000);
        assertThat(entries(REGISTERED))
                .extracting(entry -> Integer.parseInt(entry.getBody().get("n")))
                .isSorted()
                .startsWith(1)
                .endsWith(1000);
    }

    @Test
    void whileRedisIsAwayRowsWait() {
        var service = start();
        services.write(service, registered("before"));
        await().until(() -> services.unpublished() == 0);

        RealBackends.redis().stop();
        try {
            services.write(service, registered("meanwhile"), BlogDeleted.getDefaultInstance());
            await().until(() -> services.metric("tracepress.outbox.depth") == 2);
            await().until(() -> services.metric("tracepress.outbox.oldest_age") > 0);
        } finally {
            RealBackends.redis().start();
        }

        await().until(() -> services.unpublished() == 0);
        assertThat(entries(REGISTERED)).hasSize(2);
        assertThat(entries(DELETED)).hasSize(1);
        await().until(() -> services.metric("tracepress.outbox.depth") == 0);
    }

    @Test
    void aStreamThatIsFullHoldsUpNoOther() {
        services.createGroup(REGISTERED, "slow");
        insert(12, "user.registered");
        insert(3, "blog.deleted");

        start("tracepress.outbox.batch-size=4", "tracepress.events.max-entries=5", "tracepress.events.kept-entries=0");

        await().until(() -> entries(DELETED).size() == 3);
        assertThat(entries(REGISTERED)).hasSize(5);
        assertThat(services.unpublished()).isEqualTo(7);

        for (int read = 0; read < 12; ) {
            var given = services.read(REGISTERED, "slow", "consumer", 10);
            given.forEach(entry -> services.redis().xack(REGISTERED, "slow", entry.getId()));
            read += given.size();
        }
        await().until(() -> services.unpublished() == 0);
    }

    @Test
    void publishedRowsAreDeletedAfterAWhile() {
        insert(3, "user.registered");

        start("tracepress.outbox.retention=50ms");

        await().until(() -> services.database()
                        .sql("SELECT count(*) FROM outbox")
                        .query(Long.class)
                        .single()
                == 0);
        assertThat(entries(REGISTERED)).hasSize(3);
    }

    @Test
    void aServiceThatStopsSendsWhatItHasWritten() {
        var service = start("tracepress.outbox.poll-interval=300ms", "tracepress.outbox.batch-size=10");
        await().until(() -> services.metric("tracepress.outbox.depth") == 0);
        insert(25, "user.registered");

        service.close();

        assertThat(entries(REGISTERED)).hasSize(25);
        assertThat(services.unpublished()).isZero();
    }

    private static ConfigurableApplicationContext start(String... settings) {
        return services.start("writing-service", List.of(), settings);
    }

    private static UserRegistered registered(String userId) {
        return UserRegistered.newBuilder().setUserId(userId).build();
    }

    private static void insert(int rows, String type) {
        services.database().sql("""
                        INSERT INTO outbox (id, event_type, payload)
                        SELECT gen_random_uuid(), :type, '{}' FROM generate_series(1, :rows)
                        """).param("type", type).param("rows", rows).update();
    }

    private static List<StreamMessage<String, String>> entries(String stream) {
        return services.entries(stream);
    }
}
