package io.tracepress.blog;

import io.grpc.stub.StreamObserver;
import io.tracepress.blog.v1.BlogServiceGrpc;
import io.tracepress.blog.v1.CreateBlogRequest;
import io.tracepress.blog.v1.CreateBlogResponse;
import io.tracepress.blog.v1.DeleteBlogRequest;
import io.tracepress.blog.v1.DeleteBlogResponse;
import io.tracepress.blog.v1.GetBlogRequest;
import io.tracepress.blog.v1.GetBlogResponse;
import io.tracepress.blog.v1.ListBlogsRequest;
import io.tracepress.blog.v1.ListBlogsResponse;
import io.tracepress.blog.v1.UpdateBlogRequest;
import io.tracepress.blog.v1.UpdateBlogResponse;
import io.tracepress.kit.idempotency.IdempotencyKey;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.identity.Writers;
import io.tracepress.kit.paging.PageRequest;
import io.tracepress.kit.validation.InputValidator;
import java.util.Optional;
import org.springframework.stereotype.Service;

@Service
class BlogGrpcService extends BlogServiceGrpc.BlogServiceImplBase {

    private final InputValidator inputs;
    private final Writers writers;
    private final Blogs blogs;
    private final BlogLists lists;

    BlogGrpcService(InputValidator inputs, Writers writers, Blogs blogs, BlogLists lists) {
        this.inputs = inputs;
        this.writers = writers;
        this.blogs = blogs;
        this.lists = lists;
    }

    @Override
    public void createBlog(CreateBlogRequest request, StreamObserver<CreateBlogResponse> responses) {
        var author = writers.current();
        var draft = inputs.valid(
                new BlogDraft(request.getTitle(), request.getContent(), request.getTagsList(), request.getPublish()));
        Optional<IdempotencyKey> key = request.hasIdempotencyKey()
                ? Optional.of(IdempotencyKey.of("CreateBlog", request.getIdempotencyKey(), request))
                : Optional.empty();
        var blog = blogs.create(author.userId(), draft, key);
        responses.onNext(
                CreateBlogResponse.newBuilder().setBlog(BlogMessages.of(blog)).build());
        responses.onCompleted();
    }

    @Override
    public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
        var blog = blogs.read(request.getIdOrSlug(), Caller.find().map(Caller::userId));
        responses.onNext(
                GetBlogResponse.newBuilder().setBlog(BlogMessages.of(blog)).build());
        responses.onCompleted();
    }

    @Override
    public void listBlogs(ListBlogsRequest request, StreamObserver<ListBlogsResponse> responses) {
        var filter = inputs.valid(new BlogFilter(
                request.getQuery(),
                Optional.of(request.getAuthorId())
                        .filter(id -> !id.isEmpty())
                        .map(id -> InputValidator.uuid("author_id", id)),
                request.getTag(),
                request.getDrafts() ? Optional.of(Caller.current().userId()) : Optional.empty()));
        var page = lists.newest(filter, PageRequest.of(request.getPageSize(), request.getPageToken()));
        var response = ListBlogsResponse.newBuilder().setNextPageToken(page.nextPageToken());
        page.rows().forEach(summary -> response.addBlogs(BlogMessages.of(summary)));
        responses.onNext(response.build());
        responses.onCompleted();
    }

    @Override
    public void updateBlog(UpdateBlogRequest request, StreamObserver<UpdateBlogResponse> responses) {
        var author = writers.current();
        var edit = new BlogEdit(
                request.hasTitle() ? Optional.of(request.getTitle()) : Optional.empty(),
                request.hasContent() ? Optional.of(request.getContent()) : Optional.empty(),
                request.hasTags() ? Optional.of(request.getTags().getTagsList()) : Optional.empty(),
                request.hasPublish() ? Optional.of(request.getPublish()) : Optional.empty());
        var blog = blogs.update(
                author.userId(), InputValidator.uuid("id", request.getId()), edit, request.getExpectedVersionsList());
        responses.onNext(
                UpdateBlogResponse.newBuilder().setBlog(BlogMessages.of(blog)).build());
        responses.onCompleted();
    }

    @Override
    public void deleteBlog(DeleteBlogRequest request, StreamObserver<DeleteBlogResponse> responses) {
        blogs.delete(
                Caller.current().userId(),
                InputValidator.uuid("id", request.getId()),
                request.getExpectedVersionsList());
        responses.onNext(DeleteBlogResponse.getDefaultInstance());
        responses.onCompleted();
    }
}
