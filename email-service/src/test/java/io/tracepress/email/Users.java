package io.tracepress.email;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceImplBase;
import io.tracepress.auth.v1.MailPurpose;
import io.tracepress.auth.v1.MintMailLinkRequest;
import io.tracepress.auth.v1.MintMailLinkResponse;
import io.tracepress.user.v1.BatchGetUsersRequest;
import io.tracepress.user.v1.BatchGetUsersResponse;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceImplBase;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The users of a test, as auth-service and user-service would know them. */
final class Users {

    static final String PUBLIC_URL = "https://tracepress.example";

    /** A user, and the secret that is in each of their links. */
    record TestUser(String id, String username, String email, String token) {}

    private final Map<String, TestUser> known = new ConcurrentHashMap<>();
    private final Set<String> unsubscribed = ConcurrentHashMap.newKeySet();
    private volatile Optional<Status> failure = Optional.empty();

    TestUser named(String username) {
        String id = UUID.randomUUID().toString();
        return withAddress(username, username + "." + id + "@mail.example");
    }

    TestUser withAddress(String username, String email) {
        String id = UUID.randomUUID().toString();
        var user = new TestUser(id, username, email, "id." + UUID.randomUUID());
        known.put(id, user);
        return user;
    }

    void unsubscribe(TestUser user) {
        unsubscribed.add(user.id());
    }

    /** What auth-service answers from now on instead; empty for the truth. */
    void authServiceFailsWith(Optional<Status> status) {
        failure = status;
    }

    AuthServiceImplBase asAuthService() {
        return new AuthServiceImplBase() {
            @Override
            public void mintMailLink(MintMailLinkRequest request, StreamObserver<MintMailLinkResponse> responses) {
                var user = known.get(request.getUserId());
                if (failure.isPresent() || user == null) {
                    responses.onError(failure.orElse(Status.NOT_FOUND).asRuntimeException());
                    return;
                }
                responses.onNext(minted(user, request.getPurpose()));
                responses.onCompleted();
            }
        };
    }

    UserServiceImplBase asUserService() {
        return new UserServiceImplBase() {
            @Override
            public void batchGetUsers(BatchGetUsersRequest request, StreamObserver<BatchGetUsersResponse> responses) {
                var response = BatchGetUsersResponse.newBuilder();
                request.getIdsList().stream()
                        .filter(known::containsKey)
                        .map(known::get)
                        .forEach(user -> response.addUsers(
                                User.newBuilder().setId(user.id()).setUsername(user.username())));
                responses.onNext(response.build());
                responses.onCompleted();
            }
        };
    }

    private MintMailLinkResponse minted(TestUser user, MailPurpose purpose) {
        var minted = MintMailLinkResponse.newBuilder().setEmail(user.email()).setUsername(user.username());
        return switch (purpose) {
            case MAIL_PURPOSE_EMAIL_VERIFICATION ->
                minted.setLink(page("verify", user)).build();
            case MAIL_PURPOSE_PASSWORD_RESET ->
                minted.setLink(page("reset", user)).build();
            case MAIL_PURPOSE_COMMENT_NOTICE -> commentNotice(user, minted);
            default -> minted.build();
        };
    }

    private MintMailLinkResponse commentNotice(TestUser user, MintMailLinkResponse.Builder minted) {
        return unsubscribed.contains(user.id())
                ? minted.setUnsubscribed(true).build()
                : minted.setLink(page("unsubscribe", user))
                        .setOneClickUnsubscribeUrl(PUBLIC_URL + "/auth/unsubscribe?token=" + user.token())
                        .build();
    }

    private static String page(String name, TestUser user) {
        return PUBLIC_URL + "/" + name + "#token=" + user.token();
    }
}
