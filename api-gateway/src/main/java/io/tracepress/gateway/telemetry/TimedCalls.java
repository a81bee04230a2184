package io.tracepress.gateway.telemetry;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;

/** Adds each call to the {@link ServerTiming} of the request that makes it. */
final class TimedCalls implements ClientInterceptor {

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        ServerTiming timing = ServerTiming.current();
        ClientCall<Q, R> call = next.newCall(method, options);
        return timing == null ? call : new TimedCall<>(call, method.getBareMethodName(), timing);
    }

    private static final class TimedCall<Q, R> extends SimpleForwardingClientCall<Q, R> {

        private final String name;
        private final ServerTiming timing;
        private final long begun = System.nanoTime();

        private TimedCall(ClientCall<Q, R> call, String name, ServerTiming timing) {
            super(call);
            this.name = name;
            this.timing = timing;
        }

        @Override
        public void start(Listener<R> listener, Metadata headers) {
            var timed = new SimpleForwardingClientCallListener<>(listener) {
                @Override
                public void onClose(Status status, Metadata trailers) {
                    timing.add(name, begun);
                    super.onClose(status, trailers);
                }
            };
            super.start(timed, headers);
        }
    }
}
