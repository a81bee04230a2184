package io.tracepress.gateway.requests;

import com.google.common.util.concurrent.ListenableFuture;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What another service adds to a page, by id. Already asked for; without an answer the page has nulls. */
public final class Decoration<R, V> {

    private static final Logger log = LoggerFactory.getLogger(Decoration.class);

    private final ListenableFuture<R> answer;
    private final Function<R, Map<String, V>> values;

    public Decoration(ListenableFuture<R> answer, Function<R, Map<String, V>> values) {
        this.answer = answer;
        this.values = values;
    }

    /** Waits for the answer, no longer than the call's deadline. */
    public Map<String, V> byId() {
        try {
            return values.apply(answer.get());
        } catch (ExecutionException failure) {
            log.warn("page goes out without a field: {}", failure.getCause().getMessage());
            return Map.of();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            return Map.of();
        }
    }
}
