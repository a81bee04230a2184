package io.tracepress.localstack.seed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The REST API, asked with patience; methods throw {@link SeedException}. */
public final class Gateway {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int TRIES = 8;
    /** Too many requests, a service that is away, and one that takes too long. */
    private static final Set<Integer> LATER = Set.of(429, 503, 504);

    private final URI url;
    private final Consumer<Duration> pause;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    Gateway(URI url, Consumer<Duration> pause) {
        this.url = url;
        this.pause = pause;
    }

    public static Gateway at(String url) {
        return new Gateway(valid(url), Gateway::sleep);
    }

    public String url() {
        return url.toString();
    }

    /** Whether nobody else can be meant. */
    public boolean isOnThisMachine() {
        var host = url.getHost().replaceAll("[\\[\\]]", "");
        return host.equalsIgnoreCase("localhost") || isLoopback(host);
    }

    /** Asks again after what calls for it: a repeated call must do no harm. */
    Answer answer(Call call) {
        for (int tried = 1; ; tried++) {
            var response = send(call);
            if (response.isPresent() && !LATER.contains(response.get().statusCode())) {
                return new Answer(
                        call, response.get().statusCode(), response.get().body());
            }
            var wait = response.map(Gateway::wantedPause).orElse(PAUSE);
            if (tried == TRIES || wait.compareTo(LONGEST_PAUSE) > 0) {
                throw gaveUp(call, response, wait);
            }
            pause.accept(wait);
        }
    }

    /** Empty if the answer takes too long or breaks off. */
    private Optional<HttpResponse<String>> send(Call call) {
        var body = call.body().isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body());
        var request = HttpRequest.newBuilder(URI.create(url + call.path()))
                .timeout(TIMEOUT)
                .header("User-Agent", "tracepress seed")
                .method(call.method(), body);
        call.headers().forEach(request::header);
        try {
            return Optional.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw new SeedException(
                    "No gateway answers at " + url
                            + ": start the stack with ./tracepress up -d, or name another one with --target",
                    e);
        } catch (IOException brokenOff) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeedException("Interrupted", e);
        }
    }

    private static Duration wantedPause(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("\\d{1,9}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(PAUSE);
    }

    private SeedException gaveUp(Call call, Optional<HttpResponse<String>> response, Duration wait) {
        var what =
                response.map(answer -> "answered with " + answer.statusCode()).orElse("not answered in time");
        var when = wait.compareTo(LONGEST_PAUSE) > 0 ? "in " + wait.toSeconds() + " s" : "later";
        return new SeedException(call.method() + " " + call.path() + " at " + url + " was " + what
                + "; run the same command again " + when + ", and it goes on from there");
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.ofLiteral(host).isLoopbackAddress();
        } catch (IllegalArgumentException aName) {
            return false;
        }
    }

    private static URI valid(String url) {
        try {
            var valid = URI.create(url.replaceAll("/+$", ""));
            if (valid.getHost() != null && String.valueOf(valid.getScheme()).matches("https?")) {
                return valid;
            }
        } catch (IllegalArgumentException e) {
            throw new SeedException(noUrl(url), e);
        }
        throw new SeedException(noUrl(url));
    }

    private static String noUrl(String url) {
        return url + " is no URL of a gateway: name one like http://localhost:8080";
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeedException("Interrupted while waiting for the gateway", e);
        }
    }
}
