package io.tracepress.gateway.requests;

import java.util.List;

/** A page of a list; nextCursor is null on the last one. */
public record Page<T>(List<T> items, String nextCursor) {

    public static <T> Page<T> of(List<T> items, String nextPageToken) {
        return new Page<>(items, nextPageToken.isEmpty() ? null : nextPageToken);
    }
}
