package io.tracepress.gateway.telemetry;

import static java.util.stream.Collectors.joining;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SpanProcessor;
import java.util.Arrays;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Keeps out of traces what clients put into URLs though it does not belong there: tokens, passwords, addresses. */
final class SafeUrls implements SpanProcessor {

    private static final AttributeKey<String> PATH = AttributeKey.stringKey("url.path");
    private static final AttributeKey<String> QUERY = AttributeKey.stringKey("url.query");
    // What semantic conventions say in place of a secret.
    private static final String REDACTED = "REDACTED";
    // A slug has up to 69 characters, an id 36, a refresh token 80.
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._-]{0,69}");
    private static final Set<String> PARAMETERS = Set.of("q", "tag", "author", "drafts", "limit", "cursor");
    private static final Pattern ADDRESS = Pattern.compile("@|%40");

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {
        replace(span, PATH, SafeUrls::path);
        replace(span, QUERY, SafeUrls::query);
    }

    @Override
    public boolean isStartRequired() {
        return true;
    }

    @Override
    public void onEnd(ReadableSpan span) {}

    @Override
    public boolean isEndRequired() {
        return false;
    }

    private static void replace(ReadWriteSpan span, AttributeKey<String> key, UnaryOperator<String> safe) {
        String value = span.getAttribute(key);
        if (value != null) {
            span.setAttribute(key, safe.apply(value));
        }
    }

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
