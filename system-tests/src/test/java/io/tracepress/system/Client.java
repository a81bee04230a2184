package io.tracepress.system;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the REST API, anonymous or with an access token. */
final class Client {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = new JsonMapper();

    private final String baseUrl;
    private final Map<String, String> headers;

    private Client(String baseUrl, Map<String, String> headers) {
        this.baseUrl = baseUrl;
        this.headers = headers;
    }

    static Client of(String baseUrl) {
        return new Client(baseUrl, Map.of());
    }

    /** The same client, which also sends this header. */
    Client with(String header, String value) {
        var all = new HashMap<>(headers);
        all.put(header, value);
        return new Client(baseUrl, all);
    }

    Client withToken(String token) {
        return with("Authorization", "Bearer " + token);
    }

    /** What the gateway answered. */
    record Answer(int status, HttpHeaders headers, String content) {

        JsonNode body() {
            return JSON.readTree(content);
        }

        String text(String field) {
            return body().path(field).asString();
        }

        String header(String name) {
            return headers.firstValue(name)
                    .orElseThrow(() -> new AssertionError(status + " without header " + name + ": " + content));
        }

        /** The trace that the request became, by W3C Trace Context Level 2. */
        String traceId() {
            return header("traceresponse").split("-")[1];
        }
    }

    Answer get(String path) {
        return send("GET", path, "");
    }

    Answer post(String path, Map<String, ?> body) {
        return sendJson("POST", path, body);
    }

    Answer patch(String path, Map<String, ?> body) {
        return sendJson("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, "");
    }

    /** Sends the body as it is, with no content type but that of the client's own headers. */
    Answer send(String method, String path, String body) {
        var request = HttpRequest.newBuilder(URI.create(baseUrl + path))
                .timeout(Duration.ofSeconds(10))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private Answer sendJson(String method, String path, Map<String, ?> body) {
        return with("Content-Type", "application/json").send(method, path, JSON.writeValueAsString(body));
    }
}
