package io.tracepress.blog;

import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.kit.identity.CallRules;
import io.tracepress.kit.identity.CallerAuthentication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class BlogConfiguration {

    @Bean
    CallRules callRules() {
        return calls -> {
            calls.methods(
                            BlogServiceGrpc.getCreateBlogMethod().getFullMethodName(),
                            BlogServiceGrpc.getUpdateBlogMethod().getFullMethodName(),
                            BlogServiceGrpc.getDeleteBlogMethod().getFullMethodName())
                    .hasAuthority(CallerAuthentication.USER);
            calls.methods(
                            BlogServiceGrpc.getGetBlogMethod().getFullMethodName(),
                            BlogServiceGrpc.getListBlogsMethod().getFullMethodName())
                    .permitAll();
        };
    }
}
