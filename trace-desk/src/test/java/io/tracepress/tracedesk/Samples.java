package io.tracepress.tracedesk;

import static io.opentelemetry.proto.logs.v1.SeverityNumber.SEVERITY_NUMBER_ERROR;
import static io.opentelemetry.proto.logs.v1.SeverityNumber.SEVERITY_NUMBER_INFO;
import static io.opentelemetry.proto.logs.v1.SeverityNumber.SEVERITY_NUMBER_WARN;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CLIENT;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_CONSUMER;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_INTERNAL;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_PRODUCER;
import static io.opentelemetry.proto.trace.v1.Span.SpanKind.SPAN_KIND_SERVER;
import static io.tracepress.tracedesk.OtlpTrace.failed;
import static io.tracepress.tracedesk.OtlpTrace.with;

import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Traces like those of the services, each with something to see. */
final class Samples {

    private static final String GATEWAY = "api-gateway";
    private static final String AUTH = "auth-service";
    private static final String BLOG = "blog-service";

    private Samples() {}

    static Stream<OtlpTrace> all(long now) {
        return Stream.of(
                login(now),
                registration(now - 2_000),
                hole(now - 5_000),
                failure(now - 9_000),
                listing(now - 12_000),
                orphans(now - 20_000));
    }

    /** A login whose time is all named: two bcrypt spans. */
    static OtlpTrace login(long at) {
        var trace = new OtlpTrace("5f2c9a4be1d84c0e9d3b7a6054c1e201", at);
        String server = loginRequest(trace, 182.88);
        trace.span(AUTH, server, SPAN_KIND_CLIENT, "EVALSHA login-limits", 3.4, 1.2, with("db.system.name", "redis"));
        select(trace, server, 6.1);
        trace.span(AUTH, server, SPAN_KIND_INTERNAL, "bcrypt.compare", 9.2, 64.79, with("tracepress.bcrypt.cost", 10));
        trace.span(AUTH, server, SPAN_KIND_INTERNAL, "bcrypt.hash (refresh-token)", 75.4, 69.41);
        trace.span(
                AUTH,
                server,
                SPAN_KIND_CLIENT,
                "INSERT auth.sessions",
                146.9,
                6.93,
                with("db.system.name", "postgresql"));
        trace.span(AUTH, server, SPAN_KIND_INTERNAL, "jwt.sign", 155.0, 17.2);
        trace.span(AUTH, server, SPAN_KIND_CLIENT, "SET session", 172.6, 0.9, with("db.system.name", "redis"));
        return trace.log(
                AUTH, server, 173.8, SEVERITY_NUMBER_INFO, "Session 0197a5f4-02d1 opened for user 0197a5f3-9c11");
    }

    /** A registration that is answered after 100 ms, and whose mail leaves 300 ms later. */
    static OtlpTrace registration(long at) {
        var trace = new OtlpTrace("a11ce0de2f594be0a64e5f2b4a9c1d06", at);
        String root = trace.span(GATEWAY, "", SPAN_KIND_SERVER, "POST /auth/register", 0, 100);
        String client = trace.span(
                GATEWAY, root, SPAN_KIND_CLIENT, "AuthService/Register", 1.2, 97.6, with("rpc.method", "Register"));
        String server = trace.span(AUTH, client, SPAN_KIND_SERVER, "AuthService/Register", 2, 96.1);
        trace.span(AUTH, server, SPAN_KIND_INTERNAL, "bcrypt.hash (password)", 2.4, 66);
        trace.span(AUTH, server, SPAN_KIND_CLIENT, "INSERT credentials", 68.7, 14.2);
        trace.span(AUTH, server, SPAN_KIND_CLIENT, "INSERT outbox", 83, 8);
        trace.span(AUTH, server, SPAN_KIND_CLIENT, "COMMIT", 91.1, 6.4);
        trace.span(AUTH, server, SPAN_KIND_INTERNAL, "wait in outbox", 83, 14.6);
        String send = trace.span(
                AUTH,
                server,
                SPAN_KIND_PRODUCER,
                "send user.registered",
                97.6,
                2.2,
                with("tracepress.event.consumers", 2));
        trace.span(AUTH, send, SPAN_KIND_CLIENT, "EVALSHA", 97.8, 1.9, with("db.system.name", "redis"));
        trace.span("email-service", send, SPAN_KIND_INTERNAL, "wait in stream", 99.8, 260);
        String process = trace.span(
                "email-service",
                send,
                SPAN_KIND_CONSUMER,
                "process user.registered",
                359.8,
                41.4,
                linkTo(trace.id(), send).andThen(with("messaging.consumer.group.name", "email-service")));
        trace.span("email-service", process, SPAN_KIND_CLIENT, "send mail", 366.3, 34.1);
        return trace;
    }

    /** The login of the article: 90 ms that nothing explains. */
    static OtlpTrace hole(long at) {
        var trace = new OtlpTrace("7fa3116e2f594be0a64e5f2b4a9c1d02", at);
        String server = loginRequest(trace, 104);
        select(trace, server, 3.6);
        trace.span(AUTH, server, SPAN_KIND_CLIENT, "INSERT auth.sessions", 96.2, 4.1);
        return trace.log(
                AUTH, server, 100.9, SEVERITY_NUMBER_INFO, "Session 0197a5f4-1b77 opened for user 0197a5f3-9c11");
    }

    /** A blog that cannot be written because its database is gone. */
    static OtlpTrace failure(long at) {
        var trace = new OtlpTrace("c0ffee6e2f594be0a64e5f2b4a9c1d03", at);
        String root = trace.span(
                GATEWAY,
                "",
                SPAN_KIND_SERVER,
                "POST /blogs",
                0,
                31.4,
                failed("")
                        .andThen(with("http.request.method", "POST"))
                        .andThen(with("http.response.status_code", 503))
                        .andThen(with("error.type", "503")));
        String client = trace.span(
                GATEWAY,
                root,
                SPAN_KIND_CLIENT,
                "BlogService/CreateBlog",
                1.9,
                28.6,
                failed("UNAVAILABLE: the database cannot be reached")
                        .andThen(with("rpc.method", "tracepress.blog.v1.BlogService/CreateBlog"))
                        .andThen(with("rpc.response.status_code", "UNAVAILABLE")));
        String server = trace.span(
                BLOG,
                client,
                SPAN_KIND_SERVER,
                "BlogService/CreateBlog",
                3.2,
                26.1,
                failed("the database cannot be reached")
                        .andThen(with("rpc.method", "tracepress.blog.v1.BlogService/CreateBlog")));
        String insert = trace.span(
                BLOG,
                server,
                SPAN_KIND_CLIENT,
                "INSERT blogs.blogs",
                4.1,
                24.3,
                failed("Connection refused")
                        .andThen(with("db.system.name", "postgresql"))
                        .andThen(with(
                                "db.query.text",
                                "INSERT INTO blogs (id, author_id, slug, title, content) VALUES (?, ?, ?, ?, ?)"))
                        .andThen(trace.event(
                                28.2,
                                "exception",
                                Map.of(
                                        "exception.type", "org.postgresql.util.PSQLException",
                                        "exception.message", "Connection to localhost:54320 refused.",
                                        "exception.stacktrace", """
                        org.postgresql.util.PSQLException: Connection to localhost:54320 refused.
                        \tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:346)
                        \tat org.postgresql.core.ConnectionFactory.openConnection(ConnectionFactory.java:54)
                        \tat io.tracepress.blog.BlogRepository.insert(BlogRepository.java:61)"""))));
        return trace
                .log(
                        BLOG,
                        insert,
                        28.3,
                        SEVERITY_NUMBER_WARN,
                        "HikariPool-1 - Connection is not available, request timed out after 24ms")
                .log(BLOG, server, 29.0, SEVERITY_NUMBER_ERROR, "CreateBlog failed: the database cannot be reached")
                .log(GATEWAY, root, 30.7, SEVERITY_NUMBER_WARN, "POST /blogs answered 503");
    }

    /** A page of blogs that asks for each author by itself: 300 spans. */
    static OtlpTrace listing(long at) {
        var trace = new OtlpTrace("abad1dea2f594be0a64e5f2b4a9c1d04", at);
        String root = trace.span(GATEWAY, "", SPAN_KIND_SERVER, "GET /blogs", 0, 412.5, with("http.route", "/blogs"));
        String list = trace.span(
                GATEWAY, root, SPAN_KIND_CLIENT, "BlogService/ListBlogs", 1.1, 9.8, with("rpc.method", "ListBlogs"));
        String server = trace.span(BLOG, list, SPAN_KIND_SERVER, "BlogService/ListBlogs", 1.9, 8.4);
        trace.span(
                BLOG, server, SPAN_KIND_CLIENT, "SELECT blogs.blogs", 2.4, 7.3, with("db.response.returned_rows", 99));
        for (int i = 0; i < 99; i++) {
            double from = 12 + i * 4;
            String client = trace.span(
                    GATEWAY, root, SPAN_KIND_CLIENT, "UserService/GetUser", from, 3.6, with("rpc.method", "GetUser"));
            String user = trace.span("user-service", client, SPAN_KIND_SERVER, "UserService/GetUser", from + 0.7, 2.4);
            trace.span("user-service", user, SPAN_KIND_CLIENT, "SELECT users.users", from + 1, 1.8);
        }
        return trace;
    }

    /** A comment and its mail, of which the span between them has not arrived. */
    static OtlpTrace orphans(long at) {
        var trace = new OtlpTrace("deadbeef2f594be0a64e5f2b4a9c1d05", at);
        String root = trace.span(
                GATEWAY,
                "",
                SPAN_KIND_SERVER,
                "POST /blogs/{id}/comments",
                0,
                22,
                with("http.response.status_code", 201));
        String client = trace.span(
                GATEWAY,
                root,
                SPAN_KIND_CLIENT,
                "CommentService/CreateComment",
                1,
                20,
                with("rpc.method", "CreateComment"));
        trace.span("comment-service", "00000000000000aa", SPAN_KIND_PRODUCER, "comment.created publish", 14, 3);
        trace.span(
                "email-service",
                "00000000000000bb",
                SPAN_KIND_CONSUMER,
                "comment.created process",
                41,
                30,
                linkTo(trace.id(), client));
        return trace;
    }

    private static Consumer<Span.Builder> linkTo(String traceId, String spanId) {
        return span -> span.addLinks(
                Span.Link.newBuilder().setTraceId(OtlpTrace.bytes(traceId)).setSpanId(OtlpTrace.bytes(spanId)));
    }

    private static String loginRequest(OtlpTrace trace, double millis) {
        String root = trace.span(
                GATEWAY,
                "",
                SPAN_KIND_SERVER,
                "POST /auth/login",
                0,
                millis,
                with("http.request.method", "POST")
                        .andThen(with("http.route", "/auth/login"))
                        .andThen(with("http.response.status_code", 200))
                        .andThen(with("client.address", "127.0.0.1"))
                        .andThen(with("user_agent.original", "Grafana k6/1.4.0"))
                        .andThen(with("tracepress.numbers", List.of(1, 2, 3)))
                        .andThen(with("tracepress.ratio", 0.25))
                        .andThen(with("tracepress.sampled", true)));
        String client = trace.span(
                GATEWAY,
                root,
                SPAN_KIND_CLIENT,
                "AuthService/Login",
                1.2,
                millis - 2.4,
                with("rpc.method", "tracepress.auth.v1.AuthService/Login")
                        .andThen(with("rpc.system.name", "grpc"))
                        .andThen(trace.event(1.4, "message", Map.of("rpc.message.id", 1)))
                        .andThen(trace.event(millis - 1.6, "message", Map.of("rpc.message.id", 1))));
        return trace.span(
                AUTH,
                client,
                SPAN_KIND_SERVER,
                "AuthService/Login",
                2.6,
                millis - 4.9,
                with("rpc.method", "tracepress.auth.v1.AuthService/Login"));
    }

    private static void select(OtlpTrace trace, String server, double from) {
        trace.span(
                AUTH,
                server,
                SPAN_KIND_CLIENT,
                "SELECT auth.credentials",
                from,
                2.46,
                with("db.system.name", "postgresql")
                        .andThen(with("db.query.text", "SELECT id, password_hash FROM credentials WHERE email_key = ?"))
                        .andThen(with("db.response.returned_rows", 1)));
    }
}
