package io.tracepress.kit.channels;

import io.grpc.Channel;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.grpc.client.GrpcChannelFactory;

/**
 * The one place where channels to other services are made. A name such as {@code auth-service} is looked up in
 * {@code spring.grpc.client.channel}; both views of it share one connection.
 */
public final class ServiceChannels {

    private final GrpcChannelFactory factory;
    private final ClientInterceptor callerCredentials;
    private final Function<String, ClientInterceptor> serviceCredentials;
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();

    public ServiceChannels(
            GrpcChannelFactory factory,
            ClientInterceptor callerCredentials,
            Function<String, ClientInterceptor> serviceCredentials) {
        this.factory = factory;
        this.callerCredentials = callerCredentials;
        this.serviceCredentials = serviceCredentials;
    }

    /** For calls in the name of the current user, whose access token travels on; anonymous where there is none. */
    public Channel forCaller(String service) {
        return ClientInterceptors.intercept(channel(service), callerCredentials);
    }

    /** For calls that this service makes in its own name, which no user may make. */
    public Channel asService(String service) {
        return ClientInterceptors.intercept(channel(service), serviceCredentials.apply(service));
    }

    private Channel channel(String service) {
        return channels.computeIfAbsent(service, factory::createChannel);
    }
}
