package io.tracepress.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Optional;

/** A request that changes nothing and crosses the stack: gateway, blog-service, database, and who decorates a page. */
final class Probe {

    static final String PATH = "/blogs?limit=5";
    private static final int TIMEOUT_MILLIS = 5_000;

    private Probe() {}

    /** A status, and the trace that the request became. */
    record Answer(int status, Optional<String> traceResponse) {

        /** The last two digits are flags, of which the lowest says that the trace is recorded. */
        boolean isSampled() {
            return traceResponse
                    .filter(value -> value.matches(".*-[0-9a-f]{2}"))
                    .map(value -> Integer.parseInt(value.substring(value.length() - 2), 16) % 2 == 1)
                    .orElse(true);
        }
    }

    static Answer send(String gatewayUrl) throws IOException {
        var request = open(gatewayUrl + PATH);
        return new Answer(request.getResponseCode(), Optional.ofNullable(request.getHeaderField("traceresponse")));
    }

    /** The status that an OTLP receiver gives to nothing at all, which is a valid request. */
    static int exportNothing(String receiverUrl) throws IOException {
        var request = open(receiverUrl + "/v1/traces");
        request.setRequestMethod("POST");
        request.setRequestProperty("Content-Type", "application/x-protobuf");
        request.setDoOutput(true);
        request.setFixedLengthStreamingMode(0);
        request.getOutputStream().close();
        return request.getResponseCode();
    }

    private static HttpURLConnection open(String url) throws IOException {
        var request = (HttpURLConnection) URI.create(url).toURL().openConnection();
        request.setConnectTimeout(TIMEOUT_MILLIS);
        request.setReadTimeout(TIMEOUT_MILLIS);
        return request;
    }
}
