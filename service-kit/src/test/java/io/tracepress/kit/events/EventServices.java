package io.tracepress.kit.events;

import com.google.protobuf.Message;
import com.zaxxer.hikari.HikariDataSource;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.Consumer;
import io.lettuce.core.Range;
import io.lettuce.core.RedisClient;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.XGroupCreateArgs;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.tracepress.kit.outbox.Outbox;
import io.tracepress.kit.telemetry.RequestsOnly;
import io.tracepress.kit.testing.RealBackends;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Services that do nothing but write and consume events, with short delays, on one PostgreSQL and one Redis that are
 * emptied before each test. They stop after it.
 */
public final class EventServices implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback {

    private static final String PASSWORD = "secret";

    private static final Map<String, Object> HASTE = Map.ofEntries(
            Map.entry("tracepress.outbox.poll-interval", "20ms"),
            Map.entry("tracepress.outbox.upkeep-interval", "30ms"),
            Map.entry("tracepress.events.consumer", "consumer"),
            Map.entry("tracepress.events.first-retry-delay", "20ms"),
            Map.entry("tracepress.events.longest-pause", "50ms"),
            Map.entry("tracepress.events.claim-idle", "500ms"),
            Map.entry("tracepress.events.read-wait", "20ms"),
            Map.entry("tracepress.events.upkeep-interval", "30ms"));

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryMetricReader metrics = InMemoryMetricReader.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .setSampler(RequestsOnly.sampler())
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(metrics).build())
            .build();
    private final List<ConfigurableApplicationContext> running = new ArrayList<>();

    private HikariDataSource pool;
    private String databaseName;
    private int redisDatabase;
    private RedisClient client;
    private StatefulRedisConnection<String, String> connection;

    @Override
    public void beforeAll(ExtensionContext test) {
        databaseName = "events_" + test.getRequiredTestClass().getSimpleName().toLowerCase(Locale.ROOT);
        RealBackends.postgres().createDatabase(databaseName, PASSWORD);
        pool = new HikariDataSource();
        pool.setJdbcUrl(RealBackends.postgres().jdbcUrl(databaseName));
        pool.setUsername(databaseName);
        pool.setPassword(PASSWORD);
        pool.setMaximumPoolSize(2);
        // The last one twice: it runs again whenever it has changed.
        for (String script : List.of("V0_1__create_outbox.sql", "R__outbox_upkeep.sql", "R__outbox_upkeep.sql")) {
            new ResourceDatabasePopulator(new ClassPathResource("db/outbox/" + script)).execute(pool);
        }
        redisDatabase = RealBackends.redis().nextDatabase();
        client = RedisClient.create(RealBackends.redis().uri(redisDatabase));
        client.setOptions(ClientOptions.builder().autoReconnect(false).build());
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        database().sql("TRUNCATE outbox").update();
        redis().flushdb();
        spans.reset();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        running.reversed().forEach(ConfigurableApplicationContext::close);
        running.clear();
    }

    @Override
    public void afterAll(ExtensionContext test) {
        client.shutdown();
        pool.close();
    }

    /** Starts a service; the settings are those that differ. */
    public ConfigurableApplicationContext start(String name, List<EventHandler<?>> handlers, String... settings) {
        Map<String, Object> given = new HashMap<>(HASTE);
        given.put("spring.config.location", "classpath:service-kit-events.yaml");
        given.put("spring.application.name", name);
        given.put("spring.datasource.url", RealBackends.postgres().jdbcUrl(databaseName));
        given.put("spring.datasource.username", databaseName);
        given.put("spring.datasource.password", PASSWORD);
        given.put("spring.datasource.hikari.maximum-pool-size", 2);
        given.put("spring.data.redis.database", redisDatabase);
        given.put("REDIS_HOST", RealBackends.redis().host());
        given.put("REDIS_PORT", RealBackends.redis().port());
        given.put("REDIS_PASSWORD", RealBackends.redis().password());
        var service = new SpringApplicationBuilder(SmallService.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .initializers(context -> {
                    TestPropertyValues.of(settings).applyTo(context);
                    register((GenericApplicationContext) context, handlers);
                })
                .environment(environment(given))
                .run();
        running.add(service);
        return service;
    }

    /** Writes the events in one transaction. */
    public void write(ConfigurableApplicationContext service, Message... events) {
        service.getBean(TransactionOperations.class).executeWithoutResult(_ -> {
            for (Message event : events) {
                service.getBean(Outbox.class).write(event);
            }
        });
    }

    public JdbcClient database() {
        return JdbcClient.create(pool);
    }

    public long unpublished() {
        return database()
                .sql("SELECT count(*) FROM outbox WHERE published_at IS NULL")
                .query(Long.class)
                .single();
    }

    public RedisCommands<String, String> redis() {
        if (connection == null || !connection.isOpen()) {
            connection = client.connect();
        }
        return connection.sync();
    }

    /** Reads as another program would that never acknowledges. */
    @SuppressWarnings("unchecked")
    public List<StreamMessage<String, String>> read(String stream, String group, String consumer, int count) {
        return redis().xreadgroup(
                        Consumer.from(group, consumer),
                        XReadArgs.Builder.count(count),
                        StreamOffset.lastConsumed(stream));
    }

    public void createGroup(String stream, String group) {
        redis().xgroupCreate(StreamOffset.from(stream, "0"), group, XGroupCreateArgs.Builder.mkstream());
    }

    /** All that the stream holds. */
    public List<StreamMessage<String, String>> entries(String stream) {
        return redis().xrange(stream, Range.unbounded());
    }

    public Tracer tracer() {
        return telemetry.getTracer("test");
    }

    /** The spans of that name that have ended. */
    public List<SpanData> spans(String name) {
        return spans().stream().filter(span -> span.getName().equals(name)).toList();
    }

    public List<SpanData> spans() {
        return spans.getFinishedSpanItems();
    }

    /** The latest value of a gauge, or the count so far, where the attributes have those values; 0 when there is none. */
    public double metric(String name, String... attributeValues) {
        return metrics.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .flatMap(metric -> metric.getData().getPoints().stream())
                .filter(point -> point.getAttributes().asMap().values().containsAll(List.of(attributeValues)))
                .mapToDouble(EventServices::value)
                .sum();
    }

    private static double value(PointData point) {
        return switch (point) {
            case LongPointData number -> number.getValue();
            case DoublePointData number -> number.getValue();
            case HistogramPointData histogram -> histogram.getCount();
            default -> throw new IllegalArgumentException(point.toString());
        };
    }

    private static ConfigurableEnvironment environment(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
        return environment;
    }

    private void register(GenericApplicationContext context, List<EventHandler<?>> handlers) {
        // It outlives the context.
        context.registerBean(
                OpenTelemetry.class, () -> telemetry, bean -> ((AbstractBeanDefinition) bean).setDestroyMethodName(""));
        for (int i = 0; i < handlers.size(); i++) {
            EventHandler<?> handler = handlers.get(i);
            context.registerBean("handler" + i, EventHandler.class, () -> handler);
        }
    }
}
