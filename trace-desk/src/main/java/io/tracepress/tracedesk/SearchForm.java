package io.tracepress.tracedesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.tracepress.desk.Request;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What is asked of the search page. Its parameters are those of Jaeger's own, so that links fit both; the tags may also
 * be typed as {@code key=value key="another value"}.
 */
record SearchForm(Map<String, String> fields, Map<String, String> tags) {

    private static final String ERROR = "error";
    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX_LIMIT = 1_000;
    private static final Pattern TAG = Pattern.compile("\\s*([^\\s=]+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S*))\\s*");

    static SearchForm empty() {
        return of(Request.with(Map.of()));
    }

    static SearchForm of(Request request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name :
                new String[] {"service", "operation", "minDuration", "maxDuration", "limit", "start", "end", "lookback"
                }) {
            fields.put(name, request.parameter(name));
        }
        // So says Jaeger's page when it means any.
        fields.computeIfPresent("operation", (_, name) -> name.equals("all") ? "" : name);
        Map<String, String> tags = new TreeMap<>(tags(request.parameter("tags")));
        if (!request.parameter("errors").isEmpty()) {
            tags.put(ERROR, "true");
        }
        return new SearchForm(fields, tags);
    }

    SpanFilter filter(Instant now) {
        return new SpanFilter(
                fields.get("service"),
                fields.get("operation"),
                tags,
                duration("minDuration", 0),
                duration("maxDuration", Long.MAX_VALUE),
                earliest(now),
                micros("end", Long.MAX_VALUE));
    }

    int limit() {
        return Math.clamp(number("limit", DEFAULT_LIMIT), 1, MAX_LIMIT);
    }

    boolean errorsOnly() {
        return "true".equals(tags.get(ERROR));
    }

    /** The tags as one types them, without the one that has a box of its own. */
    String typedTags() {
        return tags.entrySet().stream()
                .filter(tag -> !(tag.getKey().equals(ERROR) && errorsOnly()))
                .map(tag -> tag.getKey() + "=" + quoted(tag.getValue()))
                .collect(joining(" "));
    }

    /** The address of this search, here and in Jaeger. */
    String link() {
        Map<String, String> parameters = new LinkedHashMap<>(fields);
        if (!tags.isEmpty()) {
            parameters.put("tags", Envelope.json(tags));
        }
        return "/search?"
                + parameters.entrySet().stream()
                        .filter(parameter -> !parameter.getValue().isEmpty())
                        .map(parameter -> parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), UTF_8))
                        .collect(joining("&"));
    }

    private long earliest(Instant now) {
        long lookback = fields.get("lookback").matches("\\d+[smhd]") ? duration("lookback", 0) : 0;
        long otherwise = lookback == 0 ? 0 : Math.max(0, now.toEpochMilli() * 1_000_000 - lookback);
        return micros("start", otherwise);
    }

    private long duration(String name, long otherwise) {
        return fields.get(name).isEmpty()
                ? otherwise
                : GoDuration.parse(fields.get(name).replace(" ", ""));
    }

    private long micros(String name, long otherwise) {
        return fields.get(name).isEmpty() ? otherwise : Math.clamp(number(name, 0), 0, Long.MAX_VALUE / 1_000) * 1_000;
    }

    private long number(String name, long otherwise) {
        return fields.get(name).matches("\\d{1,18}") ? Long.parseLong(fields.get(name)) : otherwise;
    }

    private static Map<String, String> tags(String text) {
        if (text.startsWith("{")) {
            return JaegerQuery.tags(text);
        }
        if (!text.isEmpty() && !text.matches("(?:" + TAG + ")+")) {
            throw new IllegalArgumentException("Tags are typed as key=value, with a space between two of them.");
        }
        Map<String, String> tags = new TreeMap<>();
        TAG.matcher(text)
                .results()
                .forEach(tag -> tags.put(
                        tag.group(1), tag.group(3) == null ? tag.group(2).replaceAll("\\\\(.)", "$1") : tag.group(3)));
        return tags;
    }

    private static String quoted(String value) {
        return value.matches("[^\\s\"]+") ? value : '"' + value.replaceAll("([\"\\\\])", "\\\\$1") + '"';
    }
}
