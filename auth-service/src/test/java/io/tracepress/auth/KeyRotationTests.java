package io.tracepress.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tracepress.auth.v1.Tokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A rotation as ./tracepress secrets --rotate-jwt-key makes it, in a cluster. */
class KeyRotationTests extends AuthTest {

    private static final Duration DELAY = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static KeyVolume volume;
    private static String oldest;
    private static String old;

    @DynamicPropertySource
    static void keys(DynamicPropertyRegistry properties) {
        volume = KeyVolume.in(folder);
        oldest = volume.add(Instant.now().minus(Duration.ofDays(60)));
        old = volume.add(Instant.now().minus(Duration.ofDays(30)));
        volume.update();
        properties.add("tracepress.auth.jwt-keys-dir", folder::toString);
        properties.add("SIGNING_KEY_DELAY", () -> DELAY.toMinutes() + "m");
    }

    @Test
    void tokensOfBothKeysAreValidAndTheNewOneSignsWhenAllReplicasHaveIt() {
        Tokens before = registerAndLogIn("early");
        assertThat(keyIdOf(before)).isEqualTo(old);

        volume.remove(oldest);
        String fresh = volume.add(Instant.now());
        volume.update();
        await().until(() -> publishedKeys().contains(fresh));

        // All files of the volume are new now, and the old key goes on signing.
        assertThat(publishedKeys()).containsExactly(fresh, old);
        assertThat(keyIdOf(login("early"))).isEqualTo(old);

        clock.moveForward(DELAY.plusSeconds(1));
        Tokens after = login("early");
        assertThat(keyIdOf(after)).isEqualTo(fresh);
        assertThat(caller(before).username()).isEqualTo("early");
        assertThat(caller(after).username()).isEqualTo("early");

        volume.remove(old);
        volume.update();
        await().until(() -> !publishedKeys().contains(old));
        assertThat(caller(after).username()).isEqualTo("early");
        assertThatThrownBy(() -> caller(before)).isInstanceOf(BadCredentialsException.class);
    }
}
