package io.tracepress.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The services' databases, as their administrator sees them. */
record Databases(Path secrets) {

    static final List<String> NAMES = List.of("auth", "users", "blogs", "comments", "emails");
    private static final String SUPERUSER = "postgres";

    Connection connect(String database) throws SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + Stack.port(54320) + "/" + database;
        return DriverManager.getConnection(url, SUPERUSER, password(SUPERUSER));
    }

    void execute(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of each row. */
    List<String> query(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }

    /** Of a server or of a database's role. */
    String password(String owner) {
        try {
            return Files.readString(secrets.resolve("passwords").resolve(owner));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
