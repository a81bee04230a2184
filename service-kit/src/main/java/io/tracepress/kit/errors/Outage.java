package io.tracepress.kit.errors;

import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisLoadingException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.stream.Stream;
import org.springframework.core.NestedExceptionUtils;

/** Tells what cannot be reached, or is shutting down, from a fault of ours. */
public final class Outage {

    private Outage() {}

    /** Whether a database is what is away. */
    static boolean isBehind(Throwable exception) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(exception);
        return cause instanceof java.io.IOException
                || cause instanceof SQLTransientException
                || cause instanceof SQLException sql && isConnectionFailure(sql.getSQLState());
    }

    /** Whether anything is: a database, a server of whichever protocol, another service, or Redis. */
    public static boolean isAnywhereBehind(Throwable exception) {
        return isBehind(exception)
                || Stream.iterate(exception, cause -> cause != null, Throwable::getCause)
                        .anyMatch(cause -> isNeighbourAway(cause) || isRedisAway(cause));
    }

    // PostgreSQL's class 08 is "connection exception", 57P0x is "shutting down" or "cannot connect now".
    private static boolean isConnectionFailure(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P0"));
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
