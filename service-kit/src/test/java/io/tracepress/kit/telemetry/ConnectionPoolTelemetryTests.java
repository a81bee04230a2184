package io.tracepress.kit.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.kit.testing.RealBackends;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ConnectionPoolTelemetryTests {

    @RegisterExtension
    static final OpenTelemetryExtension telemetry = OpenTelemetryExtension.create();

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataSourceAutoConfiguration.class, ConnectionPoolTelemetryConfiguration.class))
            // It outlives the context.
            .withBean(
                    OpenTelemetry.class,
                    telemetry::getOpenTelemetry,
                    bean -> ((AbstractBeanDefinition) bean).setDestroyMethodName(""))
            .withPropertyValues(
                    "spring.datasource.url=" + RealBackends.postgres().jdbcUrl("pool"),
                    "spring.datasource.username=pool",
                    "spring.datasource.password=secret",
                    "spring.datasource.hikari.maximum-pool-size=1",
                    "spring.datasource.hikari.connection-timeout=300");

    @BeforeAll
    static void database() {
        RealBackends.postgres().createDatabase("pool", "secret");
    }

    @Test
    void aRequestThatWaitsForAConnectionHasASpanThatSaysSo() {
        withPool(pool -> {
            var held = pool.getConnection();
            Thread.ofVirtual().start(() -> giveBackLate(held, pool));
            inRequest(() -> pool.getConnection().close());
            assertThat(waits())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.getEndEpochNanos() - wait.getStartEpochNanos())
                            .isGreaterThan(TimeUnit.MILLISECONDS.toNanos(1)));
        });
    }

    @Test
    void aConnectionThatIsThereLeavesNoSpan() {
        withPool(pool -> {
            pool.getConnection().close();
            telemetry.clearSpans();
            inRequest(() -> pool.getConnection().close());
            assertThat(waits()).isEmpty();
        });
    }

    @Test
    void waitingInVainIsShownToo() {
        withPool(pool -> {
            var held = pool.getConnection();
            assertThatExceptionOfType(SQLTransientConnectionException.class)
                    .isThrownBy(() -> inRequest(pool::getConnection));
            held.close();
            assertThat(waits())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.getEndEpochNanos() - wait.getStartEpochNanos())
                            .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(300)));
        });
    }

    @Test
    void thePoolIsMeasured() {
        withPool(pool -> {
            pool.getConnection().close();
            assertThat(telemetry.getMetrics())
                    .extracting(metric -> metric.getName())
                    .contains("db.client.connections.usage", "db.client.connections.wait_time");
        });
    }

    private interface Use<T> {
        void of(T it) throws SQLException;
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void withPool(Use<HikariDataSource> use) {
        application.run(context -> {
            telemetry.clearSpans();
            use.of(context.getBean(HikariDataSource.class));
        });
    }

    // Time is what is tested here: the pool is asked first, and the connection comes a little later.
    private static void giveBackLate(Connection held, HikariDataSource pool) {
        await().until(() -> pool.getHikariPoolMXBean().getThreadsAwaitingConnection() == 1);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        try {
            held.close();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void inRequest(Work work) throws SQLException {
        Span request = telemetry
                .getOpenTelemetry()
                .getTracer("test")
                .spanBuilder("request")
                .startSpan();
        try (var _ = request.makeCurrent()) {
            work.run();
        } finally {
            request.end();
        }
    }

    private static List<SpanData> waits() {
        return telemetry.getSpans().stream()
                .filter(span -> span.getName().equals(ConnectionWaits.WAIT))
                .toList();
    }
}
