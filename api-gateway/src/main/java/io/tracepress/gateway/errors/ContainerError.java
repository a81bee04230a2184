package io.tracepress.gateway.errors;

import org.springframework.http.HttpStatus;

/** A request that the servlet container refused before any of our code saw it. */
final class ContainerError extends RuntimeException {

    private final HttpStatus status;

    ContainerError(HttpStatus status) {
        super(status.getReasonPhrase(), null, false, false);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
