package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One system, three descriptions: what ./tracepress up starts, docker-compose.yml and k8s/. */
class DriftTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static Drift.Given given;

    @TempDir
    private Path folder;

    @BeforeAll
    static void launch(@TempDir Path launched) {
        given = Drift.Given.in(launched);
    }

    @Test
    void theThreeDescriptionsAgree() {
        assertThat(Drift.in(ROOT, given)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            k8s/base/blog-service.yaml                 | containerPort: 8103                | containerPort: 8113
            k8s/base/blog-service.yaml                 | 5432/blogs                         | 5432/posts
            k8s/base/blog-service.yaml                 | tracepress/blog-service:0.1.0      | tracepress/blog-service:0.2.0
            k8s/base/email-service.yaml                | SMTP_STARTTLS, value: "false"      | SMTP_STARTTLS, value: "true"
            k8s/base/settings/every-service.env        | dns:///user-service:9102           | dns:///user-service:9112
            k8s/base/settings/with-database.env        | DB_POOL_SIZE=5                     | DB_POOL_SIZE=10
            k8s/base/patches/grpc-service.yaml         | key: REDIS_PASSWORD                | key: REDIS_SECRET
            k8s/base/patches/grpc-service.yaml         | passwords/DB_PASSWORD              | passwords/DATABASE_PASSWORD
            k8s/components/data/postgres.yaml          | max_connections=110                | max_connections=100
            k8s/components/data/postgres.yaml          | roles/comments                     | roles/remarks
            k8s/components/data/redis.yaml             | --appendfsync always               | --appendfsync everysec
            k8s/components/mailpit/mailpit.yaml        | port: 1025                         | port: 25
            backup/lib.sh                              | emails comments                    | comments
            docker-compose.yml                         | redis:8.0                          | redis:8.2
            docker-compose.yml                         | REFRESH_TOKEN_HASH: bcrypt         | REFRESH_TOKEN_HASH: sha256
            docker-compose.yml                         | MANAGEMENT_PORT: 8104              | MANAGEMENT_PORT: 8114
            docker-compose.yml                         | subpath: comment-service           | subpath: blog-service
            docker-compose.yml                         | HASHING_SLOTS: ${HASHING_SLOTS:-1} | SLOTS: 1
            auth-service/src/main/resources/application.yaml | DB_USER:auth                 | DB_USER:people
            blog-service/src/main/resources/application.yaml | GRPC_PORT:9103               | GRPC_PORT:9113
            """)
    void aDriftIsFound(String file, String from, String to) throws IOException {
        Path copy = copy();
        String text = Files.readString(copy.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(copy.resolve(file), text.replace(from, to));

        assertThat(Drift.in(copy, given)).isNotEmpty();
    }

    private Path copy() throws IOException {
        try (var files = Stream.concat(
                Stream.of("docker-compose.yml", "Dockerfile", "backup/lib.sh").map(ROOT::resolve),
                Stream.concat(
                        Files.walk(ROOT.resolve("k8s")),
                        Services.ALL.stream()
                                .map(service -> ROOT.resolve(service.name())
                                        .resolve("src/main/resources/application.yaml"))))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(ROOT.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        return folder;
    }
}
