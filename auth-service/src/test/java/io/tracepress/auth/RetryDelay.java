package io.tracepress.auth;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.RetryInfo;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;

/** Reads when a refused caller may try again. */
final class RetryDelay {

    private RetryDelay() {}

    static Duration of(StatusRuntimeException failure) {
        try {
            var delay = StatusProto.fromThrowable(failure)
                    .getDetails(0)
                    .unpack(RetryInfo.class)
                    .getRetryDelay();
            return Duration.ofSeconds(delay.getSeconds(), delay.getNanos());
        } catch (InvalidProtocolBufferException noRetryInfo) {
            throw new AssertionError(noRetryInfo);
        }
    }
}
