package io.tracepress.kit.validation;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.tracepress.kit.errors.ServiceFailure;
import java.util.List;

/** Refuses NUL characters in any text of a request: PostgreSQL cannot store them, and no one means them. */
final class NulCharacterInterceptor implements ServerInterceptor {

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
            @Override
            public void onMessage(Q request) {
                if (request instanceof Message message) {
                    check(message);
                }
                super.onMessage(request);
            }
        };
    }

    private static void check(Message message) {
        message.getAllFields().forEach((field, value) -> {
            if (value instanceof List<?> values) {
                values.forEach(item -> check(field, item));
            } else {
                check(field, value);
            }
        });
    }

    private static void check(FieldDescriptor field, Object value) {
        if (value instanceof Message nested) {
            check(nested);
        } else if (value instanceof String text && text.indexOf('\0') >= 0) {
            throw ServiceFailure.invalid(field.getName(), "must not contain NUL characters");
        }
    }
}
