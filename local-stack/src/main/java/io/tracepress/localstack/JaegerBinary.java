package io.tracepress.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A Jaeger that the user has. */
final class JaegerBinary {

    private static final String ADVICE =
            "; get Jaeger 2 from https://www.jaegertracing.io/download/, or leave --jaeger out for the trace desk";
    private static final String INTRODUCTION = "Jaeger backend v2";
    private static final int HELP_BYTES_AT_MOST = 4_096;
    private static final int SECONDS_FOR_HELP = 10;

    private JaegerBinary() {}

    /** The program with this path, or with this name on the PATH; fails unless it says that it is Jaeger 2. */
    static Path require(String pathOrName) {
        var program = Path.of(pathOrName).getNameCount() == 1
                ? Programs.find(pathOrName).orElse(Path.of(pathOrName))
                : Path.of(pathOrName);
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new StackException("There is no program " + program + ADVICE);
        }
        if (!help(program).contains(INTRODUCTION)) {
            throw new StackException(program + " is not Jaeger 2" + ADVICE);
        }
        return program.toAbsolutePath().normalize();
    }

    private static String help(Path program) {
        try {
            var process = new ProcessBuilder(program.toAbsolutePath().toString(), "--help")
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            // Any program may be named here, also one that prints forever or nothing.
            CompletableFuture.delayedExecutor(SECONDS_FOR_HELP, TimeUnit.SECONDS)
                    .execute(process::destroyForcibly);
            try (var output = process.getInputStream()) {
                return new String(output.readNBytes(HELP_BYTES_AT_MOST), StandardCharsets.UTF_8);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            return "";
        }
    }
}
