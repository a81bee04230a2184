package io.tracepress.tracedesk;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.opentelemetry.proto.collector.trace.v1.ExportTracePartialSuccess;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.tracepress.desk.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** OpenTelemetry's protocol over HTTP, in its protobuf encoding. */
final class OtlpHandler implements HttpHandler {

    private static final int MAX_BODY = 8 * 1024 * 1024;
    private static final String PROTOBUF = "application/x-protobuf";

    private final TraceStore store;
    // Each may hold a body of full size in memory.
    private final Semaphore slots = new Semaphore(2);

    OtlpHandler(TraceStore store) {
        this.store = store;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            answer(exchange).send(exchange);
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (!List.of("/v1/traces", "/v1/logs", "/v1/metrics").contains(path)) {
            return failure(404, "OTLP is received at /v1/traces and /v1/logs");
        }
        if (!exchange.getRequestMethod().equals("POST")) {
            return failure(405, "OTLP is sent by POST").with("Allow", "POST");
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        if (type == null || !type.split(";")[0].strip().equalsIgnoreCase(PROTOBUF)) {
            return failure(415, "OTLP is read as " + PROTOBUF + " only");
        }
        return switch (path) {
            case "/v1/traces" -> receiveInTurn(Signal.TRACES, exchange);
            case "/v1/logs" -> receiveInTurn(Signal.LOGS, exchange);
            // Nothing shows metrics here, but an exporter that sends them should not fill logs with errors.
            default -> success(0, "");
        };
    }

    private Answer receiveInTurn(Signal signal, HttpExchange exchange) throws IOException {
        try {
            if (!slots.tryAcquire(5, TimeUnit.SECONDS)) {
                return failure(503, "too much at once").with("Retry-After", "1");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failure(503, "shutting down");
        }
        try {
            return receive(signal, exchange);
        } finally {
            slots.release();
        }
    }

    private Answer receive(Signal signal, HttpExchange exchange) {
        try {
            byte[] body = body(exchange).readNBytes(MAX_BODY + 1);
            if (body.length > MAX_BODY) {
                return failure(413, "the body, once decompressed, has more than " + MAX_BODY + " bytes");
            }
            ExportRequest request = ExportRequest.read(signal, UnsafeByteOperations.unsafeWrap(body));
            store.add(request.chunks());
            return success(request.rejected(), request.reason());
        } catch (IOException e) {
            return failure(400, "this is no OTLP: " + e.getMessage());
        }
    }

    private static InputStream body(HttpExchange exchange) throws IOException {
        String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
        return "gzip".equalsIgnoreCase(encoding)
                ? new GZIPInputStream(exchange.getRequestBody())
                : exchange.getRequestBody();
    }

    /** The response to logs has the same fields with the same numbers. */
    private static Answer success(int rejected, String reason) {
        var response = ExportTraceServiceResponse.newBuilder();
        if (rejected > 0) {
            response.setPartialSuccess(ExportTracePartialSuccess.newBuilder()
                    .setRejectedSpans(rejected)
                    .setErrorMessage(reason));
        }
        return Answer.of(200, PROTOBUF, response.build()::writeTo);
    }

    /** A {@code google.rpc.Status}, of which OTLP asks for the message only. */
    private static Answer failure(int status, String message) {
        return Answer.of(status, PROTOBUF, MessageFields.write(2, List.of(ByteString.copyFromUtf8(message)))::writeTo);
    }
}
