package io.tracepress.kit.errors;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import org.springframework.core.NestedExceptionUtils;

/** Tells a database that cannot be reached, or is shutting down, from a fault of ours. */
final class Outage {

    private Outage() {}

    static boolean isBehind(Throwable exception) {
        Throwable cause = NestedExceptionUtils.getMostSpecificCause(exception);
        return cause instanceof java.io.IOException
                || cause instanceof SQLTransientException
                || cause instanceof SQLException sql && isConnectionFailure(sql.getSQLState());
    }

    // PostgreSQL's class 08 is "connection exception", 57P0x is "shutting down" or "cannot connect now".
    private static boolean isConnectionFailure(String sqlState) {
        return sqlState != null && (sqlState.startsWith("08") || sqlState.startsWith("57P0"));
    }
}
