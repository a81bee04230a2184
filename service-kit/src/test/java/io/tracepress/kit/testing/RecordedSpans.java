package io.tracepress.kit.testing;

import static org.awaitility.Awaitility.await;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** The spans that the service under test has ended. */
@TestConfiguration(proxyBeanMethods = false)
public class RecordedSpans {

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();

    @Bean
    AutoConfigurationCustomizerProvider recordedSpansExporter() {
        return sdk -> sdk.addTracerProviderCustomizer(
                (tracing, _) -> tracing.addSpanProcessor(SimpleSpanProcessor.create(exporter)));
    }

    public void reset() {
        exporter.reset();
    }

    public List<SpanData> all() {
        return exporter.getFinishedSpanItems();
    }

    /** Those of one trace. */
    public List<SpanData> ofTrace(String traceId) {
        return all().stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    /** An attribute of type string, or null. */
    public static String attribute(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    /** The latest of that name; spans end after their answer has been seen, so it waits for one. */
    public SpanData named(String name) {
        await().until(() -> all().stream().anyMatch(span -> span.getName().equals(name)));
        return all().stream()
                .filter(span -> span.getName().equals(name))
                .reduce((_, last) -> last)
                .orElseThrow();
    }
}
