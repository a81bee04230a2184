package io.tracepress.kit.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.tracepress.kit.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.SmartInitializingSingleton;

class OwnKeysTests {

    private final KeyPair keys = TestKeys.unknown("EC", 256);

    @TempDir
    private Path folder;

    @Test
    void aServiceStartsWithAPairOfKeys() throws IOException {
        var check = check(keys, keys);

        assertThatCode(check::afterSingletonsInstantiated).doesNotThrowAnyException();
    }

    @Test
    void aServiceDoesNotStartIfOthersKnowAnotherKeyOfIt() throws IOException {
        var check = check(keys, TestKeys.unknown("EC", 256));

        assertThatIllegalStateException()
                .isThrownBy(check::afterSingletonsInstantiated)
                .withMessageContaining("blog-service.pem are not a pair");
    }

    private SmartInitializingSingleton check(KeyPair own, KeyPair known) throws IOException {
        var privateKey = Files.writeString(folder.resolve("private.pem"), TestKeys.pem(own.getPrivate()));
        var publicKeys = Files.createDirectory(folder.resolve("public-keys"));
        Files.writeString(publicKeys.resolve("blog-service.pem"), TestKeys.pem(known.getPublic()));
        var settings = new IdentitySettings(privateKey, publicKeys, false);
        return new IdentityConfiguration().ownKeysFitEachOther(settings, Clock.systemUTC(), "blog-service");
    }
}
