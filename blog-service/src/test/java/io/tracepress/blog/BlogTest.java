package io.tracepress.blog;

import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceBlockingStub;
import io.tracepress.blog.v1.BlogSummary;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.annotation.Autowired;

/** The whole blog-service, called through its stubs by an author, by others and by nobody. */
@ServiceTest
abstract class BlogTest {

    final Caller author = Callers.someone();

    @Autowired
    TestChannels channels;

    static CreateBlogRequest.Builder request(String title) {
        return CreateBlogRequest.newBuilder()
                .setTitle(title)
                .setContent("# " + title)
                .setPublish(true);
    }

    Blog create(CreateBlogRequest.Builder request) {
        return as(author).createBlog(request.build()).getBlog();
    }

    Blog publish(String title) {
        return create(request(title));
    }

    Blog draft(String title) {
        return create(request(title).setPublish(false));
    }

    static Blog get(BlogServiceBlockingStub stub, String idOrSlug) {
        return stub.getBlog(GetBlogRequest.newBuilder().setIdOrSlug(idOrSlug).build())
                .getBlog();
    }

    ListBlogsRequest.Builder ofTheAuthor() {
        return ListBlogsRequest.newBuilder().setAuthorId(author.userId().toString());
    }

    /** The ids on all pages of a list, two blogs to a page. */
    static List<String> everyId(BlogServiceBlockingStub stub, ListBlogsRequest.Builder list) {
        List<String> ids = new ArrayList<>();
        String token = "";
        do {
            var page = stub.listBlogs(list.setPageSize(2).setPageToken(token).build());
            page.getBlogsList().stream().map(BlogSummary::getId).forEach(ids::add);
            token = page.getNextPageToken();
        } while (!token.isEmpty());
        return ids;
    }

    BlogServiceBlockingStub as(Caller caller) {
        return BlogServiceGrpc.newBlockingStub(channels.as(caller));
    }

    BlogServiceBlockingStub asService(String name) {
        return BlogServiceGrpc.newBlockingStub(channels.asService(name));
    }

    BlogServiceBlockingStub anonymous() {
        return BlogServiceGrpc.newBlockingStub(channels.anonymous());
    }
}
