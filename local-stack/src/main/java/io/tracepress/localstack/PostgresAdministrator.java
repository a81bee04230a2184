package io.tracepress.localstack;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Works as PostgreSQL's superuser. */
record PostgresAdministrator(String jdbcUrl, String password) {

    static PostgresAdministrator of(PostgresServer server) {
        return new PostgresAdministrator(server.jdbcUrl("postgres"), server.superuserPassword());
    }

    /** Creates role and database of that name if absent, and sets the role's password in any case. */
    void createDatabase(String name, String rolePassword) {
        try (var connection = DriverManager.getConnection(jdbcUrl, PostgresDataFolder.SUPERUSER, password)) {
            if (!exists(connection, "SELECT FROM pg_roles WHERE rolname = ?", name)) {
                execute(connection, "CREATE ROLE %I LOGIN", name);
            }
            execute(connection, "ALTER ROLE %I PASSWORD %L", name, rolePassword);
            if (!exists(connection, "SELECT FROM pg_database WHERE datname = ?", name)) {
                execute(connection, "CREATE DATABASE %I OWNER %I", name, name);
                execute(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", name);
            }
        } catch (SQLException e) {
            throw new StackException("Cannot create the database " + name + ": " + e.getMessage(), e);
        }
    }

    private static boolean exists(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    /** Lets the server quote: %I is an identifier and %L a literal of its format function. */
    private static void execute(Connection connection, String format, String... arguments) throws SQLException {
        try (var quoting = connection.prepareStatement("SELECT format(?, VARIADIC ?)");
                var statement = connection.createStatement()) {
            quoting.setString(1, format);
            quoting.setArray(2, connection.createArrayOf("text", arguments));
            var result = quoting.executeQuery();
            result.next();
            statement.execute(result.getString(1));
        }
    }
}
