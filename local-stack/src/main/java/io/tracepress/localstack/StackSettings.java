package io.tracepress.localstack;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the user chose for a stack.
 *
 * @param jaeger the program that keeps the traces instead of the trace desk
 */
record StackSettings(int portOffset, Optional<Path> jaeger) {

    static StackSettings withOffset(int portOffset) {
        return new StackSettings(portOffset, Optional.empty());
    }
}
