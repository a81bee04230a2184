package io.tracepress.auth;

import static io.tracepress.kit.testing.CallAssert.assertThatCall;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.auth.v1.RegisterRequest;
import io.tracepress.auth.v1.RegisterResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationTests extends AuthTest {

    @Test
    void registrationAsksForAProfileAndWritesItsEvent() {
        RegisterResponse grace = register("grace");

        assertThat(PROFILES).containsEntry(grace.getUserId(), "grace");
        assertThat(eventsOf(grace)).isOne();
    }

    @Test
    void registrationStandsWhileUserServiceIsAway() {
        RegisterResponse account = register(NO_PROFILE);

        assertThat(PROFILES).doesNotContainKey(account.getUserId());
        assertThat(eventsOf(account)).isOne();
        assertThat(login(NO_PROFILE).getAccessToken()).isNotEmpty();
    }

    @Test
    void theEventCarriesTheTraceOfTheRequest() {
        RegisterResponse account = register("traced");

        String traceparent = database.sql("SELECT traceparent FROM outbox WHERE payload ->> 'userId' = :id")
                .param("id", account.getUserId())
                .query(String.class)
                .single();
        assertThat(traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[13]");
    }

    @ParameterizedTest
    @CsvSource({
        "unique-a, Unique-A@Example.org, other-a, email",
        "unique-b, other-b@example.org, UNIQUE-B, username",
        "unique-c, ｕｎｉｑｕｅ-c@example.org, other-c, email"
    })
    void emailsAndUsernamesAreUniqueOnNfkcAndLowerCase(String taken, String email, String username, String field) {
        register(taken);
        var request = request(username).setEmail(email).build();

        assertThatCall(() -> gateway().register(request))
                .failsWith(Status.Code.ALREADY_EXISTS)
                .namesFields(field);
    }

    @Test
    void aRefusedRegistrationLeavesNoEventBehind() {
        RegisterResponse account = register("once");

        assertThatCall(() -> register("once")).failsWith(Status.Code.ALREADY_EXISTS);

        assertThat(eventsOf(account)).isOne();
        assertThat(database.sql("SELECT count(*) FROM credentials WHERE username = 'once'")
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void aPasswordOfMoreThan72BytesIsRefused() {
        assertThatCall(() -> gateway()
                        .register(request("toolong").setPassword("a".repeat(73)).build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("password");
    }

    @Test
    void passwordsAreCountedInBytes() {
        String nineteenFourByteCharacters = "🙂".repeat(19);

        assertThatCall(() -> gateway()
                        .register(request("smiling")
                                .setPassword(nineteenFourByteCharacters)
                                .build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password1", "Password1", "12345678", "qwertyuiop", "iloveyou1"})
    void commonPasswordsAreRefused(String password) {
        assertThatCall(() -> gateway()
                        .register(request("common").setPassword(password).build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("password");
    }

    @Test
    void anAccountThatBreaksRulesIsRefusedWithAllFieldsNamed() {
        var request = RegisterRequest.newBuilder()
                .setEmail("not an address")
                .setUsername("no spaces")
                .setPassword("short")
                .build();

        assertThatCall(() -> gateway().register(request))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("email", "username", "password");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin", "system"})
    void reservedUsernamesAreRefused(String username) {
        assertThatCall(() -> gateway().register(request(username).build()))
                .failsWith(Status.Code.INVALID_ARGUMENT)
                .namesFields("username");
    }

    @Test
    void passwordsAreStoredHashed() {
        register("hashed");

        String hash = database.sql("SELECT password_hash FROM credentials WHERE username = 'hashed'")
                .query(String.class)
                .single();
        assertThat(hash).startsWith("$2a$10$").doesNotContain(PASSWORD);
    }

    private long eventsOf(RegisterResponse account) {
        return database.sql("""
                        SELECT count(*) FROM outbox
                        WHERE event_type = 'user.registered' AND payload = jsonb_build_object('userId', :id)
                        """)
                .param("id", account.getUserId())
                .query(Long.class)
                .single();
    }
}
