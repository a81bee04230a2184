package io.tracepress.localstack.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:8080", "http://LOCALHOST", "http://127.0.0.1:8080/", "http://[::1]:8080"})
    void theseAreOnThisMachine(String url) {
        assertThat(Gateway.at(url).isOnThisMachine()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://demo.example.org",
                "http://10.0.0.1:8080",
                "http://localhost.example.org",
                "http://127.0.0.1.example.org",
                "http://localhost@demo.example.org"
            })
    void theseAreNot(String url) {
        assertThat(Gateway.at(url).isOnThisMachine()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "ftp://localhost", "//localhost", "http://", "not a url", ""})
    void theseAreNoUrls(String url) {
        assertThatThrownBy(() -> Gateway.at(url))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("is no URL of a gateway");
    }

    @Test
    void aGatewayThatIsNotThereIsAFailureThatSaysWhatToDo() {
        assertThatThrownBy(() -> Gateway.at("http://127.0.0.1:1").answer(Call.get("/blogs")))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("No gateway answers at http://127.0.0.1:1: start the stack");
    }

    @Test
    void aRefusalIsToldInTheWordsOfTheGateway() {
        var answer = new Answer(Call.get("/blogs"), 403, "{\"detail\":\"Not yours.\"}");

        assertThat(answer.expect(200, 403)).isSameAs(answer);
        assertThatThrownBy(() -> answer.expect(200))
                .isInstanceOf(SeedException.class)
                .hasMessage("GET /blogs was answered with 403: Not yours.");
    }

    @Test
    void whatIsNoGatewayOfTracepressIsAFailureInWords() {
        assertThatThrownBy(() -> new Answer(Call.get("/blogs"), 200, "<html>").text("id"))
                .isInstanceOf(SeedException.class)
                .hasMessageContaining("not answered as the gateway of Tracepress does");
    }
}
