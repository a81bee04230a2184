package io.tracepress.localstack.traces;

import io.tracepress.waterfall.Span;
import io.tracepress.waterfall.SpanKind;
import java.util.Locale;
import java.util.regex.Pattern;

/** The names of spans as one line has room for them. */
final class SpanNames {

    private static final Pattern RPC_PACKAGE = Pattern.compile("\\b[a-z]\\w*(?:\\.[a-z]\\w*)*\\.(?=[A-Z]\\w*/\\w)");

    private SpanNames() {}

    /** Marked if it failed, and with the side of a call, whose two spans share a name: AuthService/Login (client). */
    static String of(Span span, Screen screen) {
        return (span.failed() ? screen.failure() + " " : "") + of(span);
    }

    static String of(Span span) {
        var isCall = span.attributes().containsKey("rpc.method");
        var hasSide = isCall && (span.kind() == SpanKind.CLIENT || span.kind() == SpanKind.SERVER);
        var side = " (" + span.kind().name().toLowerCase(Locale.ROOT) + ")";
        return in(span.name()) + (hasSide ? side : "");
    }

    /** Without the packages of gRPC services, and without what a terminal would obey. */
    static String in(String text) {
        return RPC_PACKAGE.matcher(text.replaceAll("\\p{Cntrl}", " ")).replaceAll("");
    }
}
