package io.tracepress.email;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceImplBase;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.GetBlogResponse;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The published blogs of a test, as blog-service would know them. */
final class Blogs extends BlogServiceImplBase {

    private final Map<String, String> titles = new ConcurrentHashMap<>();

    /** The id of a new blog. */
    String titled(String title) {
        String id = UUID.randomUUID().toString();
        titles.put(id, title);
        return id;
    }

    @Override
    public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
        String title = titles.get(request.getIdOrSlug());
        if (title == null) {
            responses.onError(Status.NOT_FOUND.asRuntimeException());
            return;
        }
        var blog = Blog.newBuilder().setId(request.getIdOrSlug()).setTitle(title);
        responses.onNext(GetBlogResponse.newBuilder().setBlog(blog).build());
        responses.onCompleted();
    }
}
