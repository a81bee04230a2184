package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** Trace and span ids: 16 and 8 bytes, not all of them zero. */
final class Ids {

    private static final ByteString NO_TRACE = ByteString.copyFrom(new byte[16]);
    private static final ByteString NO_SPAN = ByteString.copyFrom(new byte[8]);

    private Ids() {}

    static boolean isTraceId(ByteString id) {
        return id.size() == NO_TRACE.size() && !id.equals(NO_TRACE);
    }

    static boolean isSpanId(ByteString id) {
        return id.size() == NO_SPAN.size() && !id.equals(NO_SPAN);
    }

    static String hex(ByteString id) {
        return HexFormat.of().formatHex(id.toByteArray());
    }

    /** A trace id as people and links write it: in any case, with or without the zeros in front. */
    static Optional<String> traceId(String text) {
        return Optional.of(text)
                .filter(id -> id.matches("[0-9a-fA-F]{1,32}"))
                .map(id -> "0".repeat(32 - id.length()) + id.toLowerCase(Locale.ROOT));
    }
}
