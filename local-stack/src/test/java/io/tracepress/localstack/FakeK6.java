package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A k6 that loads nothing, comes to the figures of a test and notes how it was called. */
record FakeK6(Path folder) {

    private static final String SCRIPT = """
            #!/bin/sh
            folder='%s'
            echo "$*" > "$folder/arguments"
            env > "$folder/environment"
            for argument in "$@"; do
              case $argument in
                --console-output=*) cp "$folder/log" "${argument#*=}" ;;
              esac
            done
            [ ! -f "$folder/figures" ] || cp "$folder/figures" "$SUMMARY"
            exit "$(cat "$folder/exit-code")"
            """;

    Path program() {
        try {
            logs("");
            exitsWith(0);
            var program = folder.resolve("k6");
            Files.writeString(program, SCRIPT.formatted(folder));
            return Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void comesTo(String figures) throws IOException {
        Files.writeString(folder.resolve("figures"), figures);
    }

    void logs(String lines) throws IOException {
        Files.writeString(folder.resolve("log"), lines);
    }

    void exitsWith(int code) throws IOException {
        Files.writeString(folder.resolve("exit-code"), Integer.toString(code));
    }

    String arguments() throws IOException {
        return Files.readString(folder.resolve("arguments"));
    }

    String environment() throws IOException {
        return Files.readString(folder.resolve("environment"));
    }
}
