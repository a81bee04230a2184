package io.tracepress.kit.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.RetryInfo;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;

class FailureTranslatorTests {

    private final FailureTranslator translator = new FailureTranslator();

    @ParameterizedTest
    @MethodSource
    void eachFailureHasItsStatus(Throwable failure, Status.Code code) {
        assertThat(translator.handleException(failure).getStatus().getCode()).isEqualTo(code);
    }

    static Stream<Arguments> eachFailureHasItsStatus() {
        return Stream.of(
                Arguments.of(ServiceFailure.invalid("field", "rule"), Status.Code.INVALID_ARGUMENT),
                Arguments.of(ServiceFailure.notFound("none"), Status.Code.NOT_FOUND),
                Arguments.of(ServiceFailure.alreadyExists("field", "taken"), Status.Code.ALREADY_EXISTS),
                Arguments.of(ServiceFailure.unauthenticated("who?"), Status.Code.UNAUTHENTICATED),
                Arguments.of(new BadCredentialsException("bad"), Status.Code.UNAUTHENTICATED),
                Arguments.of(new AuthenticationServiceException("keys away"), Status.Code.UNAVAILABLE),
                Arguments.of(new AccessDeniedException("no"), Status.Code.PERMISSION_DENIED),
                Arguments.of(
                        new DataAccessResourceFailureException("db", new SQLException("gone", "08006")),
                        Status.Code.UNAVAILABLE),
                Arguments.of(
                        new DataAccessResourceFailureException("db", new SQLException("stopping", "57P01")),
                        Status.Code.UNAVAILABLE),
                Arguments.of(new IllegalStateException(new IOException("reset")), Status.Code.UNAVAILABLE),
                Arguments.of(
                        new DataIntegrityViolationException("fk", new SQLException("fk", "23503")),
                        Status.Code.INTERNAL),
                Arguments.of(Status.UNAVAILABLE.asRuntimeException(), Status.Code.UNAVAILABLE),
                Arguments.of(Status.DEADLINE_EXCEEDED.asRuntimeException(), Status.Code.DEADLINE_EXCEEDED),
                Arguments.of(Status.PERMISSION_DENIED.asRuntimeException(), Status.Code.INTERNAL),
                Arguments.of(new NullPointerException(), Status.Code.INTERNAL));
    }

    @Test
    void anOverloadSaysWhenToTryAgain() throws Exception {
        var failure = translator.handleException(ServiceFailure.overloaded("busy", Duration.ofMillis(2500)));

        var retryInfo = StatusProto.fromThrowable(failure).getDetails(0).unpack(RetryInfo.class);
        assertThat(retryInfo.getRetryDelay().getSeconds()).isEqualTo(2);
        assertThat(retryInfo.getRetryDelay().getNanos()).isEqualTo(500_000_000);
    }

    @Test
    void unexpectedFailuresKeepTheirWordsToThemselves() {
        var failure = translator.handleException(new IllegalStateException("password=hunter2"));

        assertThat(failure.getStatus().getDescription()).doesNotContain("hunter2");
        assertThat(failure.getStatus().getCause()).isNull();
    }
}
