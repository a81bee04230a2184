package io.tracepress.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceImplBase;
import io.tracepress.auth.v1.GetUsernameRequest;
import io.tracepress.auth.v1.GetUsernameResponse;
import io.tracepress.events.v1.UserRegistered;
import io.tracepress.kit.errors.ServiceFailure;
import io.tracepress.kit.events.Event;
import io.tracepress.kit.identity.Caller;
import io.tracepress.kit.outbox.Outbox;
import io.tracepress.kit.testing.Callers;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.ServiceTest;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@ServiceTest
class MissingProfilesTests {

    private static final Map<String, String> USERNAMES = new ConcurrentHashMap<>();

    private static final Neighbour AUTH_SERVICE = Neighbour.serving(new AuthServiceImplBase() {
        @Override
        public void getUsername(GetUsernameRequest request, StreamObserver<GetUsernameResponse> responses) {
            String username = USERNAMES.get(request.getUserId());
            if (username == null) {
                responses.onError(Status.NOT_FOUND.asRuntimeException());
                return;
            }
            responses.onNext(
                    GetUsernameResponse.newBuilder().setUsername(username).build());
            responses.onCompleted();
        }
    });

    @Autowired
    MissingProfiles missingProfiles;

    @Autowired
    Profiles profiles;

    @DynamicPropertySource
    static void neighbours(DynamicPropertyRegistry properties) {
        properties.add("AUTH_SERVICE_TARGET", AUTH_SERVICE::target);
    }

    @Test
    void aProfileThatIsMissingIsMade() {
        Caller ada = registered("ada-the-late");

        handle(registration(ada));

        assertThat(profiles.get(ada.userId()).username()).isEqualTo("ada-the-late");
    }

    @Test
    void theEventReachesThisService(@Autowired Outbox outbox, @Autowired TransactionOperations transactions) {
        Caller barbara = registered("barbara-by-queue");

        transactions.executeWithoutResult(
                _ -> outbox.write(registration(barbara).body()));

        await().until(() -> profiles.exists(barbara.userId()));
    }

    @Test
    void aProfileThatIsThereStaysAsItIs() {
        Caller grace = Callers.named("grace-in-time");
        User profile = profiles.create(grace.userId(), grace.username());

        handle(registration(grace));

        assertThat(profiles.get(grace.userId())).isEqualTo(profile);
    }

    @Test
    void theSameEventAgainChangesNothing() {
        Caller linus = registered("linus-twice");
        var event = registration(linus);

        handle(event);
        handle(event);

        assertThat(profiles.get(linus.userId()).username()).isEqualTo("linus-twice");
    }

    @Test
    void aUsernameThatAnotherUserHasIsAFailure() {
        profiles.create(UUID.randomUUID(), "margaret-first");
        Caller second = registered("Margaret-First");

        assertThatThrownBy(() -> handle(registration(second)))
                .isInstanceOf(ServiceFailure.class)
                .hasMessage("The username is taken.");
    }

    @Test
    void aUserWhomAuthServiceDoesNotKnowIsAFailure() {
        assertThatThrownBy(() -> handle(registration(Callers.someone()))).isInstanceOf(StatusRuntimeException.class);
    }

    private static Caller registered(String username) {
        Caller user = Callers.named(username);
        USERNAMES.put(user.userId().toString(), username);
        return user;
    }

    private static Event<UserRegistered> registration(Caller user) {
        var body =
                UserRegistered.newBuilder().setUserId(user.userId().toString()).build();
        return new Event<>(UUID.randomUUID(), body, Instant.now());
    }

    private void handle(Event<UserRegistered> event) {
        missingProfiles.handle(event);
    }
}
