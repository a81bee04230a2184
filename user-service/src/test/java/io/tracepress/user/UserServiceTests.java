package io.tracepress.user;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.ServiceTest;
import io.tracepress.kit.testing.TestChannels;
import io.tracepress.user.v1.BatchGetUsersRequest;
import io.tracepress.user.v1.CreateUserRequest;
import io.tracepress.user.v1.GetUserRequest;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServiceTest
class UserServiceTests {

    @Autowired
    TestChannels channels;

    @Test
    void aRegisteredUserHasAProfileThatShowsTheUsername() {
        Caller ada = Callers.named("ada");

        User created = create(ada);

        assertThat(created.getDisplayName()).isEqualTo("ada");
        assertThat(created.getBio()).isEmpty();
        assertThat(created.hasCreateTime()).isTrue();
        assertThat(as(ada).getUser(GetUserRequest.getDefaultInstance()).getUser())
                .isEqualTo(created);
    }

    @Test
    void creatingAUserAgainAnswersWithTheSameProfile() {
        Caller grace = Callers.named("grace");

        assertThat(create(grace)).isEqualTo(create(grace));
    }

    @Test
    void aUsernameBelongsToOneUser() {
        create(Callers.named("linus"));

        assertThatCall(() -> create(Callers.named("linus"))).failsWith(Status.Code.ALREADY_EXISTS);
    }

    @Test
    void aUserWhoseProfileHasNotArrivedIsNotFound() {
        var stub = as(Callers.someone());

        assertThatCall(() -> stub.getUser(GetUserRequest.getDefaultInstance())).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void aBatchLeavesOutIdsWithoutAProfile() {
        User barbara = create(Callers.named("barbara"));
        var request = BatchGetUsersRequest.newBuilder()
                .addIds(barbara.getId())
                .addIds(UUID.randomUUID().toString())
                .build();

        assertThat(asService("api-gateway").batchGetUsers(request).getUsersList())
                .containsExactly(barbara);
    }

    @Test
    void aBatchOfMoreThanAHundredIsRefused() {
        var request = BatchGetUsersRequest.newBuilder()
                .addAllIds(Collections.nCopies(101, UUID.randomUUID().toString()))
                .build();

        assertThatCall(() -> asService("api-gateway").batchGetUsers(request)).failsWith(Status.Code.INVALID_ARGUMENT);
    }

    @Test
    void onlyAuthServiceCreatesUsers() {
        var request = CreateUserRequest.newBuilder()
                .setId(UUID.randomUUID().toString())
                .setUsername("mallory")
                .build();

        assertThatCall(() ->
                        UserServiceGrpc.newBlockingStub(channels.anonymous()).createUser(request))
                .failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> as(Callers.someone()).createUser(request)).failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> asService("blog-service").createUser(request)).failsWith(Status.Code.PERMISSION_DENIED);
    }

    @Test
    void onlyTheGatewayAsksForBatches() {
        var request = BatchGetUsersRequest.getDefaultInstance();

        assertThatCall(() -> as(Callers.someone()).batchGetUsers(request)).failsWith(Status.Code.PERMISSION_DENIED);
    }

    private User create(Caller caller) {
        return asService("auth-service")
                .createUser(CreateUserRequest.newBuilder()
                        .setId(caller.userId().toString())
                        .setUsername(caller.username())
                        .build())
                .getUser();
    }

    private UserServiceBlockingStub as(Caller caller) {
        return UserServiceGrpc.newBlockingStub(channels.as(caller));
    }

    private UserServiceBlockingStub asService(String name) {
        return UserServiceGrpc.newBlockingStub(channels.asService(name));
    }
}
