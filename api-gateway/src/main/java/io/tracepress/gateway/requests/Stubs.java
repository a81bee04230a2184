package io.tracepress.gateway.requests;

import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.comment.v1.CommentServiceGrpc;
import io.tracepress.comment.v1.CommentServiceGrpc.CommentServiceBlockingStub;
import io.tracepress.comment.v1.CommentServiceGrpc.CommentServiceFutureStub;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.user.v1.UserServiceGrpc;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceFutureStub;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Blocking stubs speak for the user; the others speak for the gateway itself. */
@Configuration(proxyBeanMethods = false)
class Stubs {

    private final ServiceChannels channels;

    Stubs(ServiceChannels channels) {
        this.channels = channels;
    }

    @Bean
    UserServiceBlockingStub userService() {
        return UserServiceGrpc.newBlockingStub(channels.forCaller("user-service"));
    }

    @Bean
    BlogServiceBlockingStub blogService() {
        return BlogServiceGrpc.newBlockingStub(channels.forCaller("blog-service"));
    }

    @Bean
    CommentServiceBlockingStub commentService() {
        return CommentServiceGrpc.newBlockingStub(channels.forCaller("comment-service"));
    }

    @Bean
    UserServiceFutureStub userBatches() {
        return UserServiceGrpc.newFutureStub(channels.asService("user-service"));
    }

    @Bean
    CommentServiceFutureStub commentBatches() {
        return CommentServiceGrpc.newFutureStub(channels.asService("comment-service"));
    }
}
