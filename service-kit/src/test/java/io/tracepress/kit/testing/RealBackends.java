package io.tracepress.kit.testing;

import io.tracepress.localstack.LocalPostgres;
import io.tracepress.localstack.LocalRedis;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One PostgreSQL and one Redis for all tests of a JVM; each context gets a database of its own. */
public final class RealBackends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static LocalPostgres postgres;
    private static LocalRedis redis;

    /** The PostgreSQL that the tests of this JVM use; a test that stops it starts it again. */
    public static synchronized LocalPostgres postgres() {
        if (postgres == null) {
            postgres = LocalPostgres.temporary();
        }
        return postgres;
    }

    /** The Redis that the tests of this JVM use; a test that stops it starts it again. */
    public static synchronized LocalRedis redis() {
        if (redis == null) {
            redis = LocalRedis.temporary();
        }
        return redis;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var settings = context.getEnvironment();
        var values = TestPropertyValues.of("GRPC_PORT=0", "MANAGEMENT_PORT=0", "DB_POOL_SIZE=5")
                .and(TestKeys.properties(settings.getRequiredProperty("spring.application.name")));
        if (settings.containsProperty("spring.datasource.url")) {
            values = values.and(newDatabase());
        }
        if (settings.containsProperty("spring.data.redis.host")) {
            values = values.and(Map.of(
                    "REDIS_HOST", "127.0.0.1",
                    "REDIS_PORT", Integer.toString(redis().port()),
                    "REDIS_PASSWORD", redis().password()));
        }
        values.applyTo(context);
    }

    private static Map<String, String> newDatabase() {
        String database = "test_" + UUID.randomUUID().toString().replace("-", "");
        String password = UUID.randomUUID().toString();
        postgres().createDatabase(database, password);
        return Map.of("DB_URL", postgres().jdbcUrl(database), "DB_USER", database, "DB_PASSWORD", password);
    }
}
