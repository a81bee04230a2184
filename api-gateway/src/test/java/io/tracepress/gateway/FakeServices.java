package io.tracepress.gateway;

import com.google.protobuf.ByteString;
import com.google.protobuf.Duration;
import com.google.protobuf.Message;
import com.google.protobuf.Timestamp;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceImplBase;
import io.tracepress.auth.v1.ChangePasswordRequest;
import io.tracepress.auth.v1.ChangePasswordResponse;
import io.tracepress.auth.v1.CheckSessionRequest;
import io.tracepress.auth.v1.CheckSessionResponse;
import io.tracepress.auth.v1.Client;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.GetSigningKeysResponse;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.auth.v1.ListSessionsResponse;
import io.tracepress.auth.v1.LoginRequest;
import io.tracepress.auth.v1.LoginResponse;
import io.tracepress.auth.v1.LogoutRequest;
import io.tracepress.auth.v1.LogoutResponse;
import io.tracepress.auth.v1.RefreshRequest;
import io.tracepress.auth.v1.RefreshResponse;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.RequestEmailVerificationRequest;
import io.tracepress.auth.v1.RequestEmailVerificationResponse;
import io.tracepress.auth.v1.RequestPasswordResetRequest;
import io.tracepress.auth.v1.RequestPasswordResetResponse;
import io.tracepress.auth.v1.ResetPasswordRequest;
import io.tracepress.auth.v1.ResetPasswordResponse;
import io.tracepress.auth.v1.RevokeSessionRequest;
import io.tracepress.auth.v1.RevokeSessionResponse;
import io.tracepress.auth.v1.Session;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.auth.v1.UnsubscribeRequest;
import io.tracepress.auth.v1.UnsubscribeResponse;
import io.tracepress.auth.v1.VerifyEmailRequest;
import io.tracepress.auth.v1.VerifyEmailResponse;
import io.tracepress.blog.v1.Blog;
import io.tracepress.blog.v1.BlogServiceGrpc.BlogServiceImplBase;
import io.tracepress.blog.v1.BlogSummary;
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
import io.tracepress.comment.v1.Comment;
import io.tracepress.comment.v1.CommentServiceGrpc.CommentServiceImplBase;
import io.tracepress.comment.v1.CountCommentsRequest;
import io.tracepress.comment.v1.CountCommentsResponse;
import io.tracepress.comment.v1.CreateCommentRequest;
import io.tracepress.comment.v1.CreateCommentResponse;
import io.tracepress.comment.v1.DeleteCommentRequest;
import io.tracepress.comment.v1.DeleteCommentResponse;
import io.tracepress.comment.v1.ListCommentsRequest;
import io.tracepress.comment.v1.ListCommentsResponse;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.TestKeys;
import io.tracepress.user.v1.BatchGetUsersRequest;
import io.tracepress.user.v1.BatchGetUsersResponse;
import io.tracepress.user.v1.GetUserByUsernameRequest;
import io.tracepress.user.v1.GetUserByUsernameResponse;
import io.tracepress.user.v1.GetUserRequest;
import io.tracepress.user.v1.GetUserResponse;
import io.tracepress.user.v1.UpdateUserRequest;
import io.tracepress.user.v1.UpdateUserResponse;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceImplBase;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The four services behind the gateway: real gRPC servers whose answers the tests decide. */
final class FakeServices {

    static final String AUTHOR_ID = "019a0000-0000-7000-8000-00000000000a";
    static final String BLOG_ID = "019a0000-0000-7000-8000-00000000000b";
    static final long BLOG_VERSION = 3;
    static final String SESSION_ENDED = "019a0000-0000-7000-8000-0000000000ff";

    /** What a method does instead of answering, by method name. */
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();

    private volatile Client lastClient;
    private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
    private final Neighbour neighbour =
            Neighbour.serving(new FakeAuth(), new FakeUsers(), new FakeBlogs(), new FakeComments());

    private final Map<String, Status> firstFaults = new ConcurrentHashMap<>();

    /** The requests of blogs, comments and mails that came last, by type. */
    private final Map<Class<? extends Message>, Message> requests = new ConcurrentHashMap<>();

    /** A status to fail with; without one the call is never answered. */
    private record Fault(Optional<Throwable> status) {}

    /** The client that the last login named. */
    Client lastClient() {
        return lastClient;
    }

    String target() {
        return neighbour.target();
    }

    void reset() {
        faults.clear();
        firstFaults.clear();
        requests.clear();
        calls.clear();
    }

    void fail(String method, Throwable status) {
        faults.put(method, new Fault(Optional.of(status)));
    }

    void fail(String method, Status status) {
        fail(method, status.asRuntimeException());
    }

    /** Fails the first call only. */
    void failOnce(String method, Status status) {
        firstFaults.put(method, status);
    }

    void hang(String method) {
        faults.put(method, new Fault(Optional.empty()));
    }

    <T extends Message> T lastRequest(Class<T> type) {
        return type.cast(requests.get(type));
    }

    int calls(String method) {
        return calls.getOrDefault(method, new AtomicInteger()).get();
    }

    private <T> void answer(String method, StreamObserver<T> responses, T response) {
        calls.computeIfAbsent(method, _ -> new AtomicInteger()).incrementAndGet();
        var firstFault = firstFaults.remove(method);
        var fault = firstFault == null ? faults.get(method) : new Fault(Optional.of(firstFault.asRuntimeException()));
        if (fault == null) {
            responses.onNext(response);
            responses.onCompleted();
        } else {
            fault.status().ifPresent(responses::onError);
        }
    }

    private static Timestamp someTime() {
        return Timestamp.newBuilder().setSeconds(1_767_225_600).build();
    }

    private final class FakeAuth extends AuthServiceImplBase {

        @Override
        public void register(RegisterRequest request, StreamObserver<RegisterResponse> responses) {
            answer(
                    "Register",
                    responses,
                    RegisterResponse.newBuilder()
                            .setUserId(AUTHOR_ID)
                            .setUsername(request.getUsername())
                            .setEmail(request.getEmail())
                            .build());
        }

        @Override
        public void login(LoginRequest request, StreamObserver<LoginResponse> responses) {
            lastClient = request.getClient();
            answer(
                    "Login",
                    responses,
                    LoginResponse.newBuilder().setTokens(tokens("refresh")).build());
        }

        @Override
        public void refresh(RefreshRequest request, StreamObserver<RefreshResponse> responses) {
            var response = RefreshResponse.newBuilder().setTokens(tokens("after-" + request.getRefreshToken()));
            answer("Refresh", responses, response.build());
        }

        @Override
        public void logout(LogoutRequest request, StreamObserver<LogoutResponse> responses) {
            answer("Logout", responses, LogoutResponse.getDefaultInstance());
        }

        @Override
        public void listSessions(ListSessionsRequest request, StreamObserver<ListSessionsResponse> responses) {
            var session = Session.newBuilder()
                    .setId(SESSION_ENDED)
                    .setDevice("a browser")
                    .setCreateTime(someTime())
                    .setLastUseTime(someTime())
                    .setCurrent(true);
            answer(
                    "ListSessions",
                    responses,
                    ListSessionsResponse.newBuilder().addSessions(session).build());
        }

        @Override
        public void revokeSession(RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> responses) {
            answer("RevokeSession", responses, RevokeSessionResponse.getDefaultInstance());
        }

        @Override
        public void changePassword(ChangePasswordRequest request, StreamObserver<ChangePasswordResponse> responses) {
            answer("ChangePassword", responses, ChangePasswordResponse.getDefaultInstance());
        }

        @Override
        public void requestPasswordReset(
                RequestPasswordResetRequest request, StreamObserver<RequestPasswordResetResponse> responses) {
            requests.put(RequestPasswordResetRequest.class, request);
            answer("RequestPasswordReset", responses, RequestPasswordResetResponse.getDefaultInstance());
        }

        @Override
        public void resetPassword(ResetPasswordRequest request, StreamObserver<ResetPasswordResponse> responses) {
            requests.put(ResetPasswordRequest.class, request);
            answer("ResetPassword", responses, ResetPasswordResponse.getDefaultInstance());
        }

        @Override
        public void requestEmailVerification(
                RequestEmailVerificationRequest request, StreamObserver<RequestEmailVerificationResponse> responses) {
            answer("RequestEmailVerification", responses, RequestEmailVerificationResponse.getDefaultInstance());
        }

        @Override
        public void verifyEmail(VerifyEmailRequest request, StreamObserver<VerifyEmailResponse> responses) {
            requests.put(VerifyEmailRequest.class, request);
            answer("VerifyEmail", responses, VerifyEmailResponse.getDefaultInstance());
        }

        @Override
        public void unsubscribe(UnsubscribeRequest request, StreamObserver<UnsubscribeResponse> responses) {
            requests.put(UnsubscribeRequest.class, request);
            answer("Unsubscribe", responses, UnsubscribeResponse.getDefaultInstance());
        }

        private static Tokens tokens(String refreshToken) {
            return Tokens.newBuilder()
                    .setAccessToken("access")
                    .setRefreshToken(refreshToken)
                    .setExpiresIn(Duration.newBuilder().setSeconds(900))
                    .setRefreshExpiresIn(Duration.newBuilder().setSeconds(2_592_000))
                    .build();
        }

        @Override
        public void checkSession(CheckSessionRequest request, StreamObserver<CheckSessionResponse> responses) {
            boolean active = !request.getSessionId().equals(SESSION_ENDED);
            answer(
                    "CheckSession",
                    responses,
                    CheckSessionResponse.newBuilder().setActive(active).build());
        }

        @Override
        public void getSigningKeys(GetSigningKeysRequest request, StreamObserver<GetSigningKeysResponse> responses) {
            var key = SigningKey.newBuilder()
                    .setKeyId(TestKeys.JWT_KEY_ID)
                    .setPublicKey(ByteString.copyFrom(TestKeys.jwt().getPublic().getEncoded()));
            answer(
                    "GetSigningKeys",
                    responses,
                    GetSigningKeysResponse.newBuilder().addKeys(key).build());
        }
    }

    private final class FakeUsers extends UserServiceImplBase {

        @Override
        public void getUser(GetUserRequest request, StreamObserver<GetUserResponse> responses) {
            answer(
                    "GetUser",
                    responses,
                    GetUserResponse.newBuilder().setUser(author()).build());
        }

        @Override
        public void getUserByUsername(
                GetUserByUsernameRequest request, StreamObserver<GetUserByUsernameResponse> responses) {
            answer(
                    "GetUserByUsername",
                    responses,
                    GetUserByUsernameResponse.newBuilder()
                            .setUser(author().toBuilder().setUsername(request.getUsername()))
                            .build());
        }

        @Override
        public void updateUser(UpdateUserRequest request, StreamObserver<UpdateUserResponse> responses) {
            var changed = author().toBuilder();
            if (request.hasDisplayName()) {
                changed.setDisplayName(request.getDisplayName());
            }
            if (request.hasBio()) {
                changed.setBio(request.getBio());
            }
            answer(
                    "UpdateUser",
                    responses,
                    UpdateUserResponse.newBuilder().setUser(changed).build());
        }

        @Override
        public void batchGetUsers(BatchGetUsersRequest request, StreamObserver<BatchGetUsersResponse> responses) {
            answer(
                    "BatchGetUsers",
                    responses,
                    BatchGetUsersResponse.newBuilder().addUsers(author()).build());
        }

        private static User author() {
            return User.newBuilder()
                    .setId(AUTHOR_ID)
                    .setUsername("ada")
                    .setDisplayName("Ada")
                    .setCreateTime(someTime())
                    .build();
        }
    }

    private final class FakeBlogs extends BlogServiceImplBase {

        @Override
        public void createBlog(CreateBlogRequest request, StreamObserver<CreateBlogResponse> responses) {
            requests.put(CreateBlogRequest.class, request);
            var blog = blog().setTitle(request.getTitle()).setContent(request.getContent());
            if (!request.getPublish()) {
                blog.clearPublishTime();
            }
            answer(
                    "CreateBlog",
                    responses,
                    CreateBlogResponse.newBuilder().setBlog(blog).build());
        }

        @Override
        public void getBlog(GetBlogRequest request, StreamObserver<GetBlogResponse> responses) {
            answer(
                    "GetBlog",
                    responses,
                    GetBlogResponse.newBuilder().setBlog(blog()).build());
        }

        @Override
        public void listBlogs(ListBlogsRequest request, StreamObserver<ListBlogsResponse> responses) {
            requests.put(ListBlogsRequest.class, request);
            var summary = BlogSummary.newBuilder()
                    .setId(BLOG_ID)
                    .setSlug("a-blog")
                    .setTitle("A blog")
                    .setAuthorId(AUTHOR_ID)
                    .setPublishTime(someTime());
            answer(
                    "ListBlogs",
                    responses,
                    ListBlogsResponse.newBuilder()
                            .addBlogs(summary)
                            .addBlogs(summary)
                            .setNextPageToken("next")
                            .build());
        }

        @Override
        public void updateBlog(UpdateBlogRequest request, StreamObserver<UpdateBlogResponse> responses) {
            requests.put(UpdateBlogRequest.class, request);
            var blog = blog().setVersion(BLOG_VERSION + 1);
            answer(
                    "UpdateBlog",
                    responses,
                    UpdateBlogResponse.newBuilder().setBlog(blog).build());
        }

        @Override
        public void deleteBlog(DeleteBlogRequest request, StreamObserver<DeleteBlogResponse> responses) {
            requests.put(DeleteBlogRequest.class, request);
            answer("DeleteBlog", responses, DeleteBlogResponse.getDefaultInstance());
        }

        private static Blog.Builder blog() {
            return Blog.newBuilder()
                    .setId(BLOG_ID)
                    .setVersion(BLOG_VERSION)
                    .setSlug("a-blog")
                    .setTitle("A blog")
                    .setContent("# A blog")
                    .setAuthorId(AUTHOR_ID)
                    .setCreateTime(someTime())
                    .setUpdateTime(someTime())
                    .setPublishTime(someTime());
        }
    }

    private final class FakeComments extends CommentServiceImplBase {

        @Override
        public void createComment(CreateCommentRequest request, StreamObserver<CreateCommentResponse> responses) {
            requests.put(CreateCommentRequest.class, request);
            var comment = comment().setContent(request.getContent()).setParentId(request.getParentId());
            answer(
                    "CreateComment",
                    responses,
                    CreateCommentResponse.newBuilder().setComment(comment).build());
        }

        @Override
        public void listComments(ListCommentsRequest request, StreamObserver<ListCommentsResponse> responses) {
            answer(
                    "ListComments",
                    responses,
                    ListCommentsResponse.newBuilder().addComments(comment()).build());
        }

        @Override
        public void deleteComment(DeleteCommentRequest request, StreamObserver<DeleteCommentResponse> responses) {
            requests.put(DeleteCommentRequest.class, request);
            answer("DeleteComment", responses, DeleteCommentResponse.getDefaultInstance());
        }

        @Override
        public void countComments(CountCommentsRequest request, StreamObserver<CountCommentsResponse> responses) {
            answer(
                    "CountComments",
                    responses,
                    CountCommentsResponse.newBuilder().putCounts(BLOG_ID, 3).build());
        }

        private static Comment.Builder comment() {
            return Comment.newBuilder()
                    .setId("019a0000-0000-7000-8000-00000000000c")
                    .setBlogId(BLOG_ID)
                    .setAuthorId(AUTHOR_ID)
                    .setContent("Nice")
                    .setCreateTime(someTime());
        }
    }
}
