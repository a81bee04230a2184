package io.tracepress.comment;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.kit.errors.ServiceFailure;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The blogs that the current user may read, as blog-service knows them. */
@Component
class ReadableBlogs {

    private final BlogServiceBlockingStub blogService;

    ReadableBlogs(BlogServiceBlockingStub blogService) {
        this.blogService = blogService;
    }

    /** The author of a blog; fails as not found unless the current user can read it. */
    UUID authorOf(UUID blogId) {
        try {
            var request =
                    GetBlogRequest.newBuilder().setIdOrSlug(blogId.toString()).build();
            return UUID.fromString(blogService.getBlog(request).getBlog().getAuthorId());
        } catch (StatusRuntimeException failure) {
            if (failure.getStatus().getCode() == Status.Code.NOT_FOUND) {
                throw ServiceFailure.notFound("There is no such blog.");
            }
            throw failure;
        }
    }
}
