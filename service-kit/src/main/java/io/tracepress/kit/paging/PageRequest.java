package io.tracepress.kit.paging;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.tracepress.kit.errors.ServiceFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which page a caller wants: how many rows, and after which one. */
public record PageRequest(int size, Optional<PageToken> after) {

    private static final int DEFAULT_SIZE = 20;
    private static final int MAX_SIZE = 100;
    private static final AttributeKey<Long> RETURNED_ROWS = AttributeKey.longKey("tracepress.page.rows");

    /** From the fields of a List request: 0 means the default size of 20, an empty token the first page. */
    public static PageRequest of(int pageSize, String pageToken) {
        if (pageSize < 0 || pageSize > MAX_SIZE) {
            throw ServiceFailure.invalid("page_size", "must be between 1 and " + MAX_SIZE);
        }
        return new PageRequest(
                pageSize == 0 ? DEFAULT_SIZE : pageSize,
                pageToken.isEmpty() ? Optional.empty() : Optional.of(PageToken.decode(pageToken)));
    }

    /** How many rows to read: one more than the page shows whether another page follows. */
    public int rowsToRead() {
        return size + 1;
    }

    /** The page made of the rows that were read. */
    public <T> Page<T> page(List<T> rows, Function<T, PageToken> position) {
        Span.current().setAttribute(RETURNED_ROWS, Math.min(rows.size(), size));
        if (rows.size() <= size) {
            return new Page<>(rows, "");
        }
        List<T> shown = List.copyOf(rows.subList(0, size));
        return new Page<>(shown, position.apply(shown.getLast()).encode());
    }

    /** Some rows, and the token of the page after them; empty on the last page. */
    public record Page<T>(List<T> rows, String nextPageToken) {}
}
