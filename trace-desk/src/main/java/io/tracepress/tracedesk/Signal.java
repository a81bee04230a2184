package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.trace.v1.Span;
import io.tracepress.waterfall.SpanKind;

/** What is kept of OpenTelemetry's signals; both come as items in scopes in resources, in fields of equal numbers. */
enum Signal {
    TRACES {
        @Override
        Item read(ByteString bytes) throws InvalidProtocolBufferException {
            Span span = Span.parseFrom(bytes);
            boolean usable = Ids.isTraceId(span.getTraceId()) && Ids.isSpanId(span.getSpanId());
            return new Item(
                    usable ? Ids.hex(span.getTraceId()) : "",
                    span.getName(),
                    Spans.kind(span.getKind()),
                    Spans.start(span),
                    Spans.kind(span.getKind()) == SpanKind.SERVER ? Spans.duration(span) : 0,
                    usable);
        }
    },

    /** A log record outside of any trace is welcome, but there is no page to show it on. */
    LOGS {
        @Override
        Item read(ByteString bytes) throws InvalidProtocolBufferException {
            ByteString traceId = LogRecord.parseFrom(bytes).getTraceId();
            return new Item(
                    Ids.isTraceId(traceId) ? Ids.hex(traceId) : "", "", SpanKind.INTERNAL, Long.MAX_VALUE, 0, true);
        }
    };

    abstract Item read(ByteString bytes) throws InvalidProtocolBufferException;

    /**
     * What sorts a span or log record into its trace.
     *
     * @param traceId empty when it is of no trace
     * @param request how long it took, in nanoseconds, if it is a span of kind server; otherwise 0
     * @param usable whether it has the ids that it must have
     */
    record Item(String traceId, String name, SpanKind kind, long start, long request, boolean usable) {}
}
