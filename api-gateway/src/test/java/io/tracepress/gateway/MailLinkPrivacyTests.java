package io.tracepress.gateway;

import static io.tracepress.kit.testing.RecordedSpans.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.autoconfigure.spi.AutoConfigurationCustomizerProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.tracepress.kit.testing.RecordedSpans;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** The one-click URL carries its token in the query: whatever the answer is, it is not in our telemetry. */
@ExtendWith(OutputCaptureExtension.class)
@Import(MailLinkPrivacyTests.RecordedMetrics.class)
class MailLinkPrivacyTests extends GatewayTest {

    private static final String SECRET = "NobodyMaySeeThis_0123456789-abcdefghijklmno";
    private static final String TOKEN = "0199c2f0-7a51-7cc3-98c4-dc0c0c07398f." + SECRET;
    private static final String FORM = MediaType.APPLICATION_FORM_URLENCODED_VALUE;
    private static final String ONE_CLICK = "List-Unsubscribe=One-Click";

    @Autowired
    RecordedSpans spans;

    @Autowired
    InMemoryMetricReader metrics;

    @BeforeEach
    void forget() {
        spans.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, application/x-www-form-urlencoded, List-Unsubscribe=One-Click, 204",
        "POST, application/x-www-form-urlencoded, List-Unsubscribe=No, 400",
        "POST, text/plain, List-Unsubscribe=One-Click, 415",
        "GET, text/plain, '', 303",
        "DELETE, text/plain, '', 405"
    })
    void theTokenInTheQueryIsInNoTelemetry(
            String method, String mediaType, String form, int status, CapturedOutput output) {
        var server = send(method, "/auth/unsubscribe?token={token}", mediaType, form, status);

        assertThat(attribute(server, "url.query")).isEqualTo("token=REDACTED");
        assertNoTrace(output);
    }

    @Test
    void neitherIsTheTokenOfAFailure(CapturedOutput output) {
        SERVICES.fail("Unsubscribe", Status.INTERNAL);

        send("POST", "/auth/unsubscribe?token={token}", FORM, ONE_CLICK, 500);

        assertThat(output).contains("call failed");
        assertNoTrace(output);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/verify?token={token}", "/reset?{token}", "/unsubscribe?x={token}&y", "/files/{token}"})
    void neitherIsATokenThatSomebodyPutElsewhere(String uri, CapturedOutput output) {
        send("GET", uri, MediaType.TEXT_PLAIN_VALUE, "", uri.startsWith("/files") ? 404 : 200);

        assertNoTrace(output);
    }

    /** The span of the request; it ends after the answer has been sent. */
    private SpanData send(String method, String uri, String mediaType, String body, int status) {
        http.method(HttpMethod.valueOf(method))
                .uri(uri, TOKEN)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .body(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
        await().until(() -> servers().findAny().isPresent());
        return servers().findAny().orElseThrow();
    }

    private Stream<SpanData> servers() {
        return spans.all().stream().filter(span -> span.getKind() == SpanKind.SERVER);
    }

    private void assertNoTrace(CapturedOutput output) {
        assertThat(spans.all()).noneMatch(span -> span.toString().contains(SECRET));
        assertThat(metrics.collectAllMetrics())
                .isNotEmpty()
                .noneMatch(metric -> metric.toString().contains(SECRET));
        assertThat(output).doesNotContain(SECRET);
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class RecordedMetrics {

        @Bean
        InMemoryMetricReader metricReader() {
            return InMemoryMetricReader.create();
        }

        @Bean
        AutoConfigurationCustomizerProvider recordedMetrics(InMemoryMetricReader reader) {
            return sdk -> sdk.addMeterProviderCustomizer((meters, _) -> meters.registerMetricReader(reader));
        }
    }
}
