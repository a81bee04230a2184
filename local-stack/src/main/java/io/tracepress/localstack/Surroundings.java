package io.tracepress.localstack;

/** What services find around them on this machine. */
record Surroundings(int portOffset, Secrets secrets, PostgresServer postgres, RedisServer redis) {

    String port(int basePort) {
        return Integer.toString(basePort + portOffset);
    }
}
