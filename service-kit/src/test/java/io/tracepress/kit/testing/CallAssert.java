package io.tracepress.kit.testing;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.BadRequest;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What a test says about a gRPC call that must fail. */
public final class CallAssert extends AbstractThrowableAssert<CallAssert, StatusRuntimeException> {

    private CallAssert(StatusRuntimeException failure) {
        super(failure, CallAssert.class);
    }

    public static CallAssert assertThatCall(ThrowingCallable call) {
        return new CallAssert(catchThrowableOfType(StatusRuntimeException.class, call)).isNotNull();
    }

    public CallAssert failsWith(Status.Code code) {
        Assertions.assertThat(actual.getStatus().getCode())
                .as(actual.getStatus().toString())
                .isEqualTo(code);
        return this;
    }

    /** The fields that the google.rpc.BadRequest detail names. */
    public CallAssert namesFields(String... fields) {
        List<String> named = StatusProto.fromThrowable(actual).getDetailsList().stream()
                .filter(detail -> detail.is(BadRequest.class))
                .map(CallAssert::badRequest)
                .filter(Objects::nonNull)
                .flatMap(details -> details.getFieldViolationsList().stream())
                .map(BadRequest.FieldViolation::getField)
                .toList();
        Assertions.assertThat(named).containsExactlyInAnyOrder(fields);
        return this;
    }

    private static BadRequest badRequest(com.google.protobuf.Any detail) {
        try {
            return detail.unpack(BadRequest.class);
        } catch (InvalidProtocolBufferException malformed) {
            return null;
        }
    }
}
