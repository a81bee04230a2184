package io.tracepress.kit.events;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.resource.ClientResources;
import io.opentelemetry.context.Context;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;

/**
 * Connections to Redis for events alone: what is tuned for a service's own use of Redis, such as the session cache's
 * short timeout, is not right for them. None is opened before it is needed, and a broken one fails at once and is
 * replaced at the next use: events wait in PostgreSQL or in their stream, never in a queue of the client.
 */
final class EventConnections implements AutoCloseable {

    static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final RedisClient client;
    private StatefulRedisConnection<String, String> shared;

    EventConnections(ClientResources resources, DataRedisConnectionDetails details) {
        client = RedisClient.create(resources, server(details));
        client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .socketOptions(SocketOptions.builder().connectTimeout(TIMEOUT).build())
                .build());
    }

    /** The connection for everything that does not block. */
    synchronized StatefulRedisConnection<String, String> shared() {
        if (shared == null || !shared.isOpen()) {
            shared = open();
            EventScript.loadAll(shared.sync());
        }
        return shared;
    }

    /** Asks Redis something on the shared connection. */
    <T> T ask(Function<RedisCommands<String, String>, T> question) {
        StatefulRedisConnection<String, String> connection = shared();
        try {
            return question.apply(connection.sync());
        } catch (RedisException failure) {
            discardIfUnusable(connection, failure);
            throw failure;
        }
    }

    /** Closes the connection, which is then replaced, to a server that vanished or has forgotten its scripts. */
    void discardIfUnusable(StatefulRedisConnection<String, String> connection, Throwable failure) {
        if (failure instanceof RedisCommandTimeoutException
                || failure instanceof TimeoutException
                || failure instanceof RedisNoScriptException) {
            connection.closeAsync();
        }
    }

    /** A connection of one's own, for reads that block for so long. */
    StatefulRedisConnection<String, String> dedicated(Duration longestWait) {
        StatefulRedisConnection<String, String> connection = open();
        connection.setTimeout(TIMEOUT.plus(longestWait));
        return connection;
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, TIMEOUT);
    }

    // Outside of any trace: to whichever event it happens, connecting is not part of it.
    private StatefulRedisConnection<String, String> open() {
        try (var _ = Context.root().makeCurrent()) {
            return client.connect();
        }
    }

    private static RedisURI server(DataRedisConnectionDetails details) {
        DataRedisConnectionDetails.Standalone address = details.getStandalone();
        var server = RedisURI.builder()
                .withHost(address.getHost())
                .withPort(address.getPort())
                .withDatabase(address.getDatabase())
                .withTimeout(TIMEOUT);
        String password = details.getPassword();
        if (password != null && details.getUsername() != null) {
            server.withAuthentication(details.getUsername(), password.toCharArray());
        } else if (password != null) {
            server.withPassword(password.toCharArray());
        }
        return server.build();
    }
}
