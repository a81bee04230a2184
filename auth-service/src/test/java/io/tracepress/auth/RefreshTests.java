package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.auth.v1.LogoutRequest;
import io.tracepress.auth.v1.Tokens;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTests extends AuthTest {

    private static final Duration LATER_THAN_HASTE = Duration.ofSeconds(6);

    @Test
    void aRefreshTokenBuysNewTokensOfTheSameSession() {
        Tokens first = registerAndLogIn("rotating");

        Tokens second = refresh(first.getRefreshToken());

        assertThat(caller(second)).isEqualTo(caller(first));
        assertThat(second.getRefreshToken()).isNotEqualTo(first.getRefreshToken());
        assertThat(refresh(second.getRefreshToken()).getAccessToken()).isNotEmpty();
    }

    @Test
    void onlyTheHashOfTheSecretIsStored() {
        String[] idAndSecret = registerAndLogIn("secretive").getRefreshToken().split("\\.");

        String hash = database.sql("SELECT secret_hash FROM refresh_tokens WHERE id = :id")
                .param("id", UUID.fromString(idAndSecret[0]))
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$2a$10$").doesNotContain(idAndSecret[1]);
        assertThat(idAndSecret[1]).hasSize(43);
    }

    @Test
    void oneOfFiftyParallelRefreshesSucceeds() throws Exception {
        String token = registerAndLogIn("parallel").getRefreshToken();

        int succeeded = 0;
        Tokens successor = null;
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Optional<Tokens>> attempt = () -> {
                try {
                    return Optional.of(refresh(token));
                } catch (StatusRuntimeException refused) {
                    return Optional.empty();
                }
            };
            for (Future<Optional<Tokens>> answer :
                    clients.invokeAll(Stream.generate(() -> attempt).limit(50).toList())) {
                if (answer.get().isPresent()) {
                    succeeded++;
                    successor = answer.get().get();
                }
            }
        }

        assertThat(succeeded).isOne();
        assertThat(isActive(successor)).isTrue();
        assertThat(refresh(successor.getRefreshToken()).getAccessToken()).isNotEmpty();
    }

    @Test
    void aTokenThatComesBackAtOnceIsJustRefused() {
        Tokens first = registerAndLogIn("hasty");
        Tokens second = refresh(first.getRefreshToken());

        assertThatCall(() -> refresh(first.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);

        assertThat(isActive(second)).isTrue();
        assertThat(refresh(second.getRefreshToken()).getAccessToken()).isNotEmpty();
    }

    @Test
    void aTokenThatComesBackLateEndsItsSession() {
        Tokens first = registerAndLogIn("stolen");
        Tokens second = refresh(first.getRefreshToken());
        Tokens otherDevice = login("stolen");
        clock.moveForward(LATER_THAN_HASTE);

        assertThatCall(() -> refresh(first.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);

        assertThat(isActive(second)).isFalse();
        assertThatCall(() -> refresh(second.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);
        assertThat(isActive(otherDevice)).isTrue();
        assertThat(revocationsOf(first)).isOne();
    }

    @Test
    void aSessionIsRevokedOnce() {
        Tokens first = registerAndLogIn("twice");
        refresh(first.getRefreshToken());
        clock.moveForward(LATER_THAN_HASTE);

        assertThatCall(() -> refresh(first.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);
        assertThatCall(() -> refresh(first.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);

        assertThat(revocationsOf(first)).isOne();
    }

    @Test
    void aWrongSecretDoesNotHarmTheSession() {
        Tokens tokens = registerAndLogIn("guessing");
        String id = tokens.getRefreshToken().split("\\.")[0];

        assertThatCall(() -> refresh(id + "." + "A".repeat(43))).failsWith(Status.Code.UNAUTHENTICATED);

        assertThat(isActive(tokens)).isTrue();
        assertThat(refresh(tokens.getRefreshToken()).getAccessToken()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "x", "x.y", "019a0000-0000-7000-8000-000000000000.secret"})
    void whatWasNeverATokenIsRefused(String text) {
        assertThatCall(() -> refresh(text)).failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void anEndedSessionIsNotRefreshed() {
        Tokens tokens = registerAndLogIn("gone");
        as(tokens).logout(LogoutRequest.getDefaultInstance());

        assertThatCall(() -> refresh(tokens.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void anUnusedSessionExpires() {
        Tokens tokens = registerAndLogIn("absent");
        clock.moveForward(Duration.ofDays(31));

        assertThatCall(() -> refresh(tokens.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);
    }

    private long revocationsOf(Tokens tokens) {
        return database.sql("""
                        SELECT count(*) FROM outbox
                        WHERE event_type = 'session.family-revoked' AND payload ->> 'sessionId' = :id
                        """)
                .param("id", sessionIdOf(tokens))
                .query(Long.class)
                .single();
    }

    private String sessionIdOf(Tokens tokens) {
        return caller(tokens).sessionId().toString();
    }
}
