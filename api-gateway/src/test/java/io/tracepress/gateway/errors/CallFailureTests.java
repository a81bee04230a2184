package io.tracepress.gateway.errors;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import java.nio.channels.ClosedChannelException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

class CallFailureTests {

    @Test
    void aConnectionThatBreaksUnderACallIsAnOutage() {
        var broken = Status.UNKNOWN.withDescription("channel closed").withCause(new ClosedChannelException());

        assertThat(CallFailure.of(broken.asRuntimeException()).status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(CallFailure.of(Status.UNKNOWN.asRuntimeException()).status())
                .isEqualTo(HttpStatus.INTERNAL_SERVER_ERROR);
    }
}
