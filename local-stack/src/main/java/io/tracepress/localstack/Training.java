package io.tracepress.localstack;

import java.util.List;

/** What a start-up cache teaches the JVM about the methods that the training run used. */
enum Training {
    /** They stay with the quick compiler, which takes a third of the work out of starting. */
    FOR_QUICK_START("-XX:TieredStopAtLevel=1"),
    /** They are optimized when hot: for a service that computes at start what it computes for requests. */
    FOR_FULL_SPEED;

    private final List<String> flags;

    Training(String... flags) {
        this.flags = List.of(flags);
    }

    List<String> flags() {
        return flags;
    }
}
