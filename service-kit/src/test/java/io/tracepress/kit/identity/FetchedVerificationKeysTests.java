package io.tracepress.kit.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.AuthServiceGrpc.AuthServiceImplBase;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.GetSigningKeysResponse;
import io.tracepress.auth.v1.SigningKey;
import io.tracepress.kit.testing.Neighbour;
import io.tracepress.kit.testing.TestClock;
import io.tracepress.kit.testing.TestKeys;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AuthenticationServiceException;

class FetchedVerificationKeysTests {

    private final List<String> known = new CopyOnWriteArrayList<>(List.of("first"));
    private volatile boolean down;
    private volatile int fetches;
    private final TestClock clock = new TestClock();

    private final Neighbour authService = Neighbour.serving(new AuthServiceImplBase() {
        @Override
        public void getSigningKeys(GetSigningKeysRequest request, StreamObserver<GetSigningKeysResponse> responses) {
            fetches++;
            if (down) {
                responses.onError(Status.UNAVAILABLE.asRuntimeException());
                return;
            }
            var response = GetSigningKeysResponse.newBuilder();
            var key = ByteString.copyFrom(TestKeys.jwt().getPublic().getEncoded());
            known.forEach(
                    id -> response.addKeys(SigningKey.newBuilder().setKeyId(id).setPublicKey(key)));
            responses.onNext(response.build());
            responses.onCompleted();
        }
    });
    private final ManagedChannel channel = Grpc.newChannelBuilder(
                    authService.target(), InsecureChannelCredentials.create())
            .build();
    private final FetchedVerificationKeys keys =
            new FetchedVerificationKeys(AuthServiceGrpc.newBlockingStub(channel), clock);

    @AfterEach
    void stop() {
        channel.shutdownNow();
        authService.close();
    }

    @Test
    void aKnownKeyIsFetchedOnce() {
        assertThat(keys.find("first")).contains(TestKeys.jwt().getPublic());
        assertThat(keys.find("first")).isPresent();
        assertThat(fetches).isOne();
    }

    @Test
    void aNewKeyIsFoundWhileOldTokensGoOn() {
        keys.find("first");
        known.addFirst("second");
        clock.moveForward(Duration.ofSeconds(6));

        assertThat(keys.find("second")).isPresent();
        assertThat(keys.find("first")).isPresent();
    }

    @Test
    void madeUpKeyIdsAreNotAskedForEachTime() {
        for (int i = 0; i < 100; i++) {
            assertThat(keys.find("made-up-" + i)).isEmpty();
        }
        assertThat(fetches).isOne();
    }

    @Test
    void aRetiredKeyIsForgotten() {
        keys.find("first");
        known.clear();
        clock.moveForward(Duration.ofMinutes(6));

        assertThat(keys.find("first")).isEmpty();
    }

    @Test
    void knownKeysOutliveAnOutageOfAuthService() {
        keys.find("first");
        down = true;
        clock.moveForward(Duration.ofMinutes(6));

        assertThat(keys.find("first")).isPresent();
    }

    @Test
    void withoutAnyKeyAnOutageIsNotTheCallersFault() {
        down = true;

        assertThatExceptionOfType(AuthenticationServiceException.class).isThrownBy(() -> keys.find("first"));
    }
}
