package io.tracepress.localstack;

import java.util.Map;

/** Something that a service needs besides what all get, as environment variables. */
@FunctionalInterface
interface Need {

    Map<String, String> environment(Surroundings surroundings);
}
