package io.tracepress.tracedesk;

import java.io.IOException;
import java.net.URI;

/** Sends the samples to the OTLP receivers at the URLs given, to look at them. */
final class SendSamples {

    private SendSamples() {}

    public static void main(String[] urls) throws IOException, InterruptedException {
        long now = System.currentTimeMillis();
        for (String url : urls) {
            for (OtlpTrace trace : Samples.all(now).toList()) {
                Http.post(URI.create(url + "/v1/traces"), trace.traces().toByteArray());
                Http.post(URI.create(url + "/v1/logs"), trace.logs().toByteArray());
            }
        }
    }
}
