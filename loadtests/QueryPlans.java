import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The plans by which PostgreSQL answers what the services really send, as its module auto_explain logs them: no
 * statement is repeated here. For a stack of one's own, since every statement gets slower. Run by loadtests/growth, with
 * PostgreSQL's driver on the class path; "record" begins, and "print" shows as Markdown what has been logged since.
 *
 * <pre>java -cp postgresql.jar loadtests/QueryPlans.java TRACEPRESS_HOME POSTGRES_PORT record|print</pre>
 */
class QueryPlans {

    private static final int LARGE_TABLE = 1_000;
    private static final List<String> DATABASES = List.of("auth", "users", "blogs", "comments");

    // The prefix of a line in the log is the database; lines that go on with an entry begin with a tab.
    private static final Pattern ENTRY = Pattern.compile(
            "^(\\w+): LOG: {2}duration: ([\\d.]+) ms {2}plan:\n"
                    + "\tQuery Text: (.*?)\n"
                    + "\t(\\S[^\n]*\\(cost=.*?)\n(?!\t)",
            Pattern.MULTILINE | Pattern.DOTALL);

    private final Path home;
    private final int port;

    private QueryPlans(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    static void main(String[] arguments) throws SQLException, IOException {
        var plans = new QueryPlans(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        switch (arguments[2]) {
            case "record" -> plans.record();
            case "print" -> plans.print();
            default -> throw new IllegalArgumentException(arguments[2]);
        }
    }

    private void record() throws SQLException, IOException {
        try (var database = connect("postgres");
                var statement = database.createStatement()) {
            // Settings of a module are known once it is loaded.
            statement.execute("LOAD 'auto_explain'");
            for (var setting : List.of(
                    "session_preload_libraries = 'auto_explain'",
                    "auto_explain.log_min_duration = 0",
                    "auto_explain.log_analyze = on",
                    "auto_explain.log_buffers = on",
                    "auto_explain.log_parameter_max_length = 0",
                    "log_line_prefix = '%d: '")) {
                statement.execute("ALTER SYSTEM SET " + setting);
            }
            statement.execute("SELECT pg_reload_conf()");
            // A module is loaded when a connection begins; the services open others.
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname <> 'postgres'");
        }
    }

    private void print() throws SQLException, IOException {
        var log = Files.readString(home.resolve("logs/postgres.log"));
        Map<String, List<Execution>> byKind = ENTRY.matcher(log)
                .results()
                .map(Execution::of)
                .collect(Collectors.groupingBy(Execution::kind, TreeMap::new, Collectors.toList()));
        for (var database : DATABASES) {
            System.out.println("\n## " + database + "\n\n| table | rows | MiB |\n|---|--:|--:|");
            var tables = printTables(database);
            byKind.values().stream()
                    .filter(executions -> executions.getFirst().isOf(database, tables))
                    .forEach(QueryPlans::print);
        }
    }

    /** The names of those that are large; plans say little about tables of a few rows. */
    private List<String> printTables(String database) throws SQLException, IOException {
        var names = new ArrayList<String>();
        try (var connection = connect(database);
                var tables = connection.createStatement().executeQuery("""
                        SELECT relname, reltuples::bigint, pg_total_relation_size(oid) / 1048576 FROM pg_class
                        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples >= %d
                        ORDER BY reltuples DESC, relname
                        """.formatted(LARGE_TABLE))) {
            while (tables.next()) {
                names.add(tables.getString(1));
                System.out.printf("| %s | %,d | %,d |%n", tables.getString(1), tables.getLong(2), tables.getLong(3));
            }
        }
        return names;
    }

    private static void print(List<Execution> executions) {
        var byTime = executions.stream()
                .mapToDouble(Execution::milliseconds)
                .sorted()
                .toArray();
        var largest = executions.stream()
                .max(Comparator.comparingLong(Execution::pages))
                .orElseThrow();
        System.out.printf("%n```sql%n%s%n```%n%n", largest.statement());
        System.out.printf("%d times, %.2f ms at the median; ", byTime.length, byTime[byTime.length / 2]);
        System.out.printf("the one that touched most pages took %.2f ms:%n", largest.milliseconds());
        System.out.printf("%n```%n%s%n```%n", largest.shownPlan());
    }

    private Connection connect(String database) throws SQLException, IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        return DriverManager.getConnection(
                url, "postgres", Files.readString(home.resolve("secrets/passwords/postgres")));
    }

    private record Execution(String database, double milliseconds, String statement, String plan) {

        private static final Pattern LITERAL = Pattern.compile("'([^']*)'");
        private static final Pattern PAGES = Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

        static Execution of(MatchResult entry) {
            return new Execution(
                    entry.group(1),
                    Double.parseDouble(entry.group(2)),
                    entry.group(3).replaceAll("(?m)^\\t", "").stripTrailing(),
                    entry.group(4).replaceAll("(?m)^\\t", ""));
        }

        boolean isOf(String database, List<String> tables) {
            return this.database.equals(database)
                    && tables.stream().anyMatch(table -> statement.matches("(?s).*\\b" + table + "\\b.*"));
        }

        /** The same for executions of one statement by one plan, whatever the values and the numbers of rows. */
        String kind() {
            return plan.lines()
                    .filter(line -> line.contains("(cost="))
                    .map(line -> line.replaceAll(" {2}\\(cost=.*", ""))
                    .collect(Collectors.joining("\n", statement + "\n", ""));
        }

        /** Those of the root of the plan, which stand first, include all below it. */
        long pages() {
            return PAGES.matcher(plan)
                    .results()
                    .findFirst()
                    .map(pages -> number(pages.group(1)) + number(pages.group(2)))
                    .orElse(0L);
        }

        /** Without long values, such as arrays of ids, and hashes. */
        String shownPlan() {
            return LITERAL.matcher(plan)
                    .replaceAll(
                            value -> value.group(1).length() > 40 ? "'…'" : Matcher.quoteReplacement(value.group()));
        }

        private static long number(String digits) {
            return digits == null ? 0 : Long.parseLong(digits);
        }
    }
}
