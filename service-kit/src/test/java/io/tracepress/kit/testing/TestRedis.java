package io.tracepress.kit.testing;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.tracepress.localstack.LocalRedis;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * The Redis of the tests: one that they start themselves, or, to try another version, the one that
 * TRACEPRESS_TEST_REDIS names as host:port:password (an environment variable or a system property). Tests empty what
 * they use of it.
 */
public final class TestRedis {

    private static final String EXTERNAL = "TRACEPRESS_TEST_REDIS";
    private static final int DATABASES = 16;

    private final AtomicInteger databases = new AtomicInteger();
    private final String host;
    private final int port;
    private final String password;
    private final LocalRedis own;

    private TestRedis(String host, int port, String password, LocalRedis own) {
        this.host = host;
        this.port = port;
        this.password = password;
        this.own = own;
    }

    static TestRedis ofThisJvm() {
        return Optional.ofNullable(System.getProperty(EXTERNAL, System.getenv(EXTERNAL)))
                .map(TestRedis::external)
                .orElseGet(() -> local(LocalRedis.temporary()));
    }

    public String host() {
        return host;
    }

    public int port() {
        return port;
    }

    public String password() {
        return password;
    }

    /** An empty database that no other context uses, so that services under test do not take each other's events. */
    public int nextDatabase() {
        int database = databases.getAndIncrement() % DATABASES;
        try (RedisClient client = RedisClient.create(uri(database))) {
            client.connect().sync().flushdb();
        }
        return database;
    }

    /** One of its databases, for a test's own client. */
    public RedisURI uri(int database) {
        return RedisURI.builder()
                .withHost(host)
                .withPort(port)
                .withPassword(password.toCharArray())
                .withDatabase(database)
                .build();
    }

    /** Stops the server; a test that needs that is skipped where the server is not ours. */
    public void stop() {
        Assumptions.assumeTrue(own != null, EXTERNAL + " names a Redis that tests cannot stop");
        own.stop();
    }

    /** Starts the stopped server again. */
    public void start() {
        own.start();
    }

    private static TestRedis local(LocalRedis redis) {
        return new TestRedis("127.0.0.1", redis.port(), redis.password(), redis);
    }

    private static TestRedis external(String address) {
        String[] parts = address.split(":", 3);
        return new TestRedis(parts[0], Integer.parseInt(parts[1]), parts[2], null);
    }
}
