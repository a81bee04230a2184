package io.tracepress.system;

import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.ResourceMetrics;
import io.opentelemetry.proto.resource.v1.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

/** Receives what services measure, as OTLP over HTTP, and keeps the last export of each metric. */
final class MetricReceiver implements AutoCloseable {

    private static final String PATH = "/v1/metrics";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Measured> last = new ConcurrentHashMap<>();
    private final Map<String, Integer> exports = new ConcurrentHashMap<>();
    private final HttpServer server;

    MetricReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(PATH, this::receive);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + PATH;
    }

    List<Measured> last() {
        return List.copyOf(last.values());
    }

    /** How often each service has sent its metrics. */
    Map<String, Integer> exports() {
        return Map.copyOf(exports);
    }

    /** Returns when all services have exported what they had measured before. */
    void awaitExports() {
        var before = exports();
        // The first may have been under way already.
        await().until(() -> exports().entrySet().stream()
                .allMatch(sent -> sent.getValue() >= before.getOrDefault(sent.getKey(), 0) + 2));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange;
                var body = decoded(exchange)) {
            ExportMetricsServiceRequest.parseFrom(body).getResourceMetricsList().forEach(this::keep);
            // An empty ExportMetricsServiceResponse has no bytes.
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private static InputStream decoded(HttpExchange exchange) throws IOException {
        boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        return zipped ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
    }

    private void keep(ResourceMetrics sent) {
        String service = serviceName(sent.getResource());
        for (var ofScope : sent.getScopeMetricsList()) {
            String scope = ofScope.getScope().getName();
            ofScope.getMetricsList()
                    .forEach(metric -> last.put(
                            String.join(" ", service, scope, metric.getName()),
                            new Measured(sent.getResource(), scope, metric)));
        }
        exports.merge(service, 1, Integer::sum);
    }

    static String serviceName(Resource resource) {
        return resource.getAttributesList().stream()
                .filter(attribute -> attribute.getKey().equals("service.name"))
                .map(KeyValue::getValue)
                .map(value -> value.getStringValue())
                .findFirst()
                .orElse("");
    }
}
