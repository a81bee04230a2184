package io.tracepress.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tracepress.auth.v1.AuthServiceGrpc;
import io.tracepress.auth.v1.GetSigningKeysRequest;
import io.tracepress.auth.v1.Tokens;
import io.tracepress.kit.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeyTests extends AuthTest {

    private static final String NEWER = TestKeys.JWT_KEY_ID + "-newer";

    private final Path newerFile = TestKeys.jwtFolder().resolve(NEWER + ".pem");

    @AfterEach
    void removeTheNewerKey() throws IOException {
        Files.deleteIfExists(newerFile);
        await().until(() -> publishedKeys().size() == 1);
    }

    @Test
    void signingKeysArePublic() {
        var keys = AuthServiceGrpc.newBlockingStub(channels.anonymous())
                .getSigningKeys(GetSigningKeysRequest.getDefaultInstance())
                .getKeysList();

        assertThat(keys).singleElement().satisfies(key -> {
            assertThat(key.getKeyId()).isEqualTo(TestKeys.JWT_KEY_ID);
            assertThat(key.getPublicKey().toByteArray())
                    .isEqualTo(TestKeys.jwt().getPublic().getEncoded());
        });
    }

    @Test
    void aNewKeyIsPublishedBeforeItSignsAndTheOldOneGoesOnVerifying() throws IOException {
        Tokens before = registerAndLogIn("rotated");

        Files.writeString(newerFile, TestKeys.pem(TestKeys.unknown("RSA", 2048).getPrivate()));
        await().until(() -> publishedKeys().contains(NEWER));
        assertThat(keyIdOf(login("rotated"))).isEqualTo(TestKeys.JWT_KEY_ID);

        clock.moveForward(Duration.ofSeconds(11));
        assertThat(keyIdOf(login("rotated"))).isEqualTo(NEWER);
        assertThat(caller(before).username()).isEqualTo("rotated");
    }

    @Test
    void aFileThatIsNoKeyChangesNothing() throws IOException {
        Files.writeString(newerFile, "not a key");

        assertThat(keyIdOf(registerAndLogIn("undisturbed"))).isEqualTo(TestKeys.JWT_KEY_ID);
        assertThat(publishedKeys()).containsExactly(TestKeys.JWT_KEY_ID);
    }
}
