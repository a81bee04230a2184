package io.tracepress.kit.channels;

import io.grpc.stub.StreamObserver;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceImplBase;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.CreateBlogResponse;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.GetBlogResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/** A replica of blog-service with the gRPC server of all services, which counts what it is asked. */
final class Replica extends BlogServiceImplBase implements AutoCloseable {

    /** A blog that takes its time. */
    static final String SLOW = "slow";

    private static final Duration SLOWLY = Duration.ofMillis(1_500);
    private static final Duration QUICKLY = Duration.ofMillis(10);

    private final Set<String> written = ConcurrentHashMap.newKeySet();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger slowCalls = new AtomicInteger();
    private final String address;
    private final ConfigurableApplicationContext server;

    Replica(String address, int port, Duration maxAge) {
        this.address = address;
        this.server = new SpringApplicationBuilder(GrpcServer.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .initializers(context -> ((GenericApplicationContext) context).registerBean(Replica.class, () -> this))
                .run(
                        "--spring.config.location=classpath:service-kit.yaml",
                        "--BIND_ADDRESS=" + address,
                        "--spring.grpc.server.port=" + port,
                        "--spring.grpc.server.keepalive.connection.max-age=" + maxAge.toSeconds() + "s");
    }

    /** The server and nothing else; the file with this class's name says what it takes. */
    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration
    static class GrpcServer {}

    String address() {
        return address;
    }

    int calls() {
        return calls.get();
    }

    int slowCalls() {
        return slowCalls.get();
    }

    Set<String> written() {
        return written;
    }

    @Override
    public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
        calls.incrementAndGet();
        if (request.getIdOrSlug().equals(SLOW)) {
            slowCalls.incrementAndGet();
            take(SLOWLY);
            slowCalls.decrementAndGet();
        }
        responses.onNext(GetBlogResponse.newBuilder()
                .setBlog(blog(request.getIdOrSlug()))
                .build());
        responses.onCompleted();
    }

    @Override
    public void createBlog(CreateBlogRequest request, StreamObserver<CreateBlogResponse> responses) {
        calls.incrementAndGet();
        take(QUICKLY);
        written.add(request.getTitle());
        responses.onNext(CreateBlogResponse.newBuilder()
                .setBlog(blog(request.getTitle()))
                .build());
        responses.onCompleted();
    }

    private static void take(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Blog blog(String title) {
        return Blog.newBuilder().setTitle(title).build();
    }

    /** As a service does at SIGTERM. */
    @Override
    public void close() {
        server.close();
    }
}
