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
import io.tracepress.user.v1.GetUserByUsernameRequest;
import io.tracepress.user.v1.GetUserRequest;
import io.tracepress.user.v1.UpdateUserRequest;
import io.tracepress.user.v1.User;
import io.tracepress.user.v1.UserServiceGrpc;
import io.tracepress.user.v1.UserServiceGrpc.UserServiceBlockingStub;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
    void everybodyFindsAUserByNameInAnyCase() {
        User margaret = create(Callers.named("Margaret"));
        var anonymous = UserServiceGrpc.newBlockingStub(channels.anonymous());

        assertThat(anonymous.getUserByUsername(byName("margaret")).getUser()).isEqualTo(margaret);
        assertThatCall(() -> anonymous.getUserByUsername(byName("nobody"))).failsWith(Status.Code.NOT_FOUND);
    }

    @Test
    void aUserChangesWhatTheyNameAndNothingElse() {
        Caller alan = Callers.named("alan");
        create(alan);

        as(alan).updateUser(
                        UpdateUserRequest.newBuilder().setBio("Breaks codes").build());
        User changed = as(alan).updateUser(
                        UpdateUserRequest.newBuilder().setDisplayName("Alan T.").build())
                .getUser();

        assertThat(changed.getDisplayName()).isEqualTo("Alan T.");
        assertThat(changed.getBio()).isEqualTo("Breaks codes");
        assertThat(changed.getUsername()).isEqualTo("alan");
        assertThat(as(alan).getUser(GetUserRequest.getDefaultInstance()).getUser())
                .isEqualTo(changed);
    }

    @Test
    void aProfileThatBreaksRulesIsRefusedWithAllFieldsNamed() {
        Caller caller = Callers.named("rulebreaker");
        create(caller);
        var request = UpdateUserRequest.newBuilder()
                .setDisplayName(" ")
                .setBio("x".repeat(501))
                .build();

        assertThatCall(() -> as(caller).updateUser(request))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("display_name", "bio");
    }

    @Test
    void textWithANulCharacterIsRefused() {
        var request = UpdateUserRequest.newBuilder().setBio("with a \0 in it").build();

        assertThatCall(() -> as(Callers.someone()).updateUser(request))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("bio");
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

    @ParameterizedTest(name = "{0}")
    @MethodSource("io.tracepress.kit.testing.SpoiltTokens#all")
    void aTokenThatIsNotOursIsRefused(String name, String token) {
        var stub = UserServiceGrpc.newBlockingStub(channels.authorized("Bearer " + token));

        assertThatCall(() -> stub.getUser(GetUserRequest.getDefaultInstance())).failsWith(Status.Code.UNAUTHENTICATED);
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
    void onlyTheGatewayAndEmailServiceAskForBatches() {
        var request = BatchGetUsersRequest.getDefaultInstance();

        assertThat(asService("email-service").batchGetUsers(request).getUsersList())
                .isEmpty();
        assertThatCall(() -> asService("comment-service").batchGetUsers(request))
                .failsWith(Status.Code.PERMISSION_DENIED);
        assertThatCall(() -> as(Callers.someone()).batchGetUsers(request)).failsWith(Status.Code.PERMISSION_DENIED);
    }

    private static GetUserByUsernameRequest byName(String username) {
        return GetUserByUsernameRequest.newBuilder().setUsername(username).build();
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
