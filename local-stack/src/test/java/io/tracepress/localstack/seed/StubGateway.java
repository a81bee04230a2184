package io.tracepress.localstack.seed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A gateway that keeps what it is given, one request after the other, and fails as a test wants it to. */
public final class StubGateway implements AutoCloseable {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_PAGE = 7;

    /** By email. */
    public final Map<String, String> passwords = new HashMap<>();

    public final Map<String, ObjectNode> profiles = new HashMap<>();
    public final List<ObjectNode> blogs = new ArrayList<>();
    public final List<ObjectNode> comments = new ArrayList<>();
    /** Given instead of doing the next requests. */
    public final Deque<Refusal> refusals = new ArrayDeque<>();
    /** Of so many answers, the last one is lost after the work is done; 0 for none. */
    public int losesOneAnswerOf;
    /** How many requests an access token lasts. */
    public int tokenUses = Integer.MAX_VALUE;

    private final Map<String, String> idsByKey = new HashMap<>();
    private final Map<String, String> emailsByToken = new HashMap<>();
    private final Map<String, Integer> usesByToken = new HashMap<>();
    private final HttpServer server;
    private int requests;

    public StubGateway() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", this::answer);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Refusal(int status, int retryAfterSeconds) {}

    private record Reply(int status, String content) {}

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public synchronized int requests() {
        return requests;
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        requests++;
        var content = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var refusal = refusals.poll();
        if (refusal != null) {
            exchange.getResponseHeaders().set("Retry-After", Integer.toString(refusal.retryAfterSeconds()));
            send(exchange, new Reply(refusal.status(), ""));
            return;
        }
        var reply = reply(exchange, content);
        var isLost = losesOneAnswerOf > 0 && requests % losesOneAnswerOf == 0;
        send(exchange, isLost ? new Reply(504, "") : reply);
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        var content = reply.content().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private Reply reply(HttpExchange exchange, String content) {
        var path = exchange.getRequestURI().getPath();
        var body = content.isEmpty() ? JSON.createObjectNode() : (ObjectNode) JSON.readTree(content);
        var query = parameters(exchange.getRequestURI().getRawQuery());
        return switch (exchange.getRequestMethod() + " " + path.replaceAll("blog-\\d+", "ID")) {
            case "POST /auth/register" -> register(body);
            case "POST /auth/login" -> logIn(body);
            case "POST /auth/logout" -> as(exchange, _ -> new Reply(204, ""));
            case "GET /users/me" ->
                as(exchange, email -> new Reply(200, profiles.get(email).toString()));
            case "PATCH /users/me" -> as(exchange, email -> introduce(email, body));
            case "POST /blogs" ->
                as(exchange, email -> add(blogs, "blog-", body.put("author", email), key(exchange, email)));
            case "GET /blogs" ->
                query.containsKey("drafts")
                        ? as(exchange, email -> page(blogsOf(email, false), query))
                        : page(blogsOf(query.get("author") + "@demo.example", true), query);
            case "POST /blogs/ID/comments" ->
                as(
                        exchange,
                        email -> add(
                                comments,
                                "comment-",
                                body.put("author", email).put("blog", path.split("/")[2]),
                                key(exchange, email)));
            case "GET /blogs/ID/comments" -> page(commentsOn(path.split("/")[2]), query);
            default -> new Reply(404, "");
        };
    }

    private Reply register(ObjectNode body) {
        var email = body.path("email").asString();
        if (passwords.containsKey(email)) {
            return new Reply(409, "{\"detail\":\"The email is taken.\"}");
        }
        passwords.put(email, body.path("password").asString());
        profiles.put(email, JSON.createObjectNode().put("bio", ""));
        return new Reply(201, "{}");
    }

    private Reply logIn(ObjectNode body) {
        var email = body.path("email").asString();
        if (!body.path("password").asString().equals(passwords.get(email))) {
            return new Reply(401, "{\"detail\":\"Wrong email or password.\"}");
        }
        var token = "token-" + (emailsByToken.size() + 1);
        emailsByToken.put(token, email);
        return new Reply(200, JSON.createObjectNode().put("accessToken", token).toString());
    }

    private Reply introduce(String email, ObjectNode profile) {
        profiles.put(email, profile);
        return new Reply(200, profile.toString());
    }

    private Reply as(HttpExchange exchange, Function<String, Reply> action) {
        var token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"))
                .replaceFirst("Bearer ", "");
        var email = emailsByToken.get(token);
        if (email == null || usesByToken.merge(token, 1, Integer::sum) > tokenUses) {
            return new Reply(401, "");
        }
        return action.apply(email);
    }

    /** The same key again names the same thing, for as long as there is the thing. */
    private Reply add(List<ObjectNode> things, String idPrefix, ObjectNode thing, String key) {
        var id = idsByKey.get(key);
        if (id == null) {
            id = idPrefix + (idsByKey.size() + 1);
            idsByKey.put(key, id);
            things.add(thing.put("id", id));
        }
        var named = id;
        return things.stream()
                .filter(kept -> kept.path("id").asString().equals(named))
                .findFirst()
                .map(kept -> new Reply(201, kept.toString()))
                .orElseGet(() -> new Reply(404, ""));
    }

    private static String key(HttpExchange exchange, String email) {
        return email + " " + exchange.getRequestHeaders().getFirst("Idempotency-Key");
    }

    private List<ObjectNode> blogsOf(String email, boolean published) {
        return blogs.stream()
                .filter(blog -> blog.path("author").asString().equals(email))
                .filter(blog -> blog.path("published").asBoolean() == published)
                .toList();
    }

    private List<ObjectNode> commentsOn(String blog) {
        return comments.stream()
                .filter(comment -> comment.path("blog").asString().equals(blog))
                .toList();
    }

    private static Reply page(List<ObjectNode> items, Map<String, String> query) {
        var cursor = query.getOrDefault("cursor", "");
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        int to = Math.min(from + LONGEST_PAGE, items.size());
        var page = JSON.createObjectNode();
        page.putArray("items").addAll(items.subList(from, to));
        page.put("nextCursor", to < items.size() ? Integer.toString(to) : null);
        return new Reply(200, page.toString());
    }

    private static Map<String, String> parameters(String query) {
        return Stream.of(String.valueOf(query).split("&"))
                .filter(part -> part.contains("="))
                .map(part -> part.split("=", 2))
                .collect(Collectors.toMap(part -> part[0], part -> URLDecoder.decode(part[1], StandardCharsets.UTF_8)));
    }
}
