package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what one resource sent for one trace. */
final class ChunkBuilder {

    // Small enough that a trace at its limit loses little more than what is beyond it.
    private static final int FULL = 64 * 1024;

    private final String traceId;
    private final Signal signal;
    private final ByteString resource;
    private final Map<ByteString, List<ByteString>> scopes = new LinkedHashMap<>();
    private final Set<Operation> operations = new HashSet<>();
    private long start = Long.MAX_VALUE;
    private long request;
    private int items;
    private int bytes;

    ChunkBuilder(String traceId, Signal signal, ByteString resource) {
        this.traceId = traceId;
        this.signal = signal;
        this.resource = resource;
    }

    void add(ByteString scope, ByteString item, long start, long request) {
        scopes.computeIfAbsent(scope, _ -> new ArrayList<>()).add(item);
        this.start = Math.min(this.start, start);
        this.request = Math.max(this.request, request);
        items++;
        bytes += item.size();
    }

    void add(Operation operation) {
        operations.add(operation);
    }

    boolean isFull() {
        return bytes >= FULL;
    }

    Chunk build() {
        List<ByteString> ofScopes = new ArrayList<>();
        scopes.forEach((scope, ofScope) ->
                ofScopes.add(MessageFields.write(1, List.of(scope)).concat(MessageFields.write(2, ofScope))));
        // Only joined, not copied: all traces of a request share the resource.
        ByteString ofResource =
                MessageFields.prefix(1, resource).concat(resource).concat(MessageFields.write(2, ofScopes));
        ByteString message = MessageFields.prefix(1, ofResource).concat(ofResource);
        return new Chunk(traceId, signal, items, start, request, Set.copyOf(operations), message);
    }
}
