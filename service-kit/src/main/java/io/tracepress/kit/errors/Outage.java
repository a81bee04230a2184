package io.tracepress.kit.errors;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;

/** Tells what cannot be reached, is shutting down or does not answer in time from a fault of ours. */
public final class Outage {

    private Outage() {}

    /** Whether a database is what is away. */
    static boolean isBehind(Throwable exception) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(exception);
        return cause instanceof IOException || isDatabaseAway(cause);
    }

    /** Whether anything is that work without a caller needs: a database, another service, a mail server, Redis. */
    public static boolean isAnywhereBehind(Throwable exception) {
        return Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                .anyMatch(cause -> isDatabaseAway(cause)
                        || isConnectionBroken(cause)
                        || isNeighbourAway(cause)
                        || isRedisAway(cause));
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof SQLTransientException
                || cause instanceof SQLException sql && isPassing(sql.getSQLState());
    }

    // PostgreSQL's class 08 is "connection exception", 57P0x is "shutting down" or "cannot connect now", and 57014 is a
    // statement that took longer than the timeout of all statements.
    private static boolean isPassing(String sqlState) {
        return sqlState != null
                && (sqlState.startsWith("08") || sqlState.startsWith("57P0") || sqlState.equals("57014"));
    }

    // Not every IOException: that of a file, or of a text that is no JSON, would never be over.
    private static boolean isConnectionBroken(Throwable cause) {
        return cause instanceof SocketException
                || cause instanceof SocketTimeoutException
                || cause instanceof UnknownHostException
                || cause instanceof ClosedChannelException
                || cause instanceof EOFException
                || cause.getClass() == IOException.class;
    }

    private static boolean isNeighbourAway(Throwable cause) {
        Status status = switch (cause) {
            case StatusRuntimeException failure -> failure.getStatus();
            case StatusException failure -> failure.getStatus();
            default -> Status.OK;
        };
        return status.getCode() == Status.Code.UNAVAILABLE || status.getCode() == Status.Code.DEADLINE_EXCEEDED;
    }

    // A command that Redis has refused is a fault of ours, unless it refuses all while it starts.
    private static boolean isRedisAway(Throwable cause) {
        return cause instanceof RedisException && !(cause instanceof RedisCommandExecutionException)
                || cause instanceof RedisLoadingException;
    }
}
