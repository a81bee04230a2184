package io.tracepress.email;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.GetBlogRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The blogs that everybody may read. */
@Component
class PublishedBlogs {

    private final BlogServiceBlockingStub blogService;

    PublishedBlogs(BlogServiceBlockingStub blogService) {
        this.blogService = blogService;
    }

    /** Empty when the blog is gone, or a draft again. */
    Optional<String> titleOf(String blogId) {
        try {
            var request = GetBlogRequest.newBuilder().setIdOrSlug(blogId).build();
            return Optional.of(blogService.getBlog(request).getBlog().getTitle());
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw failure;
        }
    }
}
