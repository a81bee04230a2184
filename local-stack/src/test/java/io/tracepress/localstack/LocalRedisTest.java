package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LocalRedisTest {

    private static LocalRedis redis;

    @BeforeAll
    static void startRedis() {
        redis = LocalRedis.temporary();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    @Test
    void refusesCommandsWithoutThePassword() throws IOException {
        assertThat(answers("PING")).containsExactly("-NOAUTH Authentication required.");
    }

    @Test
    void keepsDataOverStopAndStart() throws IOException {
        answers("AUTH " + redis.password(), "SET title Moby-Dick");

        redis.stop();
        assertThatThrownBy(() -> answers("PING")).isInstanceOf(IOException.class);
        redis.start();

        assertThat(answers("AUTH " + redis.password(), "GET title")).containsExactly("+OK", "$9", "Moby-Dick");
    }

    private static List<String> answers(String... commands) throws IOException {
        var request = String.join("\r\n", commands) + "\r\nQUIT\r\n";
        try (var socket = Ports.connect(redis.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            var lines = answer.lines().toList();
            return lines.subList(0, lines.size() - 1);
        }
    }
}
