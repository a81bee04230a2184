package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** An OTLP export request, sorted into the traces that its spans or log records belong to. */
final class ExportRequest {

    private static final int MAX_ITEMS = 20_000;
    private static final int MAX_ITEM_BYTES = 256 * 1024;

    private final Signal signal;
    private final List<Chunk> chunks = new ArrayList<>();
    private int items;
    private int rejected;
    private String reason = "";

    private ExportRequest(Signal signal) {
        this.signal = signal;
    }

    /** Throws {@link IOException} when any part of the request is no protobuf, in which case none of it counts. */
    static ExportRequest read(Signal signal, ByteString body) throws IOException {
        var request = new ExportRequest(signal);
        for (ByteString ofResource : MessageFields.read(body, 1)) {
            request.readResource(ofResource);
        }
        return request;
    }

    List<Chunk> chunks() {
        return chunks;
    }

    int rejected() {
        return rejected;
    }

    /** Why the last of the rejected items was rejected. */
    String reason() {
        return reason;
    }

    private void readResource(ByteString ofResource) throws IOException {
        List<ByteString> ofScopes = MessageFields.read(ofResource, 2);
        if (ofScopes.isEmpty()) {
            return;
        }
        ByteString resource = MessageFields.readOne(ofResource, 1);
        boolean tooLarge = resource.size() > MAX_ITEM_BYTES;
        var sorted = new ResourceChunks(signal, tooLarge ? ByteString.EMPTY : resource);
        for (ByteString ofScope : ofScopes) {
            ByteString scope = MessageFields.readOne(ofScope, 1);
            for (ByteString item : MessageFields.read(ofScope, 2)) {
                if (tooLarge || scope.size() + item.size() > MAX_ITEM_BYTES) {
                    reject("more than " + MAX_ITEM_BYTES + " bytes in one span, log record, scope or resource");
                } else if (++items > MAX_ITEMS) {
                    reject("more than " + MAX_ITEMS + " spans or log records in one request");
                } else if (!sorted.add(scope, item)) {
                    reject("a trace or span id that is missing, zero or of the wrong length");
                }
            }
        }
        chunks.addAll(sorted.chunks());
    }

    private void reject(String why) {
        rejected++;
        reason = why;
    }
}
