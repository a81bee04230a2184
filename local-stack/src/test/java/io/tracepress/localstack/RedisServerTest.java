package io.tracepress.localstack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    private static final byte[] WRITE = "RPUSH list one\r\n".getBytes(US_ASCII);

    @TempDir
    private Path folder;

    private RedisServer server;
    private RunningComponent running;

    @BeforeEach
    void start() {
        server = new RedisServer(
                folder.resolve("bin"),
                folder.resolve("data"),
                folder.resolve("redis.log"),
                Ports.free(),
                RandomPassword.next(),
                Durability.DURABLE);
        launch();
    }

    @AfterEach
    void stop() {
        running.stop();
    }

    @Test
    void whatItHasAcknowledgedOutlivesAKill() throws Exception {
        var acknowledged = new AtomicInteger();
        var writer = Thread.ofVirtual().start(() -> writeUntilItDies(acknowledged));
        while (acknowledged.get() < 200) {
            Thread.onSpinWait();
        }

        kill();
        writer.join();
        launch();

        // The last one may have been written and not been acknowledged.
        assertThat(length()).isBetween(acknowledged.get(), acknowledged.get() + 1);
    }

    @Test
    void aLastCommandThatIsCutOffDoesNotKeepItFromStarting() throws Exception {
        ask("XADD events * n 1");
        kill();
        Files.writeString(
                folder.resolve("data/appendonly.aof"),
                "*5\r\n$4\r\nXADD\r\n$6\r\nevents\r\n$1",
                StandardOpenOption.APPEND);

        launch();

        assertThat(length()).isEqualTo(1);
    }

    private void launch() {
        running = RunningComponent.launch(server);
        running.awaitReady();
    }

    private void kill() throws InterruptedException {
        running.process().destroyForcibly().waitFor();
    }

    private void writeUntilItDies(AtomicInteger acknowledged) {
        try (var socket = Ports.connect(server.port())) {
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
            socket.getOutputStream().write(("AUTH " + server.password() + "\r\n").getBytes(US_ASCII));
            answers.readLine();
            socket.getOutputStream().write(WRITE);
            while (answers.readLine() != null) {
                acknowledged.incrementAndGet();
                socket.getOutputStream().write(WRITE);
            }
        } catch (IOException e) {
            // It was killed.
        }
    }

    private int length() throws IOException {
        return Integer.parseInt(ask("EVAL \"return redis.call('LLEN', 'list') + redis.call('XLEN', 'events')\" 0")
                .substring(1));
    }

    /** The last line of the answer. */
    private String ask(String command) throws IOException {
        var request = "AUTH " + server.password() + "\r\n" + command + "\r\nQUIT\r\n";
        try (var socket = Ports.connect(server.port())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            var lines = new String(socket.getInputStream().readAllBytes(), US_ASCII)
                    .lines()
                    .toList();
            return lines.get(lines.size() - 2);
        }
    }
}
