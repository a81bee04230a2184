package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import java.util.Set;

/**
 * What one export request brings to one trace.
 *
 * @param start of the earliest span, in nanoseconds from the Unix epoch
 * @param bytes a {@code TracesData} or {@code LogsData} message; chunks of a trace, one after the other, are one too
 */
record Chunk(String traceId, Signal signal, int items, long start, Set<Operation> operations, ByteString bytes) {}
