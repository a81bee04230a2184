package io.tracepress.localstack.load;

import java.util.OptionalLong;

/**
 * What a process and all that it started used.
 *
 * @param megabytes at the moment when all processes together had the most; empty where the system does not tell
 */
public record Usage(String process, double cpuSeconds, OptionalLong megabytes) {}
