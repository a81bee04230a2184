package io.tracepress.localstack.deadletters;

import com.google.protobuf.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How values are shown in tables and JSON. */
final class Cells {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private Cells() {}

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }

    static String time(Timestamp time) {
        return TIME.format(instant(time).atZone(ZoneId.systemDefault()));
    }

    /** Of a W3C traceparent; empty when there is none. */
    static String traceId(String traceparent) {
        var parts = traceparent.split("-");
        return parts.length == 4 ? parts[1] : "";
    }

    /** In one line, and without what would steer a terminal. */
    static String line(String text) {
        return text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
    }
}
