package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretSharesTest {

    @TempDir
    private Path folder;

    private Secrets secrets;

    @BeforeEach
    void handOut() {
        assertThat(LocalStack.run("secrets", "--into", folder.toString())).isZero();
        secrets = new Secrets(folder.resolve("all"));
    }

    @Test
    void aServiceSeesItsOwnSecretsOnly() {
        assertThat(names("blog-service")).containsExactlyInAnyOrder("passwords", "private.pem", "public-keys");
        assertThat(names("blog-service/passwords")).containsExactlyInAnyOrder("DB_PASSWORD", "REDIS_PASSWORD");
        assertThat(content("blog-service/passwords/DB_PASSWORD")).isEqualTo(secrets.password("blogs"));
        assertThat(names("api-gateway")).containsExactlyInAnyOrder("private.pem", "public-keys");
    }

    @Test
    void everyServiceKnowsAllThatMayCall() {
        var callers = Stream.concat(Stream.of("operator"), Services.ALL.stream().map(ServiceDefinition::name))
                .map(name -> name + ".pem")
                .toList();

        assertThat(Services.ALL)
                .allSatisfy(service -> assertThat(names(service.name() + "/public-keys"))
                        .containsExactlyInAnyOrderElementsOf(callers));
    }

    @Test
    void onlyAuthServiceCanSignAccessTokens() {
        assertThat(names("auth-service/jwt-keys")).hasSize(1);
        assertThat(folder.resolve("blog-service/jwt-keys")).doesNotExist();
    }

    @Test
    void everyDatabaseHasItsRole() {
        assertThat(names("databases/roles")).containsExactlyInAnyOrder("auth", "users", "blogs", "comments", "emails");
        assertThat(content("databases/roles/auth")).isEqualTo(content("auth-service/passwords/DB_PASSWORD"));
        assertThat(content("databases/superuser")).isEqualTo(content("postgres/password"));
    }

    @Test
    void redisKnowsThePasswordOfTheServices() {
        assertThat(content("redis/users.acl")).contains(">" + content("auth-service/passwords/REDIS_PASSWORD") + " ");
    }

    @Test
    void stayTheSameAndComeBackWhereTheyWereDeleted() throws IOException {
        var key = content("auth-service/private.pem");
        Files.delete(folder.resolve("auth-service/private.pem"));

        new SecretShares(secrets, folder).write();

        assertThat(content("auth-service/private.pem")).isEqualTo(key);
    }

    private List<String> names(String share) {
        return List.of(folder.resolve(share).toFile().list());
    }

    private String content(String file) {
        try {
            return Files.readString(folder.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
