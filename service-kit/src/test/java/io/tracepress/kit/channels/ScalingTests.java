package io.tracepress.kit.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.GetBlogRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.grpc.client.GrpcChannelFactory;

/**
 * Replicas come and go, each at an address of its own behind one name, while a client with the gateway's settings reads
 * and writes: no call fails.
 */
// Other systems have but one loopback address.
@EnabledOnOs(OS.LINUX)
class ScalingTests {

    private static final Duration AGE = Duration.ofSeconds(2);
    // gRPC varies the age by a tenth, and names are remembered for 5 seconds.
    private static final Duration UNTIL_FOUND = AGE.plusSeconds(5).plusSeconds(2);
    private static final int CALLERS = 8;

    private final String name = "replicas-" + UUID.randomUUID() + ".test";
    private final List<Replica> replicas = new ArrayList<>();
    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean calling = true;

    private int port;
    private ConfigurableApplicationContext client;
    private BlogServiceBlockingStub blogs;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration
    static class GrpcClient {}

    @BeforeEach
    void startTwoReplicas() throws IOException {
        port = freePort();
        add("127.0.0.2");
        add("127.0.0.3");
        publish();
        client = new SpringApplicationBuilder(GrpcClient.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .run(
                        "--spring.config.location=file:../api-gateway/src/main/resources/application.yaml",
                        "--BLOG_SERVICE_TARGET=dns:///" + name + ":" + port);
        blogs = BlogServiceGrpc.newBlockingStub(
                client.getBean(GrpcChannelFactory.class).createChannel("blog-service"));
    }

    @AfterEach
    void stop() {
        calling = false;
        callers.close();
        client.close();
        replicas.forEach(Replica::close);
    }

    @Test
    void aNewReplicaGetsCallsWithinTheAgeOfAConnection() {
        callAllTheTime();
        await().until(() -> replicas.stream().allMatch(replica -> replica.calls() > 50));

        add("127.0.0.4");
        publish();
        await().atMost(UNTIL_FOUND).until(() -> replicas.getLast().calls() > 0);

        endOfCalls();
        assertThat(failures).isEmpty();
    }

    @Test
    void aReplicaThatStopsFinishesItsCallsAndGetsNoMore() throws InterruptedException {
        add("127.0.0.4");
        publish();
        callAllTheTime();
        Replica leaving = replicas.getFirst();
        await().until(() -> leaving.calls() > 50);
        for (int i = 0; i < 9; i++) {
            callers.submit(() -> note(() -> read(Replica.SLOW)));
        }
        await().until(() -> leaving.slowCalls() > 0);

        // The name still has its address, as in a cluster that has not heard of its end yet.
        leaving.close();
        int last = leaving.calls();
        assertThat(leaving.slowCalls()).isZero();
        Thread.sleep(AGE.plusSeconds(1));
        replicas.remove(leaving);
        publish();
        Thread.sleep(AGE.plusSeconds(1));

        endOfCalls();
        assertThat(leaving.calls()).isEqualTo(last);
        assertThat(failures).isEmpty();
        assertThat(Stream.concat(Stream.of(leaving), replicas.stream()).flatMap(replica -> replica.written().stream()))
                .containsExactlyInAnyOrderElementsOf(written);
    }

    private void callAllTheTime() {
        for (int i = 0; i < CALLERS; i++) {
            callers.submit(() -> {
                while (calling) {
                    note(() -> read("a blog"));
                    note(this::write);
                }
            });
        }
    }

    private void note(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException failed) {
            failures.add(failed);
        }
    }

    private void read(String blog) {
        blogs.getBlog(GetBlogRequest.newBuilder().setIdOrSlug(blog).build());
    }

    private void write() {
        String title = UUID.randomUUID().toString();
        blogs.createBlog(CreateBlogRequest.newBuilder().setTitle(title).build());
        written.add(title);
    }

    private void endOfCalls() {
        calling = false;
        callers.close();
    }

    private void add(String address) {
        replicas.add(new Replica(address, port, AGE));
    }

    private void publish() {
        ReplicaNames.set(name, replicas.stream().map(Replica::address));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.2"))) {
            return socket.getLocalPort();
        }
    }
}
