package io.tracepress.gateway.errors;

import io.grpc.StatusRuntimeException;
import io.opentelemetry.api.trace.Span;
import io.tracepress.gateway.requests.BodyTooLargeException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** The one place where failures become HTTP answers: RFC 9457 problems that name the trace. */
@RestControllerAdvice
class ApiErrors extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ApiErrors.class);
    private static final String RETRY_AFTER_SECONDS = "1";

    @ExceptionHandler
    ResponseEntity<Object> callFailed(StatusRuntimeException failure, WebRequest request) {
        var problem = CallFailure.of(failure);
        if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("call failed", failure);
        }
        return respond(problem.body(), problem.headers(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> authenticationUnavailable(AuthenticationServiceException failure, WebRequest request) {
        return failure.getCause() instanceof StatusRuntimeException cause
                ? callFailed(cause, request)
                : unavailable(request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notAuthenticated(AuthenticationException failure, WebRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        return respond(problem(HttpStatus.UNAUTHORIZED, "A valid access token is needed."), headers, request);
    }

    @ExceptionHandler
    ResponseEntity<Object> notAllowed(AccessDeniedException failure, WebRequest request) {
        return respond(problem(HttpStatus.FORBIDDEN, "This is not allowed."), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> refusedByTheContainer(ContainerError refusal, WebRequest request) {
        return respond(ProblemDetail.forStatus(refusal.status()), new HttpHeaders(), request);
    }

    @ExceptionHandler({RequestRejectedException.class, InvalidParameterException.class})
    ResponseEntity<Object> malformed(WebRequest request) {
        return respond(
                problem(HttpStatus.BAD_REQUEST, "The request has parts that are malformed or not allowed."),
                new HttpHeaders(),
                request);
    }

    @ExceptionHandler
    ResponseEntity<Object> tooLarge(BodyTooLargeException failure, WebRequest request) {
        return respond(problem(HttpStatus.CONTENT_TOO_LARGE, failure.getMessage()), new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception failure, WebRequest request) {
        log.error("unexpected failure", failure);
        Span.current().recordException(failure);
        return respond(
                problem(HttpStatus.INTERNAL_SERVER_ERROR, "The request failed on our side."),
                new HttpHeaders(),
                request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (NestedExceptionUtils.getRootCause(failure) instanceof BodyTooLargeException tooLarge) {
            return respond(problem(HttpStatus.CONTENT_TOO_LARGE, tooLarge.getMessage()), new HttpHeaders(), request);
        }
        var problem = problem(HttpStatus.BAD_REQUEST, "The body is not the JSON that this call takes.");
        JsonFault.find(failure).ifPresent(fault -> problem.setProperty("errors", List.of(fault)));
        return respond(problem, headers, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var problemHeaders = new HttpHeaders(headers);
        if (body instanceof ProblemDetail problem) {
            problem.setProperty("traceId", Span.current().getSpanContext().getTraceId());
            problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        }
        return new ResponseEntity<>(body, problemHeaders, status);
    }

    private ResponseEntity<Object> unavailable(WebRequest request) {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
        return respond(
                problem(HttpStatus.SERVICE_UNAVAILABLE, "The service cannot answer at the moment."), headers, request);
    }

    private ResponseEntity<Object> respond(ProblemDetail problem, HttpHeaders headers, WebRequest request) {
        return createResponseEntity(problem, headers, HttpStatusCode.valueOf(problem.getStatus()), request);
    }

    private static ProblemDetail problem(HttpStatus status, String detail) {
        return ProblemDetail.forStatusAndDetail(status, detail);
    }
}
