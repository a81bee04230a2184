package io.tracepress.kit.identity;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.security.core.context.SecurityContextHolder;

/** Puts the credentials of a call into its metadata. */
final class AuthorizationInterceptor implements ClientInterceptor {

    static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);
    static final String SERVICE_SCHEME = "Service ";
    private static final String USER_SCHEME = "Bearer ";

    private final Supplier<Optional<String>> credentials;

    private AuthorizationInterceptor(Supplier<Optional<String>> credentials) {
        this.credentials = credentials;
    }

    /** The current user's access token, or nothing for an anonymous call. */
    static AuthorizationInterceptor forCaller() {
        return new AuthorizationInterceptor(
                () -> SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication user
                        ? Optional.of(USER_SCHEME + user.getCredentials())
                        : Optional.empty());
    }

    static AuthorizationInterceptor asService(Supplier<String> token) {
        return new AuthorizationInterceptor(() -> Optional.of(SERVICE_SCHEME + token.get()));
    }

    @Override
    public <Q, R> ClientCall<Q, R> interceptCall(MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
        // Read here: start() may run on a thread that knows no user.
        Optional<String> authorization = credentials.get();
        return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
            @Override
            public void start(Listener<R> listener, Metadata headers) {
                authorization.ifPresent(value -> headers.put(AUTHORIZATION, value));
                super.start(listener, headers);
            }
        };
    }
}
