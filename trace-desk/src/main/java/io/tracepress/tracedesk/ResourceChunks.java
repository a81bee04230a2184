package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.resource.v1.Resource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sorts what one resource sent into chunks of traces. */
final class ResourceChunks {

    private final Signal signal;
    private final ByteString resource;
    private final String service;
    private final Map<String, ChunkBuilder> open = new LinkedHashMap<>();
    private final List<Chunk> chunks = new ArrayList<>();

    ResourceChunks(Signal signal, ByteString resource) throws InvalidProtocolBufferException {
        this.signal = signal;
        // A copy, because a slice would keep the whole request in memory.
        this.resource = ByteString.copyFrom(resource.toByteArray());
        this.service = Attributes.serviceName(Resource.parseFrom(resource));
    }

    /** Whether the span or log record is usable. */
    boolean add(ByteString scope, ByteString bytes) throws InvalidProtocolBufferException {
        Signal.Item item = signal.read(bytes);
        if (item.usable() && !item.traceId().isEmpty()) {
            ChunkBuilder builder = open.computeIfAbsent(item.traceId(), id -> new ChunkBuilder(id, signal, resource));
            builder.add(scope, bytes, item.start(), item.request());
            if (signal == Signal.TRACES) {
                builder.add(new Operation(service, item.name(), item.kind()));
            }
            if (builder.isFull()) {
                chunks.add(open.remove(item.traceId()).build());
            }
        }
        return item.usable();
    }

    List<Chunk> chunks() {
        open.values().forEach(builder -> chunks.add(builder.build()));
        open.clear();
        return List.copyOf(chunks);
    }
}
