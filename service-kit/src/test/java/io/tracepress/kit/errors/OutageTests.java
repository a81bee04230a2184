package io.tracepress.kit.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Status;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisLoadingException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;

class OutageTests {

    static Stream<Throwable> outages() {
        return Stream.of(
                new SQLTransientConnectionException("no connection within a second"),
                new DataAccessResourceFailureException("no database", new SQLException("shutting down", "57P01")),
                new QueryTimeoutException("a lock", new SQLException("canceling statement", "57014")),
                Status.UNAVAILABLE.asRuntimeException(),
                Status.DEADLINE_EXCEEDED.asException(),
                new IllegalStateException("no link", Status.UNAVAILABLE.asRuntimeException()),
                new RedisConnectionException("no Redis"),
                new RedisCommandTimeoutException("no answer"),
                new RedisLoadingException("LOADING"),
                new IllegalStateException("no mail server", new ConnectException("refused")),
                new IllegalStateException("a silent mail server", new SocketTimeoutException()),
                new UncheckedIOException(new IOException("Connection reset by peer")));
    }

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("a mistake"),
                new SQLException("no such table", "42P01"),
                Status.INVALID_ARGUMENT.asRuntimeException(),
                Status.INTERNAL.asRuntimeException(),
                new RedisCommandExecutionException("ERR wrong number of arguments"),
                new IllegalArgumentException(new InvalidProtocolBufferException("no JSON")),
                new UncheckedIOException(new FileNotFoundException("template.html")));
    }

    @ParameterizedTest
    @MethodSource("outages")
    void anOutageIsFoundHoweverDeep(Throwable failure) {
        assertThat(Outage.isAnywhereBehind(failure)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfOursIsNone(Throwable failure) {
        assertThat(Outage.isAnywhereBehind(failure)).isFalse();
    }
}
