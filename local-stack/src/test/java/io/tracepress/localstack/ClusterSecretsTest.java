package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ClusterSecretsTest {

    private static final String SIGNING = "jwt-keys";

    @TempDir
    private Path folder;

    private FakeKubectl kubectl;
    private int machines;

    @BeforeEach
    void createNamespace() throws IOException {
        kubectl = new FakeKubectl(folder);
        kubectl.createNamespace();
    }

    @Test
    void theFirstRunMakesAllThatPodsMount() {
        var outcome = someMachine().makeMissing();

        assertThat(outcome.made()).hasSize(13);
        assertThat(kubectl.secrets().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().keySet())))
                .containsOnlyKeys(SecretContents.SECRETS)
                .hasEntrySatisfying("api-gateway", files -> assertThat(files).containsExactly("private.pem"))
                .hasEntrySatisfying(
                        "blog-service",
                        files -> assertThat(files).containsExactly("DB_PASSWORD", "REDIS_PASSWORD", "private.pem"))
                .hasEntrySatisfying(
                        "public-keys",
                        files -> assertThat(files)
                                .hasSize(Services.ALL.size() + 1)
                                .contains("operator.pem", "auth-service.pem"))
                .hasEntrySatisfying(SIGNING, files -> assertThat(files).hasSize(1))
                .hasEntrySatisfying(
                        "databases",
                        files -> assertThat(files)
                                .containsExactly("auth", "blogs", "comments", "emails", "superuser", "users"))
                .hasEntrySatisfying("postgres", files -> assertThat(files).containsExactly("password"))
                .hasEntrySatisfying("redis", files -> assertThat(files).containsExactly("users.acl"))
                .hasEntrySatisfying("grafana", files -> assertThat(files).containsExactly("password"))
                .hasEntrySatisfying("operator", files -> assertThat(files).containsExactly("private.pem"));
    }

    @Test
    void whoShareASecretHaveTheSame() {
        someMachine().makeMissing();

        assertThat(value("databases", "blogs")).isEqualTo(value("blog-service", "DB_PASSWORD"));
        assertThat(value("databases", "superuser")).isEqualTo(value("postgres", "password"));
        assertThat(value("redis", "users.acl")).contains(" >" + value("blog-service", "REDIS_PASSWORD") + " ");
        assertThat(value("auth-service", "REDIS_PASSWORD")).isEqualTo(value("blog-service", "REDIS_PASSWORD"));
    }

    @Test
    void aSecondRunFromAnotherMachineChangesNothing() {
        someMachine().makeMissing();
        var before = kubectl.secrets();

        var outcome = someMachine().makeMissing();

        assertThat(outcome.made()).isEmpty();
        assertThat(outcome.changed()).isEmpty();
        assertThat(kubectl.secrets()).isEqualTo(before);
    }

    @Test
    void noSecretIsOnACommandLine() throws IOException {
        someMachine().makeMissing();
        someMachine().rotateSigningKeys();

        var secrets = kubectl.secrets().values().stream()
                .flatMap(files -> files.values().stream())
                .toList();
        assertThat(kubectl.commands())
                .allSatisfy(command -> assertThat(command)
                        .startsWith("--namespace=tracepress ")
                        .doesNotContain(secrets));
    }

    @Test
    void whatIsLostComesBackAsItWasWhereSomebodyStillHasIt() throws IOException {
        someMachine().makeMissing();
        var before = kubectl.secrets();
        kubectl.remove("redis");
        kubectl.remove("postgres");
        kubectl.remove("databases", "auth");
        kubectl.remove("blog-service", "DB_PASSWORD");
        kubectl.remove("user-service", "REDIS_PASSWORD");

        someMachine().makeMissing();

        assertThat(kubectl.secrets()).isEqualTo(before);
    }

    @Test
    void aKeyThatLostItsOtherHalfIsReplacedWithIt() throws IOException {
        someMachine().makeMissing();
        var before = kubectl.secrets();
        kubectl.remove("blog-service");

        var outcome = someMachine().makeMissing();

        assertThat(outcome.made()).containsExactly("blog-service");
        assertThat(outcome.changed()).containsExactly("public-keys");
        assertThat(value("public-keys", "blog-service.pem"))
                .isNotEqualTo(before.get("public-keys").get("blog-service.pem"));
        assertThat(value("public-keys", "auth-service.pem"))
                .isEqualTo(before.get("public-keys").get("auth-service.pem"));
    }

    @Test
    void whatTheUserPutThereStays() throws IOException {
        someMachine().makeMissing();
        kubectl.put("blog-service", "DB_PASSWORD", "that of a managed database");
        kubectl.put("blog-service", "ca.crt", "more");
        var before = kubectl.secrets();

        someMachine().makeMissing();
        assertThat(kubectl.secrets()).isEqualTo(before);
    }

    @Test
    void aRotationAddsAKeyThatSortsLastAndKeepsTheOneThatSigns() {
        someMachine().makeMissing();
        var before = kubectl.secrets();

        var outcome = someMachine().rotateSigningKeys();

        assertThat(outcome.made()).isEmpty();
        assertThat(outcome.changed()).containsExactly(SIGNING);
        assertThat(outcome.signingKeys()).hasSize(2).isSorted();
        assertThat(value(SIGNING, outcome.signingKeys().getFirst()))
                .isEqualTo(before.get(SIGNING).get(outcome.signingKeys().getFirst()));
        assertThat(otherSecrets(kubectl.secrets())).isEqualTo(otherSecrets(before));
    }

    @Test
    void aRotationDropsKeysWhoseTokensHaveExpired() throws IOException {
        someMachine().makeMissing();
        kubectl.remove(
                SIGNING, kubectl.secrets().get(SIGNING).keySet().iterator().next());
        var ids = Stream.of(90, 40, 20)
                .map(minutes -> id(Instant.now().minus(Duration.ofMinutes(minutes))))
                .toList();
        for (String id : ids) {
            kubectl.put(SIGNING, id, PemKeys.rsa().privatePem());
        }

        var keys = someMachine().rotateSigningKeys().signingKeys();

        // The first one signed until 40 minutes ago, the second until 20 minutes ago.
        assertThat(keys).hasSize(3).startsWith(ids.get(1), ids.get(2));
        assertThat(kubectl.secrets().get(SIGNING)).containsOnlyKeys(keys);
    }

    @Test
    void rotationsInTheSameSecondMakeDifferentKeys() {
        for (int i = 0; i < 3; i++) {
            someMachine().rotateSigningKeys();
        }

        assertThat(kubectl.secrets().get(SIGNING)).hasSize(3);
    }

    @Test
    void aKeyOfAnotherKindIsNotRotated() throws IOException {
        someMachine().makeMissing();
        kubectl.put(SIGNING, "zebra.pem", PemKeys.rsa().privatePem());

        assertThatThrownBy(() -> someMachine().rotateSigningKeys())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("zebra");
    }

    @Test
    void aMissingNamespaceIsToldWithWhatToDo() throws IOException {
        var nowhere = new FakeKubectl(Files.createDirectory(folder.resolve("nowhere")));

        assertThatThrownBy(() -> new ClusterSecrets(
                                new Kubectl(nowhere.program(), "tracepress"), folder.resolve("private"))
                        .makeMissing())
                .isInstanceOf(StackException.class)
                .hasMessageContaining("kubectl apply -f k8s/base/namespace.yaml");
    }

    /** Nothing but the cluster is shared from one run to the next. */
    private ClusterSecrets someMachine() {
        return new ClusterSecrets(
                new Kubectl(kubectl.program(), "tracepress"), folder.resolve("private-" + machines++));
    }

    private String value(String secret, String file) {
        return kubectl.secrets().get(secret).get(file);
    }

    private static Map<String, Map<String, String>> otherSecrets(Map<String, Map<String, String>> secrets) {
        return secrets.entrySet().stream()
                .filter(secret -> !secret.getKey().equals(SIGNING))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String id(Instant moment) {
        return DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
                        .withZone(ZoneOffset.UTC)
                        .format(moment)
                + ".pem";
    }
}
