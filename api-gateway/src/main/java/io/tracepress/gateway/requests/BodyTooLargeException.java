package io.tracepress.gateway.requests;

import java.io.IOException;

/** A request body of more bytes than the gateway reads, counted after decompression. */
public final class BodyTooLargeException extends IOException {

    BodyTooLargeException(long limit) {
        super("A body may have at most %d bytes.".formatted(limit));
    }
}
