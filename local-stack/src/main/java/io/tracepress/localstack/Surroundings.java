package io.tracepress.localstack;

import java.util.Map;

/**
 * What services find around them on this machine.
 *
 * @param telemetry what tells OpenTelemetry where to send what it records
 */
record Surroundings(
        int portOffset, Secrets secrets, PostgresServer postgres, RedisServer redis, Map<String, String> telemetry) {

    String port(int basePort) {
        return Integer.toString(basePort + portOffset);
    }
}
