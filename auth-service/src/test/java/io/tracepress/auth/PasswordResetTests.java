package io.tracepress.auth;

import static io.tracepress.auth.v1.MailPurpose.MAIL_PURPOSE_PASSWORD_RESET;
import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.tracepress.auth.v1.RegisterResponse;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.testing.RealBackends;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PasswordResetTests extends AuthTest {

    private static final String NEW_PASSWORD = "an even better password";

    @Autowired
    AuthSettings settings;

    @Test
    void aRequestWritesAnEventWithTheIdAndNothingElse() {
        RegisterResponse account = register("forgetful");

        requestReset(" FORGETFUL@example.org ");

        assertThat(database.sql("SELECT payload::text FROM outbox WHERE event_type = 'password-reset.requested'"
                                + " AND payload ->> 'userId' = :id")
                        .param("id", account.getUserId())
                        .query(String.class)
                        .single())
                .isEqualTo("{\"userId\": \"" + account.getUserId() + "\"}");
    }

    @Test
    void aRequestForNobodySucceedsAndPublishesNothing() {
        requestReset("nobody-" + address + "@example.org");

        assertThat(latestIsDecoy()).isTrue();
    }

    @Test
    void beyondTheLimitOfAnAccountRequestsSucceedWithoutMail() {
        RegisterResponse account = register("flooded");

        for (int i = 0; i < settings.mailLimits().resetsPerAccount(); i++) {
            requestReset(email("flooded"));
        }
        assertThat(latestIsDecoy()).isFalse();

        requestReset(email("flooded"));

        assertThat(latestIsDecoy()).isTrue();
        assertThat(mailsFor(account)).isEqualTo(settings.mailLimits().resetsPerAccount());
    }

    @Test
    void requestsAreLimitedPerAddress() {
        for (int i = 0; i < settings.mailLimits().resetsPerAddress(); i++) {
            requestReset("somebody-" + i + "@example.org");
        }

        var failure = assertThatCall(() -> requestReset("somebody-else@example.org"))
                .failsWith(Status.Code.RESOURCE_EXHAUSTED)
                .actual();
        assertThat(RetryDelay.of(failure))
                .isBetween(Duration.ofSeconds(1), settings.mailLimits().window());
    }

    @Test
    void theNewPasswordIsTheOnlyOneThatWorks() {
        RegisterResponse account = register("renewed");

        resetPassword(linkOf(account), NEW_PASSWORD);

        assertThat(login(email("renewed"), NEW_PASSWORD).getAccessToken()).isNotEmpty();
        assertThatCall(() -> login("renewed")).failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void allSessionsEndAtOnce() {
        RegisterResponse account = register("burgled");
        Tokens thief = login("burgled");
        Tokens owner = login("burgled");

        resetPassword(linkOf(account), NEW_PASSWORD);

        assertThat(List.of(thief, owner)).noneMatch(this::isActive);
        assertThat(redis.opsForValue().get("session:" + caller(thief).sessionId()))
                .isEqualTo("ended");
        assertThatCall(() -> refresh(thief.getRefreshToken())).failsWith(Status.Code.UNAUTHENTICATED);
    }

    @Test
    void theEmailCountsAsVerified() {
        RegisterResponse account = register("reachable");
        assertThat(caller(login("reachable")).emailVerified()).isFalse();

        resetPassword(linkOf(account), NEW_PASSWORD);

        assertThat(caller(login(email("reachable"), NEW_PASSWORD)).emailVerified())
                .isTrue();
    }

    @Test
    void aLinkWorksOnceAndMakesTheOthersVoid() {
        RegisterResponse account = register("impatient");
        String first = linkOf(account);
        String second = linkOf(account);

        resetPassword(second, NEW_PASSWORD);

        assertRefused(second);
        assertRefused(first);
        assertThat(login(email("impatient"), NEW_PASSWORD).getAccessToken()).isNotEmpty();
    }

    @Test
    void theLinksOfOthersStayAsTheyAre() {
        String ofAnother = linkOf(register("neighbour"));

        resetPassword(linkOf(register("resetting")), NEW_PASSWORD);

        resetPassword(ofAnother, NEW_PASSWORD);
    }

    @Test
    void aLinkExpiresAfterThirtyMinutes() {
        RegisterResponse account = register("slow");
        String late = linkOf(account);
        clock.moveForward(Duration.ofMinutes(31));
        assertRefused(late);

        String inTime = linkOf(account);
        clock.moveForward(Duration.ofMinutes(29));
        resetPassword(inTime, NEW_PASSWORD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "password123",
                "1234567890123456789012345678901234567890123456789012345678901234567890123"
            })
    void aPasswordThatBreaksARuleLeavesTheLinkUsable(String unacceptable) {
        String link = linkOf(register("picky-" + unacceptable.length()));

        assertThatCall(() -> resetPassword(link, unacceptable))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("new_password");

        resetPassword(link, NEW_PASSWORD);
    }

    @Test
    void oneOfFiftyParallelResetsSucceeds() throws Exception {
        RegisterResponse account = register("raced");
        String link = linkOf(account);

        var winners = inParallel(50, _ -> link);

        assertThat(winners).hasSize(1);
        assertThat(login(email("raced"), winners.getFirst()).getAccessToken()).isNotEmpty();
    }

    @Test
    void parallelResetsByDifferentLinksTakeTurns() throws Exception {
        RegisterResponse account = register("twofold");
        List<String> links = List.of(linkOf(account), linkOf(account));

        var winners = inParallel(20, number -> links.get(number % 2));

        assertThat(winners).hasSize(1);
        assertThat(login(email("twofold"), winners.getFirst()).getAccessToken()).isNotEmpty();
    }

    @Test
    void theFailedLoginsOfTheAccountAreForgotten() {
        RegisterResponse account = register("lockedout");
        fill(
                "login-failures:pair:" + hash("lockedout") + ":" + address,
                settings.loginLimits().perAccountAndAddress());
        fill(
                "login-failures:account:" + hash("lockedout"),
                settings.loginLimits().perAccount());
        assertThatCall(() -> login("lockedout")).failsWith(Status.Code.RESOURCE_EXHAUSTED);

        resetPassword(linkOf(account), NEW_PASSWORD);

        assertThat(login(email("lockedout"), NEW_PASSWORD).getAccessToken()).isNotEmpty();
    }

    @Test
    void theFailedLoginsOfTheAddressAreNot() {
        RegisterResponse account = register("guesser");
        fill("login-failures:address:" + address, settings.loginLimits().perAddress());

        resetPassword(linkOf(account), NEW_PASSWORD);

        assertThatCall(() -> login(email("guesser"), NEW_PASSWORD)).failsWith(Status.Code.RESOURCE_EXHAUSTED);
    }

    @Test
    void withoutRedisResetsWorkAndForgetFailedLogins() {
        RegisterResponse account = register("cacheless");
        Tokens thief = login("cacheless");
        String link = linkOf(account);

        RealBackends.redis().stop();
        try {
            requestReset(email("cacheless"));
            for (int i = 0; i < settings.loginLimits().perAccountAndAddress(); i++) {
                assertThatCall(() -> login(email("cacheless"), "wrong password"))
                        .failsWith(Status.Code.UNAUTHENTICATED);
            }
            assertThatCall(() -> login("cacheless")).failsWith(Status.Code.RESOURCE_EXHAUSTED);

            resetPassword(link, NEW_PASSWORD);

            assertThat(login(email("cacheless"), NEW_PASSWORD).getAccessToken()).isNotEmpty();
            assertThat(isActive(thief)).isFalse();
        } finally {
            RealBackends.redis().start();
        }
        assertThat(isActive(thief)).isFalse();
        assertThat(mailsFor(account)).isOne();
    }

    private String linkOf(RegisterResponse account) {
        return mintToken(account, MAIL_PURPOSE_PASSWORD_RESET);
    }

    private void assertRefused(String link) {
        assertThatCall(() -> resetPassword(link, "yet another password"))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("token");
    }

    /** The new passwords of those resets that succeeded; the others must have failed as they should. */
    private List<String> inParallel(int times, IntFunction<String> link) throws Exception {
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, times)
                    .<Callable<Optional<String>>>mapToObj(
                            number -> () -> attempt(link.apply(number), "new password number " + number))
                    .toList();
            return clients.invokeAll(attempts).stream()
                    .map(answer -> answer.resultNow())
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    private Optional<String> attempt(String link, String newPassword) {
        try {
            resetPassword(link, newPassword);
            return Optional.of(newPassword);
        } catch (StatusRuntimeException refused) {
            assertThat(refused.getStatus().getCode())
                    .isIn(Status.Code.INVALID_ARGUMENT, Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
            return Optional.empty();
        }
    }

    private long mailsFor(RegisterResponse account) {
        return database.sql("""
                        SELECT count(*) FROM outbox
                        WHERE event_type = 'password-reset.requested' AND payload ->> 'userId' = :id
                        """)
                .param("id", account.getUserId())
                .query(Long.class)
                .single();
    }

    // A decoy is born published, an event is published later than it is written, if at all.
    private boolean latestIsDecoy() {
        return database.sql("""
                        SELECT coalesce(published_at <= created_at, false) FROM outbox
                        WHERE event_type = 'password-reset.requested' ORDER BY id DESC LIMIT 1
                        """).query(Boolean.class).single();
    }

    private void fill(String counter, int attempts) {
        redis.opsForValue().set(counter, Integer.toString(attempts), Duration.ofMinutes(5));
    }

    private static String hash(String username) {
        return LoginName.hash(LoginName.key(email(username)));
    }
}
