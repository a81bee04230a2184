package io.tracepress.blog;

import io.grpc.stub.StreamObserver;
import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.CreateBlogResponse;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.GetBlogResponse;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.blog.v1.ListBlogsResponse;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.time.ProtoTime;
import io.tracepress.kit.validation.InputValidator;
import org.springframework.stereotype.Service;

@Service
class BlogGrpcService extends BlogServiceGrpc.BlogServiceImplBase {

    private final InputValidator inputs;
    private final Blogs blogs;

    BlogGrpcService(InputValidator inputs, Blogs blogs) {
        this.inputs = inputs;
        this.blogs = blogs;
    }

    @Override
    public void createBlog(CreateBlogRequest request, StreamObserver<CreateBlogResponse> responses) {
        var draft = inputs.valid(
                new BlogDraft(request.getTitle(), request.getContent(), request.getTagsList(), request.getPublish()));
        var blog = blogs.create(Caller.current().userId(), draft);
        responses.onNext(CreateBlogResponse.newBuilder().setBlog(proto(blog)).build());
        responses.onCompleted();
    }

    @Override
    public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
        var blog = blogs.read(request.getIdOrSlug(), Caller.find().map(Caller::userId));
        responses.onNext(GetBlogResponse.newBuilder().setBlog(proto(blog)).build());
        responses.onCompleted();
    }

    @Override
    public void listBlogs(ListBlogsRequest request, StreamObserver<ListBlogsResponse> responses) {
        var page = blogs.newest(PageRequest.of(request.getPageSize(), request.getPageToken()));
        var response = ListBlogsResponse.newBuilder().setNextPageToken(page.nextPageToken());
        page.rows().forEach(summary -> response.addBlogs(proto(summary)));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    private static io.tracepress.blog.v1.Blog proto(Blog blog) {
        var message = io.tracepress.blog.v1.Blog.newBuilder()
                .setId(blog.id().toString())
                .setSlug(blog.slug())
                .setAuthorId(blog.authorId().toString())
                .setTitle(blog.title())
                .setContent(blog.content())
                .addAllTags(blog.tags())
                .setCreateTime(ProtoTime.timestamp(blog.createdAt()))
                .setUpdateTime(ProtoTime.timestamp(blog.updatedAt()));
        blog.publishedAt().map(ProtoTime::timestamp).ifPresent(message::setPublishTime);
        return message.build();
    }

    private static io.tracepress.blog.v1.BlogSummary proto(BlogSummary blog) {
        return io.tracepress.blog.v1.BlogSummary.newBuilder()
                .setId(blog.id().toString())
                .setSlug(blog.slug())
                .setAuthorId(blog.authorId().toString())
                .setTitle(blog.title())
                .setExcerpt(blog.excerpt())
                .addAllTags(blog.tags())
                .setPublishTime(ProtoTime.timestamp(blog.publishedAt()))
                .build();
    }
}
