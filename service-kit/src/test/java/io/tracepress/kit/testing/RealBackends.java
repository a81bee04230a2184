package io.tracepress.kit.testing;

import io.tracepress.localstack.LocalPostgres;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** One PostgreSQL and one Redis for all tests of a JVM; each context gets databases of its own. */
public final class RealBackends implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static LocalPostgres postgres;
    private static TestRedis redis;

    /** The PostgreSQL that the tests of this JVM use; a test that stops it starts it again. */
    public static synchronized LocalPostgres postgres() {
        if (postgres == null) {
            postgres = LocalPostgres.temporary();
        }
        return postgres;
    }

    /** The Redis that the tests of this JVM use; a test that stops it starts it again. */
    public static synchronized TestRedis redis() {
        if (redis == null) {
            redis = TestRedis.ofThisJvm();
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
                    "REDIS_HOST", redis().host(),
                    "REDIS_PORT", Integer.toString(redis().port()),
                    "REDIS_PASSWORD", redis().password(),
                    "spring.data.redis.database", Integer.toString(redis().nextDatabase())));
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
