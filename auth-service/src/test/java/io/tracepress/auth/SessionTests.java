package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.grpc.Status;
import io.tracepress.auth.v1.ChangePasswordRequest;
import io.tracepress.auth.v1.ListSessionsRequest;
import io.tracepress.auth.v1.LogoutRequest;
import io.tracepress.auth.v1.RevokeSessionRequest;
import io.tracepress.auth.v1.Session;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.testing.RealBackends;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class SessionTests extends AuthTest {

    @Autowired
    SessionCache cache;

    @Test
    void logoutEndsTheSessionAtOnceAndTwiceIsNoFailure() {
        Tokens tokens = registerAndLogIn("leaver");

        as(tokens).logout(LogoutRequest.getDefaultInstance());
        as(tokens).logout(LogoutRequest.getDefaultInstance());

        assertThat(isActive(tokens)).isFalse();
    }

    @Test
    void aUserSeesTheirSessionsAndEndsOneOfThem() {
        Tokens laptop = registerAndLogIn("owner");
        Tokens phone = login("owner");

        assertThat(sessionsOf(laptop)).extracting(Session::getCurrent).containsExactlyInAnyOrder(true, false);
        as(laptop).revokeSession(revocation(phone));

        assertThat(isActive(phone)).isFalse();
        assertThat(sessionsOf(laptop)).singleElement().satisfies(session -> {
            assertThat(session.getId()).isEqualTo(caller(laptop).sessionId().toString());
            assertThat(session.getDevice()).isEqualTo("a test");
        });
    }

    @Test
    void nobodyEndsTheSessionOfAnother() {
        Tokens mine = registerAndLogIn("mine");
        Tokens yours = registerAndLogIn("yours");

        assertThatCall(() -> as(mine).revokeSession(revocation(yours))).failsWith(Status.Code.NOT_FOUND);

        assertThat(isActive(yours)).isTrue();
    }

    @Test
    void aNewPasswordEndsAllOtherSessions() {
        Tokens here = registerAndLogIn("changing");
        Tokens elsewhere = login("changing");

        as(here).changePassword(change(PASSWORD, "an even better password"));

        assertThat(isActive(here)).isTrue();
        assertThat(isActive(elsewhere)).isFalse();
        assertThatCall(() -> login("changing")).failsWith(Status.Code.UNAUTHENTICATED);
        assertThat(login(email("changing"), "an even better password").getAccessToken())
                .isNotEmpty();
    }

    @Test
    void aNewPasswordNeedsTheOldOneAndObeysTheRules() {
        Tokens tokens = registerAndLogIn("careless");

        assertThatCall(() -> as(tokens).changePassword(change("wrong", "an even better password")))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("current_password");
        assertThatCall(() -> as(tokens).changePassword(change(PASSWORD, "b".repeat(73))))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("new_password");
    }

    @Test
    void aRestartOfRedisLogsNobodyOut() {
        Tokens tokens = registerAndLogIn("survivor");

        redis.delete(key(tokens));

        assertThat(isActive(tokens)).isTrue();
        await().untilAsserted(() -> {
            assertThat(isActive(tokens)).isTrue();
            assertThat(redis.opsForValue().get(key(tokens))).isEqualTo("active");
        });
    }

    @Test
    void withoutRedisPostgresqlAnswers() {
        Tokens tokens = registerAndLogIn("patient");

        RealBackends.redis().stop();
        try {
            assertThat(isActive(tokens)).isTrue();
            assertThat(login("patient").getAccessToken()).isNotEmpty();
        } finally {
            RealBackends.redis().start();
        }
    }

    @Test
    void aLogoutWhileRedisIsDownHoldsWhenItComesBack() {
        Tokens tokens = registerAndLogIn("ghost");
        assertThat(redis.opsForValue().get(key(tokens))).isEqualTo("active");

        RealBackends.redis().stop();
        try {
            as(tokens).logout(LogoutRequest.getDefaultInstance());
            assertThat(isActive(tokens)).isFalse();
        } finally {
            RealBackends.redis().start();
        }

        assertThat(isActive(tokens)).isFalse();
        await().untilAsserted(() -> {
            assertThat(isActive(tokens)).isFalse();
            assertThat(redis.opsForValue().get(key(tokens))).isEqualTo("ended");
            assertThat(cache.isTrusted()).isTrue();
        });
    }

    @Test
    void theTombstoneThatAnotherReplicaFailedToWriteIsWritten() {
        Tokens tokens = registerAndLogIn("elsewhere");
        endInPostgresqlOnly(tokens);

        await().untilAsserted(() -> assertThat(isActive(tokens)).isFalse());
        assertThat(redis.opsForValue().get(key(tokens))).isEqualTo("ended");
    }

    @Test
    void aLateRefillDoesNotBringADeadSessionBack() {
        Tokens tokens = registerAndLogIn("refilled");
        as(tokens).logout(LogoutRequest.getDefaultInstance());

        assertThat(cache.rememberActive(caller(tokens).sessionId())).isFalse();

        assertThat(isActive(tokens)).isFalse();
    }

    @Test
    void tombstonesOutliveTheAccessToken() {
        Tokens tokens = registerAndLogIn("buried");
        as(tokens).logout(LogoutRequest.getDefaultInstance());

        assertThat(redis.getExpire(key(tokens)))
                .isGreaterThan(tokens.getExpiresIn().getSeconds());
    }

    @Test
    void unknownSessionsAreNotActive() {
        assertThat(isActive(UUID.randomUUID())).isFalse();
    }

    private void endInPostgresqlOnly(Tokens tokens) {
        database.sql("UPDATE sessions SET ended_at = now() WHERE id = :id")
                .param("id", caller(tokens).sessionId())
                .update();
    }

    private List<Session> sessionsOf(Tokens tokens) {
        return as(tokens).listSessions(ListSessionsRequest.getDefaultInstance()).getSessionsList();
    }

    private RevokeSessionRequest revocation(Tokens tokens) {
        return RevokeSessionRequest.newBuilder()
                .setSessionId(caller(tokens).sessionId().toString())
                .build();
    }

    private static ChangePasswordRequest change(String current, String next) {
        return ChangePasswordRequest.newBuilder()
                .setCurrentPassword(current)
                .setNewPassword(next)
                .build();
    }

    private String key(Tokens tokens) {
        return "session:" + caller(tokens).sessionId();
    }
}
