package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import java.util.Set;

/**
 * What one export request brings to one trace.
 *
 * @param start of the earliest span, in nanoseconds from the Unix epoch
 * @param request how long its longest span of kind server took, in nanoseconds; 0 if there is none
 * @param bytes a {@code TracesData} or {@code LogsData} message; chunks of a trace, one after the other, are one too
 */
record Chunk(
        String traceId,
        Signal signal,
        int items,
        long start,
        long request,
        Set<Operation> operations,
        ByteString bytes) {}
