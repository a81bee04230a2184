package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(OutputCaptureExtension.class)
class LoadCommandsTest {

    private static final String SLOW = """
            {"endpoint":"list blogs","ms":12.5,"traceId":"4bf92f3577b34da6a3ce929d0e0e4736"}
            """;

    @TempDir
    private Path folder;

    private FakeK6 k6;
    private Path program;

    @BeforeEach
    void makeK6() {
        k6 = new FakeK6(folder);
        program = k6.program();
    }

    @Test
    void stressIsShortUnlessToldOtherwise() throws IOException {
        assertThat(run("stress")).isZero();

        assertThat(k6.arguments()).contains("run", "loadtests/stress.js");
        assertThat(k6.environment().lines())
                .contains("PROFILE=short", "MIX=stress", "VUS=16", "TARGET=http://localhost:8080")
                .noneMatch(line -> line.startsWith("K6_WEB_DASHBOARD"));
    }

    @Test
    void optionsReachTheScript() throws IOException {
        run("stress", "--profile", "article", "--mix", "read", "--vus", "3", "--target", "http://127.0.0.1:1");

        assertThat(k6.environment().lines())
                .contains("PROFILE=article", "MIX=read", "VUS=3", "TARGET=http://127.0.0.1:1");
    }

    @Test
    void theLimitOfLoginsIsMeasuredUnlessItIsGiven() throws IOException {
        run("login-load");
        assertThat(k6.arguments()).contains("loadtests/login.js");
        assertThat(k6.environment().lines()).noneMatch(line -> line.startsWith("RATE="));

        run("login-load", "--rate", "7.5");
        assertThat(k6.environment().lines()).contains("RATE=7.5");
    }

    @Test
    void theReportIsWrittenByK6OnALoopbackPort() throws IOException {
        var report = folder.resolve("report.html");

        run("stress", "--report", report.toString());

        assertThat(k6.environment().lines())
                .contains("K6_WEB_DASHBOARD_EXPORT=" + report, "K6_WEB_DASHBOARD_HOST=127.0.0.1");
    }

    @Test
    void aScriptThatEndsEarlyHasItsExitCodeAndNoReport(CapturedOutput output) throws IOException {
        k6.exitsWith(107);
        k6.logs(SLOW);

        assertThat(run("stress")).isEqualTo(107);
        assertThat(output.getOut()).isEmpty();
    }

    @Test
    void theSlowestRequestsCanBeOpened(CapturedOutput output) throws IOException {
        k6.comesTo("{}");
        k6.logs(SLOW + "list blogs: 500 {}\n");

        run("stress", "--target", "http://127.0.0.1:1");

        assertThat(output.getOut())
                .contains("12.50 ms  list blogs      ./tracepress trace 4bf92f3577b34da6a3ce929d0e0e4736")
                .doesNotContain("whole stack");
        assertThat(output.getErr()).contains("list blogs: 500");
    }

    @Test
    void theLoadOfThisMachineIsToldBesideThatOfK6(CapturedOutput output) throws IOException {
        Home.at(folder).prepare();
        var itself = ProcessId.of(ProcessHandle.current());
        StateFile.in(Home.at(folder))
                .write(StackState.starting(itself, StackSettings.withOffset(700))
                        .withProcess("redis", itself));
        k6.comesTo("{}");
        k6.logs(SLOW);

        run("stress");

        assertThat(k6.environment().lines()).contains("TARGET=http://localhost:8780");
        assertThat(output.getOut()).contains("redis", "the whole stack", "k6", "(no longer kept)");
    }

    @Test
    void programsGetTheFiguresOfTheScriptAndTheSlowestRequests() throws IOException {
        var json = folder.resolve("load.json");
        k6.comesTo("{\"rate\":151,\"p95\":145.22}");
        k6.logs(SLOW);

        run("stress", "--json", json.toString());

        var document = new JsonMapper().readTree(Files.readString(json));
        assertThat(document.path("rate").asInt()).isEqualTo(151);
        assertThat(document.path("exitCode").asInt()).isZero();
        assertThat(document.at("/slowest/0/endpoint").asString()).isEqualTo("list blogs");
    }

    @Test
    void aK6ThatDoesNotStartIsAFailureInOneLine(CapturedOutput output) throws IOException {
        Files.delete(program);

        assertThat(run("stress")).isEqualTo(1);
        assertThat(output.getErr().strip()).startsWith("Cannot run " + program).doesNotContain("\n");
    }

    private int run(String... arguments) {
        return LocalStack.run(Stream.of(
                        Stream.of(arguments),
                        Stream.of("--k6", program.toString(), "--root", folder.toString(), "--home", folder.toString()))
                .flatMap(part -> part)
                .toArray(String[]::new));
    }
}
