package io.tracepress.localstack;

/** Whether data must outlive a crash of the machine, or the server only has to be fast, as in tests. */
enum Durability {
    DURABLE,
    FAST
}
