package io.tracepress.kit.errors;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import io.grpc.StatusException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.opentelemetry.api.trace.Span;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

/** The one place where exceptions become gRPC statuses, with google.rpc details for what a caller can act on. */
@Order(0)
final class FailureTranslator implements GrpcExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(FailureTranslator.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    @Override
    public StatusException handleException(Throwable exception) {
        return switch (exception) {
            case ServiceFailure failure -> translate(failure);
            case AuthenticationServiceException unavailable -> outage(unavailable);
            case AuthenticationException _ -> status(Code.UNAUTHENTICATED, "The credentials are missing or not valid.");
            case AccessDeniedException _ -> status(Code.PERMISSION_DENIED, "This call is not allowed.");
            case StatusRuntimeException neighbour -> neighbourFailure(neighbour);
            default -> Outage.isAnywhereBehind(exception) ? outage(exception) : unexpected(exception);
        };
    }

    private static StatusException translate(ServiceFailure failure) {
        Message[] details = failure.violations().isEmpty()
                ? failure.retryAfter()
                        .map(after -> new Message[] {retryInfo(after)})
                        .orElse(new Message[0])
                : new Message[] {badRequest(failure)};
        return status(code(failure.kind()), failure.getMessage(), details);
    }

    private static Code code(ServiceFailure.Kind kind) {
        return switch (kind) {
            case INVALID -> Code.INVALID_ARGUMENT;
            case NOT_FOUND -> Code.NOT_FOUND;
            case ALREADY_EXISTS -> Code.ALREADY_EXISTS;
            case FORBIDDEN -> Code.PERMISSION_DENIED;
            case CHANGED_MEANWHILE -> Code.FAILED_PRECONDITION;
            case UNAUTHENTICATED -> Code.UNAUTHENTICATED;
            case EXHAUSTED -> Code.RESOURCE_EXHAUSTED;
            case OVERLOADED -> Code.UNAVAILABLE;
        };
    }

    private static StatusException neighbourFailure(StatusRuntimeException failure) {
        return switch (failure.getStatus().getCode()) {
            case DEADLINE_EXCEEDED, CANCELLED -> status(Code.DEADLINE_EXCEEDED, "The answer took too long.");
            case UNAVAILABLE -> outage(failure);
            default -> unexpected(failure);
        };
    }

    private static StatusException outage(Throwable cause) {
        log.warn(
                "unavailable: {}",
                NestedExceptionUtils.getMostSpecificCause(cause).toString());
        return status(Code.UNAVAILABLE, "The service cannot answer at the moment.", retryInfo(SOON));
    }

    private static StatusException unexpected(Throwable exception) {
        log.error("unexpected failure", exception);
        Span.current().recordException(exception);
        return status(Code.INTERNAL, "The service failed.");
    }

    private static StatusException status(Code code, String message, Message... details) {
        Status.Builder status = Status.newBuilder().setCode(code.getNumber()).setMessage(message);
        for (Message detail : details) {
            status.addDetails(Any.pack(detail));
        }
        return StatusProto.toStatusException(status.build());
    }

    private static BadRequest badRequest(ServiceFailure failure) {
        BadRequest.Builder details = BadRequest.newBuilder();
        failure.violations()
                .forEach(violation -> details.addFieldViolationsBuilder()
                        .setField(violation.field())
                        .setDescription(violation.message()));
        return details.build();
    }

    private static RetryInfo retryInfo(Duration after) {
        return RetryInfo.newBuilder()
                .setRetryDelay(com.google.protobuf.Duration.newBuilder()
                        .setSeconds(after.toSeconds())
                        .setNanos(after.toNanosPart()))
                .build();
    }
}
