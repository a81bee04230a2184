package io.tracepress.gateway.errors;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** How a failed gRPC call looks over HTTP. */
record CallFailure(HttpStatus status, ProblemDetail body, HttpHeaders headers) {

    // Lists take "limit", "cursor" and "q", as REST calls them.
    private static final Map<String, String> JSON_NAMES =
            Map.of("page_size", "limit", "page_token", "cursor", "query", "q");
    private static final String OUR_FAULT = "The request failed on our side.";

    static CallFailure of(StatusRuntimeException failure) {
        HttpStatus status = httpStatus(code(failure.getStatus()));
        var body = ProblemDetail.forStatusAndDetail(status, detail(status, failure.getStatus()));
        find(failure, BadRequest.class).ifPresent(bad -> body.setProperty("errors", fieldErrors(bad)));
        return new CallFailure(status, body, headers(status, failure));
    }

    // A connection that breaks just when a call is written on it is UNKNOWN to grpc-java (its issue 10120).
    private static Status.Code code(Status failure) {
        boolean disconnected =
                failure.getCode() == Status.Code.UNKNOWN && failure.getCause() instanceof ClosedChannelException;
        return disconnected ? Status.Code.UNAVAILABLE : failure.getCode();
    }

    private static HttpStatus httpStatus(Status.Code code) {
        return switch (code) {
            case INVALID_ARGUMENT, OUT_OF_RANGE -> HttpStatus.BAD_REQUEST;
            case UNAUTHENTICATED -> HttpStatus.UNAUTHORIZED;
            case PERMISSION_DENIED -> HttpStatus.FORBIDDEN;
            case NOT_FOUND -> HttpStatus.NOT_FOUND;
            case ALREADY_EXISTS, ABORTED -> HttpStatus.CONFLICT;
            case FAILED_PRECONDITION -> HttpStatus.PRECONDITION_FAILED;
            case RESOURCE_EXHAUSTED -> HttpStatus.TOO_MANY_REQUESTS;
            case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
            case DEADLINE_EXCEEDED, CANCELLED -> HttpStatus.GATEWAY_TIMEOUT;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    // What grpc-java writes about a connection names hosts and ports; clients get our words.
    private static String detail(HttpStatus status, Status failure) {
        return switch (status) {
            case SERVICE_UNAVAILABLE -> "The service cannot answer at the moment.";
            case GATEWAY_TIMEOUT -> "The answer took too long.";
            case INTERNAL_SERVER_ERROR -> OUR_FAULT;
            default -> Optional.ofNullable(failure.getDescription()).orElse(status.getReasonPhrase());
        };
    }

    private static HttpHeaders headers(HttpStatus status, StatusRuntimeException failure) {
        var headers = new HttpHeaders();
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            long seconds = find(failure, RetryInfo.class)
                    .map(info -> info.getRetryDelay().getSeconds())
                    .orElse(1L);
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds)));
        }
        if (status == HttpStatus.UNAUTHORIZED) {
            headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return headers;
    }

    private static List<FieldError> fieldErrors(BadRequest details) {
        return details.getFieldViolationsList().stream()
                .map(violation -> new FieldError(jsonName(violation.getField()), violation.getDescription()))
                .toList();
    }

    private static String jsonName(String protoName) {
        String[] words = JSON_NAMES.getOrDefault(protoName, protoName).split("_");
        var name = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            name.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
        }
        return name.toString();
    }

    private static <T extends Message> Optional<T> find(StatusRuntimeException failure, Class<T> type) {
        var status = StatusProto.fromThrowable(failure);
        return status.getDetailsList().stream()
                .filter(detail -> detail.is(type))
                .findFirst()
                .map(detail -> {
                    try {
                        return detail.unpack(type);
                    } catch (InvalidProtocolBufferException malformed) {
                        throw new IllegalStateException(malformed);
                    }
                });
    }
}
