package io.tracepress.kit.channels;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Stands in for the DNS of a cluster: a test says which addresses a name has at the moment; others are looked up. */
public final class ReplicaNames extends InetAddressResolverProvider {

    private static final Map<String, List<InetAddress>> ADDRESSES = new ConcurrentHashMap<>();

    static void set(String name, Stream<String> addresses) {
        ADDRESSES.put(name, addresses.map(InetAddress::ofLiteral).toList());
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver builtIn = configuration.builtinResolver();
        return new InetAddressResolver() {

            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                var addresses = ADDRESSES.get(host);
                return addresses == null ? builtIn.lookupByName(host, policy) : addresses.stream();
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return builtIn.lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "the replicas of tests";
    }
}
