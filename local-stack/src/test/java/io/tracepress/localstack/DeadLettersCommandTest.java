package io.tracepress.localstack;

import static io.tracepress.localstack.deadletters.StubEmailService.letter;
import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.tracepress.email.v1.DeadLetter;
import io.tracepress.email.v1.Delivery;
import io.tracepress.email.v1.DeliveryState;
import io.tracepress.localstack.deadletters.StubEmailService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class DeadLettersCommandTest {

    @TempDir
    private Path home;

    private StubEmailService email;

    @BeforeEach
    void startEmailService() throws Exception {
        Home.at(home).prepare();
        var secrets = new Secrets(Home.at(home).secrets());
        secrets.operatorKey();
        email = new StubEmailService(publicKey(secrets.publicKeys().resolve("operator.pem")));
    }

    @AfterEach
    void stopEmailService() {
        email.close();
    }

    @Test
    void aDeadLetterIsARowWithItsReasonInOneLineAndItsTrace(CapturedOutput output) {
        email.letters.add(letter("email-service", "e1"));

        assertThat(run()).isZero();

        assertThat(output.getOut())
                .contains("email-service  user.registered  e1        5      4bf92f3577b34da6a3ce929d0e0e4736"
                        + "  550 no such mailbox [31m\n")
                .doesNotContain("\u001b");
    }

    @Test
    void withoutDeadLettersItSaysSo(CapturedOutput output) {
        assertThat(run()).isZero();
        assertThat(output.getOut()).isEqualTo("No dead letters" + System.lineSeparator());
    }

    @Test
    void programsGetJson(CapturedOutput output) {
        email.letters.add(letter("email-service", "e1"));

        assertThat(run("--json")).isZero();

        var first = new JsonMapper().readTree(output.getOut()).path(0);
        assertThat(first.path("eventId").asString()).isEqualTo("e1");
        assertThat(first.path("traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(first.path("failedAt").asString()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void anEventGoesBackToEveryConsumerThatGaveItUp(CapturedOutput output) {
        email.letters.add(letter("email-service", "e1"));
        email.letters.add(letter("user-service", "e1"));
        email.letters.add(letter("email-service", "e2"));

        assertThat(run("replay", "e1")).isZero();

        assertThat(email.letters).extracting(DeadLetter::getEventId).containsExactly("e2");
        assertThat(output.getOut())
                .contains("Gave user.registered e1 to email-service")
                .contains("Gave user.registered e1 to user-service");
    }

    @Test
    void orOnlyToTheNamedOne() {
        email.letters.add(letter("email-service", "e1"));
        email.letters.add(letter("user-service", "e1"));

        assertThat(run("replay", "e1", "--group", "user-service")).isZero();

        assertThat(email.letters).extracting(DeadLetter::getConsumerGroup).containsExactly("email-service");
    }

    @Test
    void allOfThemGoBack() {
        email.letters.add(letter("email-service", "e1"));
        email.letters.add(letter("user-service", "e2"));

        assertThat(run("replay", "--all")).isZero();
        assertThat(email.letters).isEmpty();
        assertThat(run("replay", "--all")).isZero();
    }

    @Test
    void anEventThatIsNoDeadLetterIsAFailureInOneLine(CapturedOutput output) {
        assertThat(run("replay", "e9")).isEqualTo(1);
        assertThat(output.getErr().strip())
                .startsWith("There is no dead letter e9")
                .doesNotContain("\n");
    }

    @Test
    void aReplayNeedsAnEventOrAll() {
        assertThat(run("replay")).isEqualTo(2);
        assertThat(run("replay", "e1", "--all")).isEqualTo(2);
    }

    @Test
    void deliveriesAreListed(CapturedOutput output) {
        email.deliveries.add(Delivery.newBuilder()
                .setEventId("e1")
                .setEventType("user.registered")
                .setUserId("u1")
                .setState(DeliveryState.DELIVERY_STATE_SENT)
                .setTries(1)
                .build());

        assertThat(run("deliveries")).isZero();
        assertThat(run("deliveries", "--json")).isZero();

        assertThat(output.getOut())
                .contains("user.registered  e1        u1    1      sent")
                .contains("\"state\" : \"sent\"");
    }

    @Test
    void aKeyThatIsNotTheOperatorsIsRefusedInOneLine(CapturedOutput output) {
        var other = new Secrets(home.resolve("other")).operatorKey();

        assertThat(run("--key", other.toString())).isEqualTo(1);
        assertOneLine(output, "does not take the operator's key " + other);
    }

    @Test
    void anEmailServiceThatIsNotThereIsAFailureInOneLine(CapturedOutput output) {
        email.close();

        assertThat(run()).isEqualTo(1);
        assertOneLine(output, "No email-service answers at " + email.target() + ": start the stack");
    }

    @Test
    void whatEmailServiceCannotDoIsAFailureInOneLine(CapturedOutput output) {
        email.failure = Status.UNAVAILABLE.withDescription("Redis does not answer.");

        assertThat(run()).isEqualTo(1);
        assertOneLine(output, "UNAVAILABLE, Redis does not answer.");
    }

    @Test
    void withoutAKeyItSaysWhereItLooked(CapturedOutput output) {
        assertThat(run("--key", home.resolve("none.pem").toString())).isEqualTo(1);
        assertOneLine(output, "There is no operator's key " + home.resolve("none.pem"));
    }

    private int run(String... arguments) {
        return LocalStack.run(Stream.of(
                        Stream.of("dead-letters"),
                        Stream.of(arguments),
                        Stream.of("--target", email.target(), "--root", home.toString(), "--home", home.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }

    private static void assertOneLine(CapturedOutput output, String text) {
        assertThat(output.getErr().strip()).contains(text).doesNotContain("\n");
    }

    private static PublicKey publicKey(Path pem) throws Exception {
        var base64 = Files.readString(pem).replaceAll("-----[^-]*-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }
}
