package io.tracepress.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracepress.localstack.traces.Spans;
import io.tracepress.localstack.traces.StubStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CommandsTest {

    @TempDir
    private Path folder;

    @Test
    void statusOfAStackThatIsNotRunningIsThree(CapturedOutput output) {
        assertThat(run("status")).isEqualTo(3);
        assertThat(output).contains("Tracepress is not running");
    }

    @Test
    void downWithoutAStackIsNoFailure(CapturedOutput output) {
        assertThat(run("down")).isZero();
        assertThat(output).contains("Tracepress is not running");
    }

    @Test
    void purgeDeletesDataAndSecrets() throws Exception {
        Home.at(folder).prepare();
        Files.writeString(Home.at(folder).secrets().resolve("password"), "letmein");

        assertThat(run("down", "--purge")).isZero();

        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("secrets")).doesNotExist();
        assertThat(folder.resolve("logs")).exists();
    }

    @Test
    void logsOfAnUnknownServiceListTheKnownOnes(CapturedOutput output) {
        assertThat(run("logs", "queue")).isEqualTo(1);
        assertThat(output.getErr())
                .startsWith(
                        "No service is called queue; there are postgres, redis, mail-desk, trace-desk, jaeger, auth-service,")
                .doesNotContain("Exception");
    }

    @Test
    void anUnknownCommandIsAnErrorOfUsage(CapturedOutput output) {
        assertThat(LocalStack.run("start")).isEqualTo(2);
        assertThat(output.getErr()).contains("start");
    }

    @Test
    void aServiceThatIsNotBuiltStopsTheStart(CapturedOutput output) {
        assertThat(run("up", "--port-offset", "700")).isEqualTo(1);
        assertThat(output.getErr()).contains("build first").doesNotContain("Exception");
        assertThat(folder.resolve("run/state.properties")).doesNotExist();
    }

    @Test
    void aJaegerThatIsNoneStopsTheStartInOneLine(CapturedOutput output) {
        assertThat(run("up", "--jaeger", folder.toString(), "--port-offset", "700"))
                .isEqualTo(1);
        assertThat(output.getErr().strip())
                .startsWith("There is no program " + folder)
                .doesNotContain("\n");
        assertThat(folder.resolve("run/state.properties")).doesNotExist();
    }

    @Test
    void aTraceWithoutAStoreIsAFailureInOneLine(CapturedOutput output) {
        assertThat(run("trace", "--url", "http://127.0.0.1:1", "last", "GET", "/blogs"))
                .isEqualTo(1);
        assertThat(output.getErr().strip())
                .startsWith("No trace store answers at")
                .doesNotContain("\n");
    }

    @Test
    void aTraceThatIsNotThereIsAFailureInOneLine(CapturedOutput output) {
        try (var store = new StubStore()) {
            assertThat(run("trace", "--url", store.query().url(), Spans.TRACE_ID))
                    .isEqualTo(1);
        }
        assertThat(output.getErr().strip())
                .startsWith("There is no trace " + Spans.TRACE_ID)
                .doesNotContain("\n");
    }

    @Test
    void aTraceIsPrintedWithItsSummary(CapturedOutput output) {
        try (var store = new StubStore()) {
            store.traces.add(
                    Spans.trace(Spans.request("GET /blogs", 0, 10), Spans.query("SELECT", "GET /blogs", 0, 10)));

            assertThat(run("trace", "--url", store.query().url() + "/", "last", "GET", "/blogs"))
                    .isZero();
            assertThat(output.getOut())
                    .contains("GET /blogs", store.query().page(Spans.TRACE_ID))
                    .doesNotContain("\u001b");
        }
    }

    private int run(String command, String... options) {
        var arguments = new String[options.length + 5];
        arguments[0] = command;
        arguments[1] = "--root";
        arguments[2] = folder.resolve("nothing-built").toString();
        arguments[3] = "--home";
        arguments[4] = folder.toString();
        System.arraycopy(options, 0, arguments, 5, options.length);
        return LocalStack.run(arguments);
    }
}
