package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalPostgresTest {

    private static LocalPostgres postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = LocalPostgres.temporary();
        postgres.createDatabase("books", "letmein");
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    @Test
    void isPostgres18() throws SQLException {
        assertThat(query("SHOW server_version")).startsWith("18.");
    }

    @Test
    void keepsDataOverStopAndStart() throws SQLException {
        execute("CREATE TABLE kept (title text)");
        execute("INSERT INTO kept VALUES ('Moby-Dick')");

        postgres.stop();
        assertThatThrownBy(() -> query("SELECT 1")).isInstanceOf(SQLException.class);
        postgres.start();

        assertThat(query("SELECT title FROM kept")).isEqualTo("Moby-Dick");
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("books"), "books", "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void letsOnlyTheOwnerIntoADatabase() {
        postgres.createDatabase("diaries", "secret");

        assertThatThrownBy(() -> DriverManager.getConnection(postgres.jdbcUrl("diaries"), "books", "letmein"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void createsADatabaseOnlyOnceAndSetsTheNewPassword() throws SQLException {
        postgres.createDatabase("notes", "first");
        postgres.createDatabase("notes", "o'second");

        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("notes"), "notes", "o'second")) {
            assertThat(connection.isValid(1)).isTrue();
        }
    }

    @Test
    void foldsTheCaseOfEveryLanguage() throws SQLException {
        assertThat(query("SELECT lower('ÉLAN') || to_tsvector('simple', 'ÜBER')::text"))
                .isEqualTo("élan'über':1");
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("books"), "books", "letmein");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String query(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(postgres.jdbcUrl("books"), "books", "letmein");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
