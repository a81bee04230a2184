package io.tracepress.localstack;

import java.util.Map;

/** A database of its own, owned by a role of the same name. */
record DatabaseNeed(String name) implements Need {

    @Override
    public Map<String, String> environment(Surroundings surroundings) {
        return Map.of(
                "DB_URL", surroundings.postgres().jdbcUrl(name),
                "DB_USER", name,
                "DB_PASSWORD", surroundings.secrets().password(name));
    }
}
