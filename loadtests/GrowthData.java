import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;

/**
 * Fills the databases of a stack with blogs number FROM (inclusive) to TO, and with their authors, sessions and
 * comments, for benchmarks only: rows are copied past the services. Everything follows from a blog's number, so that two
 * runs write the same rows, and more of them may be added later. Writes to SAMPLES, as JSON, published blogs that have
 * comments; the first of them has 10,000. Run by loadtests/growth, with PostgreSQL's driver on the class path:
 *
 * <pre>java -cp postgresql.jar loadtests/GrowthData.java TRACEPRESS_HOME POSTGRES_PORT FROM TO SAMPLES</pre>
 */
class GrowthData {

    private static final int BATCH = 10_000;
    private static final int BLOGS_PER_USER = 20;
    private static final int SESSIONS_PER_USER = 4;
    private static final int COMMENTS_OF_FIRST = 10_000;
    private static final int MOST_COMMENTS = 1_000;
    private static final int SAMPLES = 1_000;
    private static final Instant FIRST_USER = Instant.parse("2019-01-01T00:00:00Z");
    private static final Instant FIRST_BLOG = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration YEARS = Duration.ofDays(5 * 365);

    private static final List<String> FIRST_NAMES =
            words("Ada Barbara Chandra Dieter Edsger Frances Grace Hedy Ivan Joan"
                    + " Katherine Leslie Margaret Niklaus Olga Prem Radia Sita Tony Ursula");
    private static final List<String> LAST_NAMES = words("Adhikari Bauer Chen Dlamini Eriksen Fischer Gurung Hopper Ito"
            + " Jensen Kowalski Lopez Martin Nakamura Okafor Petrov Rai Sharma Tamang Weber");
    private static final int MOST_SECONDS_OF_VACUUM = 600;

    private static final List<String> TAGS = words("java spring grpc tracing performance postgresql kubernetes redis"
            + " security testing jvm observability k6 docker linux networking caching queues deployment design");
    private static final List<String> SYLLABLES = words(
            "ba de fi go ku la me ni po ra se ti vo wu xa yo zi cha dru fle gri klo pra qui sto tra vle bri sna gho");
    // The first are in nearly every blog, the last in about one of five.
    private static final List<String> THINGS = words("latency throughput memory traffic trace span request query index"
            + " cache queue thread token session password database service gateway client server network deadline retry"
            + " timeout payload schema migration replica partition cluster container pod node scheduler heap collector"
            + " profiler histogram percentile dashboard alert runbook incident outage rollback deployment pipeline test"
            + " fixture benchmark bottleneck contention lock deadlock transaction isolation snapshot backup restore"
            + " checksum certificate secret key signature hash cookie header proxy balancer circuit bulkhead backoff");
    private static final List<String> SENTENCES = List.of(
            "Nobody looks at the %s until the %s gives up.",
            "We measured the %s first and only then touched the %s.",
            "A %s that waits for a %s is not busy, it is stuck.",
            "What the %s costs is paid by the %s that comes after it.",
            "It took us a week to see that the %s hid the %s.",
            "Every %s should say which %s it belongs to.",
            "With a second %s the %s became half as slow, which surprised us.",
            "If the %s is full, the %s must be refused and not be kept waiting.");

    private final Path home;
    private final int port;

    private GrowthData(Path home, int port) {
        this.home = home;
        this.port = port;
    }

    static void main(String[] arguments) throws SQLException, IOException, InterruptedException {
        int from = Integer.parseInt(arguments[2]);
        int to = Integer.parseInt(arguments[3]);
        var data = new GrowthData(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        try (var auth = data.connect("auth");
                var users = data.connect("users");
                var blogs = data.connect("blogs");
                var comments = data.connect("comments")) {
            for (int begin = from; begin < to; begin += BATCH) {
                int end = Math.min(begin + BATCH, to);
                addUsers(auth, users, usersOf(begin), usersOf(end));
                addBlogs(blogs, comments, begin, end);
                System.err.printf("%,d of %,d blogs%n", end, to);
            }
            // What autovacuum would do some time later, while requests are measured.
            auth.createStatement().execute("VACUUM ANALYZE credentials, sessions, refresh_tokens");
            users.createStatement().execute("VACUUM ANALYZE users");
            blogs.createStatement().execute("VACUUM ANALYZE blogs");
            comments.createStatement().execute("VACUUM ANALYZE comments");
            awaitVacuum(blogs);
        }
        Files.writeString(Path.of(arguments[4]), samples(to));
    }

    private Connection connect(String database) throws SQLException, IOException {
        var url = "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
        var connection = DriverManager.getConnection(
                url,
                database,
                Files.readString(home.resolve("secrets/passwords").resolve(database)));
        connection.createStatement().execute("SET synchronous_commit = off");
        return connection;
    }

    // What autovacuum has begun meanwhile takes a core for minutes.
    private static void awaitVacuum(Connection connection) throws SQLException, InterruptedException {
        try (var running = connection.prepareStatement("""
                SELECT (SELECT count(*) FROM pg_stat_progress_vacuum) + (SELECT count(*) FROM pg_stat_progress_analyze)
                """)) {
            for (int second = 0; second < MOST_SECONDS_OF_VACUUM; second++) {
                try (var row = running.executeQuery()) {
                    row.next();
                    if (row.getInt(1) == 0) {
                        return;
                    }
                }
                Thread.sleep(1_000);
            }
        }
    }

    private static int usersOf(int blogs) {
        return (blogs + BLOGS_PER_USER - 1) / BLOGS_PER_USER;
    }

    private static void addUsers(Connection auth, Connection users, int from, int to) throws SQLException {
        var profiles = new Rows("users (id, username, display_name, bio, created_at)");
        var credentials =
                new Rows("credentials (id, email, email_key, username, username_key, password_hash, created_at)");
        var sessions = new Rows("sessions (id, user_id, created_at, expires_at, device, last_used_at)");
        var tokens = new Rows("refresh_tokens (id, session_id, secret_hash, created_at)");
        for (int number = from; number < to; number++) {
            var user = User.of(number);
            var email = user.username() + "@example.org";
            profiles.add(
                    user.id(),
                    user.username(),
                    user.name(),
                    "Writes about " + TAGS.get(number % TAGS.size()),
                    user.since());
            // Nobody logs in by a hash that no password has.
            credentials.add(user.id(), email, email, user.username(), user.username(), "-", user.since());
            var random = new SplittableRandom(-number);
            for (int i = 0; i < SESSIONS_PER_USER; i++) {
                var session = newId(user.since(), random);
                var expiry = Instant.parse("2100-01-01T00:00:00Z");
                sessions.add(session, user.id(), user.since(), expiry, "Firefox on Linux", user.since());
                tokens.add(newId(user.since(), random), session, "-", user.since());
            }
        }
        profiles.copyTo(users);
        credentials.copyTo(auth);
        sessions.copyTo(auth);
        tokens.copyTo(auth);
    }

    private static void addBlogs(Connection blogs, Connection comments, int from, int to) throws SQLException {
        var blogRows =
                new Rows("blogs (id, slug, author_id, title, content, tags, created_at, updated_at, published_at)");
        var commentRows = new Rows("comments (id, blog_id, author_id, parent_id, content, created_at)");
        for (int number = from; number < to; number++) {
            var blog = Blog.of(number);
            var published = blog.isDraft() ? null : blog.createdAt();
            blogRows.add(
                    blog.id(),
                    blog.slug(),
                    blog.author().id(),
                    blog.title(),
                    blog.content(),
                    "{" + String.join(",", blog.tags()) + "}",
                    blog.createdAt(),
                    blog.createdAt(),
                    published);
            addComments(commentRows, number, blog);
        }
        blogRows.copyTo(blogs);
        commentRows.copyTo(comments);
    }

    // One in three answers the latest comment that answers none.
    private static void addComments(Rows rows, int number, Blog blog) {
        var random = new SplittableRandom(Long.MIN_VALUE + number);
        UUID parent = null;
        for (int i = 0; i < blog.comments(); i++) {
            var time = blog.createdAt().plusSeconds(600L * (i + 1));
            var id = newId(time, random);
            boolean isReply = parent != null && random.nextInt(3) == 0;
            rows.add(id, blog.id(), User.writing(number, random).id(), isReply ? parent : null, sentence(random), time);
            parent = isReply ? parent : id;
        }
    }

    private static String samples(int to) {
        var random = new SplittableRandom(to);
        return IntStream.concat(IntStream.of(0), random.ints(0, to))
                .mapToObj(Blog::of)
                .filter(blog -> !blog.isDraft() && blog.comments() > 0)
                .limit(SAMPLES)
                .map(Blog::toJson)
                .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    private record User(UUID id, String username, String name, Instant since) {

        static User of(int number) {
            var random = new SplittableRandom(-1L - number);
            var first = FIRST_NAMES.get(random.nextInt(FIRST_NAMES.size()));
            var last = LAST_NAMES.get(random.nextInt(LAST_NAMES.size()));
            var since = FIRST_USER.plusSeconds(random.nextInt(365 * 24 * 3600));
            var username = (first + "-" + last + "-" + number).toLowerCase();
            return new User(newId(since, random), username, first + " " + last, since);
        }

        /** One of those who were there when that blog came: the first are the busiest. */
        static User writing(int blog, SplittableRandom random) {
            double skewed = Math.pow(random.nextDouble(), 2);
            return of((int) (skewed * usersOf(blog + 1)));
        }
    }

    /** The name is a made-up word that few blogs share. */
    private record Blog(
            UUID id,
            String slug,
            User author,
            String title,
            String name,
            String content,
            List<String> tags,
            Instant createdAt,
            boolean isDraft,
            int comments) {

        static Blog of(int number) {
            var random = new SplittableRandom(number);
            var createdAt = FIRST_BLOG.plusMillis(random.nextLong(YEARS.toMillis()));
            var id = newId(createdAt, random);
            var name = pick(SYLLABLES, random) + pick(SYLLABLES, random) + pick(SYLLABLES, random);
            var title = "What the %s taught us about the %s".formatted(thing(random), thing(random));
            var suffix = HexFormat.of().toHexDigits(id.getLeastSignificantBits(), 12);
            return new Blog(
                    id,
                    title.toLowerCase().replace(' ', '-') + "-" + suffix,
                    User.writing(number, random),
                    title,
                    name,
                    content(title, name, random),
                    List.of(TAGS.get(skewed(TAGS.size(), random)), "series-" + number / 10),
                    createdAt,
                    number % 20 == 19,
                    number == 0 ? COMMENTS_OF_FIRST : comments(random));
        }

        String toJson() {
            return "{\"id\": \"%s\", \"slug\": \"%s\", \"username\": \"%s\", \"tag\": \"%s\", \"word\": \"%s\"}"
                    .formatted(id, slug, author.username(), tags.getLast(), name);
        }

        private static String content(String title, String name, SplittableRandom random) {
            var paragraphs = IntStream.range(0, 4)
                    .mapToObj(_ -> IntStream.range(0, 4)
                            .mapToObj(_ -> sentence(random))
                            .collect(Collectors.joining(" ")))
                    .collect(Collectors.joining("\n\n"));
            var terms = IntStream.range(0, 4).mapToObj(_ -> term(random)).collect(Collectors.joining(", "));
            return "# %s\n\nFrom the notebook of **%s**.\n\n%s\n\nTerms: %s.\n"
                    .formatted(title, name, paragraphs, terms);
        }

        // 3 on average: none for one in six, one or two for most, and hundreds for a few.
        private static int comments(SplittableRandom random) {
            return (int) Math.min(MOST_COMMENTS, 1.8 * Math.pow(random.nextDouble(), -0.6) - 1);
        }
    }

    /** Rows in the text format of COPY. */
    private static final class Rows {

        private final String table;
        private final StringBuilder text = new StringBuilder();

        Rows(String table) {
            this.table = table;
        }

        void add(Object... columns) {
            for (int i = 0; i < columns.length; i++) {
                text.append(i == 0 ? "" : "\t");
                text.append(columns[i] == null ? "\\N" : columns[i].toString().replace("\n", "\\n"));
            }
            text.append('\n');
        }

        void copyTo(Connection connection) throws SQLException {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN", new StringReader(text.toString()));
            } catch (IOException e) {
                throw new SQLException(e);
            }
        }
    }

    /** A UUIDv7, as the services make them. */
    private static UUID newId(Instant time, SplittableRandom random) {
        long version = 0x7000L | random.nextLong() >>> 52;
        return new UUID(time.toEpochMilli() << 16 | version, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private static String sentence(SplittableRandom random) {
        return pick(SENTENCES, random).formatted(thing(random), thing(random));
    }

    // By Zipf's law, as in any language: the rarer, the more words. Otherwise nothing is between frequent and rare ones.
    private static String term(SplittableRandom random) {
        int terms = SYLLABLES.size() * SYLLABLES.size();
        int rank = (int) Math.pow(terms, random.nextDouble()) - 1;
        return SYLLABLES.get(rank / SYLLABLES.size()) + SYLLABLES.get(rank % SYLLABLES.size());
    }

    private static String thing(SplittableRandom random) {
        return THINGS.get(skewed(THINGS.size(), random));
    }

    private static int skewed(int size, SplittableRandom random) {
        return (int) (Math.pow(random.nextDouble(), 2) * size);
    }

    private static <T> T pick(List<T> all, SplittableRandom random) {
        return all.get(random.nextInt(all.size()));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
