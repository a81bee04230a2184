package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import java.util.Locale;

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

    /** A trace id as people and links write it: any case, with or without the zeros in front. */
    static String padded(String traceId) {
        return "0".repeat(Math.max(0, 32 - traceId.length())) + traceId.toLowerCase(Locale.ROOT);
    }
}
