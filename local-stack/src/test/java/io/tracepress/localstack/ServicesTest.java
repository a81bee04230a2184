package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServicesTest {

    @TempDir
    private Path folder;

    @Test
    void theGatewayKnowsEveryServiceAndNoPassword() {
        assertThat(environmentOf("api-gateway"))
                .containsEntry("SERVER_PORT", "8180")
                .containsEntry("MANAGEMENT_PORT", "8181")
                .containsEntry("AUTH_SERVICE_TARGET", "dns:///127.0.0.1:9201")
                .containsEntry("USER_SERVICE_TARGET", "dns:///127.0.0.1:9202")
                .containsEntry("BLOG_SERVICE_TARGET", "dns:///127.0.0.1:9203")
                .containsEntry("COMMENT_SERVICE_TARGET", "dns:///127.0.0.1:9204")
                .containsEntry("EMAIL_SERVICE_TARGET", "dns:///127.0.0.1:9205")
                .containsEntry("TRACES_URL", "http://localhost:16786")
                .doesNotContainKeys("DB_PASSWORD", "REDIS_PASSWORD", "JWT_KEYS_DIR");
    }

    @Test
    void theAuthServiceHasDatabaseRedisAndSigningKeys() {
        assertThat(environmentOf("auth-service"))
                .containsEntry("GRPC_PORT", "9201")
                .containsEntry("DB_URL", "jdbc:postgresql://127.0.0.1:54420/auth")
                .containsEntry("DB_USER", "auth")
                .containsEntry("REDIS_PORT", "63890")
                .containsEntry("REFRESH_TOKEN_HASH", "bcrypt")
                .containsKeys("DB_PASSWORD", "REDIS_PASSWORD", "JWT_KEYS_DIR", "HASHING_SLOTS");
    }

    @Test
    void theEmailServiceSendsToTheMailDeskAndItsLinksLeadToTheGateway() {
        assertThat(environmentOf("email-service"))
                .containsEntry("DB_URL", "jdbc:postgresql://127.0.0.1:54420/emails")
                .containsEntry("SMTP_HOST", "127.0.0.1")
                .containsEntry("SMTP_PORT", "1125")
                .containsEntry("PUBLIC_URL", "http://localhost:8180");
        assertThat(environmentOf("auth-service")).containsEntry("PUBLIC_URL", "http://localhost:8180");
    }

    @Test
    void everyServiceSendsToTheTraceStore() {
        assertThat(Services.ALL)
                .allSatisfy(service -> assertThat(environmentOf(service.name()))
                        .containsEntry("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:4418"));
    }

    @Test
    void everyServiceAndTheOperatorHaveAKeyOfTheirOwn() {
        var publicKeys = Path.of(environmentOf("user-service").get("SERVICE_PUBLIC_KEYS_DIR"));

        assertThat(publicKeys.toFile().list())
                .containsExactlyInAnyOrder(Stream.concat(
                                Stream.of("operator"), Services.ALL.stream().map(ServiceDefinition::name))
                        .map(name -> name + ".pem")
                        .toArray(String[]::new));
    }

    private Map<String, String> environmentOf(String name) {
        var plan = StackPlan.of(
                folder, Home.at(folder.resolve("home")), StackSettings.withOffset(100), JavaService.CacheUse.NONE);
        return plan.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow()
                .environment();
    }
}
