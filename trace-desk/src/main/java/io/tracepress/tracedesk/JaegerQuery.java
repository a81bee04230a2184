package io.tracepress.tracedesk;

import io.tracepress.desk.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The parameters of Jaeger's {@code /api/traces}; those that cannot be read throw IllegalArgumentException. */
record JaegerQuery(SpanFilter filter, int limit) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int DEFAULT_LIMIT = 100;
    private static final Duration LOOKBACK = Duration.ofDays(2);

    static JaegerQuery of(Request request, Instant now) {
        if (request.parameter("service").isEmpty()) {
            throw new IllegalArgumentException("parameter 'service' is required");
        }
        var filter = new SpanFilter(
                request.parameter("service"),
                request.parameter("operation"),
                tags(request),
                duration(request, "minDuration", 0),
                duration(request, "maxDuration", Long.MAX_VALUE),
                time(request, "start", now.minus(LOOKBACK)),
                time(request, "end", now));
        if (filter.minDuration() > filter.maxDuration()) {
            throw new IllegalArgumentException("'maxDuration' should be greater than 'minDuration'");
        }
        return new JaegerQuery(filter, limit(request));
    }

    static Map<String, String> tags(String json) {
        try {
            return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
        } catch (JacksonException e) {
            throw new IllegalArgumentException("malformed 'tags' parameter, cannot unmarshal JSON", e);
        }
    }

    /** {@code tags} is a map in JSON, {@code tag} a key and a value with a colon between them. */
    private static Map<String, String> tags(Request request) {
        Map<String, String> tags = new HashMap<>();
        request.parameters("tags").forEach(json -> tags.putAll(tags(json)));
        for (String tag : request.parameters("tag")) {
            String[] pair = tag.split(":", 2);
            if (pair.length < 2) {
                throw new IllegalArgumentException("malformed 'tag' parameter, expecting key:value, received: " + tag);
            }
            tags.put(pair[0], pair[1]);
        }
        return tags;
    }

    private static long duration(Request request, String name, long otherwise) {
        String text = request.parameter(name);
        try {
            return text.isEmpty() ? otherwise : GoDuration.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unable to parse param '" + name + "': " + e.getMessage(), e);
        }
    }

    /** In microseconds from the Unix epoch. */
    private static long time(Request request, String name, Instant otherwise) {
        String text = request.parameter(name);
        if (text.isEmpty()) {
            return Math.multiplyExact(otherwise.toEpochMilli(), 1_000_000L);
        }
        return number(text, name) > Long.MAX_VALUE / 1_000 ? Long.MAX_VALUE : number(text, name) * 1_000;
    }

    private static int limit(Request request) {
        String text = request.parameter("limit");
        long limit = text.isEmpty() ? DEFAULT_LIMIT : number(text, "limit");
        if (limit < 1) {
            throw new IllegalArgumentException("search depth must be greater than 0");
        }
        return Math.toIntExact(Math.min(limit, Integer.MAX_VALUE));
    }

    private static long number(String text, String name) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "unable to parse param '" + name + "': \"" + text + "\" is no number", e);
        }
    }
}
