package io.tracepress.gateway.telemetry;

import static java.util.stream.Collectors.joining;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.context.Context;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizer;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizer.InstrumentationType;
import io.opentelemetry.instrumentation.api.incubator.instrumenter.InstrumenterCustomizerProvider;
import io.opentelemetry.instrumentation.api.instrumenter.AttributesExtractor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Keeps out of telemetry what clients put into URLs though it does not belong there: tokens, passwords, addresses. It
 * works on the request, since what a span is told goes to the exemplars of metrics too.
 */
public final class SafeUrls implements AttributesExtractor<HttpServletRequest, HttpServletResponse> {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    // What semantic conventions say in place of a secret.
    private static final String REDACTED = "REDACTED";
    // A slug has up to 69 characters, an id 36, a refresh token 80.
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]{0,69}");
    private static final Set<String> PARAMETERS = Set.of("q", "tag", "author", "drafts", "limit", "cursor");
    private static final Pattern ADDRESS = Pattern.compile("@|%40");

    /** Applied to each HTTP server by OpenTelemetry, which finds it as a service of the Java platform. */
    public static final class Customizer implements InstrumenterCustomizerProvider {

        @Override
        public void customize(InstrumenterCustomizer instrumentation) {
            if (instrumentation.hasType(InstrumentationType.HTTP_SERVER)) {
                instrumentation.addAttributesExtractor(new SafeUrls());
            }
        }
    }

    // The last extractor has the last word.
    @Override
    public void onStart(AttributesBuilder attributes, Context parent, HttpServletRequest request) {
        attributes.put(PATH, path(request.getRequestURI()));
        if (request.getQueryString() != null) {
            attributes.put(QUERY, query(request.getQueryString()));
        }
    }

    @Override
    public void onEnd(
            AttributesBuilder attributes,
            Context context,
            HttpServletRequest request,
            HttpServletResponse response,
            Throwable failure) {}

    private static String path(String path) {
        return Arrays.stream(path.split("/", -1))
                .map(segment -> SEGMENT.matcher(segment).matches() ? segment : REDACTED)
                .collect(joining("/"));
    }

    private static String query(String query) {
        return Arrays.stream(query.split("&")).map(SafeUrls::parameter).collect(joining("&"));
    }

    private static String parameter(String parameter) {
        String name = parameter.split("=", 2)[0];
        boolean isSafe =
                PARAMETERS.contains(name) && !ADDRESS.matcher(parameter).find();
        return isSafe ? parameter : (SEGMENT.matcher(name).matches() ? name : REDACTED) + "=" + REDACTED;
    }
}
