package io.tracepress.localstack;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/** One quick look at whether a server answers 200. */
final class Readiness {

    private Readiness() {}

    static boolean at(int port, String path) {
        try {
            var url = URI.create("http://127.0.0.1:" + port + path).toURL();
            var request = (HttpURLConnection) url.openConnection();
            request.setConnectTimeout(1_000);
            request.setReadTimeout(2_000);
            return request.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException e) {
            return false;
        }
    }
}
