package io.tracepress.comment;

import static io.tracepress.kit.identity.CallRules.service;

import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.comment.v1.CommentServiceGrpc;
import io.tracepress.kit.channels.ServiceChannels;
import io.tracepress.kit.identity.CallRules;
import io.tracepress.kit.identity.CallerAuthentication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CommentConfiguration {

    @Bean
    CallRules callRules() {
        return calls -> {
            calls.methods(
                            CommentServiceGrpc.getCreateCommentMethod().getFullMethodName(),
                            CommentServiceGrpc.getDeleteCommentMethod().getFullMethodName())
                    .hasAuthority(CallerAuthentication.USER);
            calls.methods(CommentServiceGrpc.getListCommentsMethod().getFullMethodName())
                    .permitAll();
            calls.methods(CommentServiceGrpc.getCountCommentsMethod().getFullMethodName())
                    .hasAuthority(service("api-gateway"));
        };
    }

    @Bean
    BlogServiceBlockingStub blogService(ServiceChannels channels) {
        return BlogServiceGrpc.newBlockingStub(channels.forCaller("blog-service"));
    }
}
