package io.tracepress.localstack;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/** The files that a service is started from: its built jar taken apart, and the JVM's start-up cache for it. */
record ServiceApp(String service, Path builtJar, Path folder, Path log) {

    /** The jar to start: unlike the built one it has its libraries beside it, as a start-up cache requires. */
    Path jar() {
        return folder.resolve(service + ".jar");
    }

    /** The cache for this jar, this JVM, these flags and this training; it need not exist. */
    Path cache(List<String> flags, Training training) {
        var checksum = new CRC32();
        checksum.update((Runtime.version() + " " + flags + training).getBytes(StandardCharsets.UTF_8));
        return folder.resolve("start-" + Long.toHexString(checksum.getValue()) + ".aot");
    }

    /** An empty folder for temporary files, which a killed service would leave in the system's. */
    Path freshTemporaryFolder() throws IOException {
        var temporary = folder.resolve("tmp");
        Folders.delete(temporary);
        return Folders.ownerOnly(temporary);
    }

    static void requireBuilt(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new StackException("There is no " + jar + ": build first (./tracepress up does)");
        }
    }

    /** Takes the built jar apart, unless that was done for this very build of it. */
    void extract() {
        try {
            var extractedFrom = folder.resolve("extracted-from");
            var build = fingerprint();
            if (!Files.exists(extractedFrom) || !Files.readString(extractedFrom).equals(build)) {
                Folders.delete(folder);
                runExtraction();
                Files.writeString(extractedFrom, build);
            }
        } catch (IOException e) {
            throw new StackException("Cannot extract " + builtJar + ": " + e.getMessage(), e);
        }
    }

    private void runExtraction() throws IOException {
        var extraction = ChildProcess.start(
                log,
                List.of(
                        JavaCommand.EXECUTABLE,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djarmode=tools",
                        "-jar",
                        builtJar.toString(),
                        "extract",
                        "--destination",
                        folder.toString()),
                Map.of());
        try {
            if (extraction.waitFor() != 0) {
                throw new StackException("Cannot extract " + builtJar + ":\n" + LogTail.indented(log));
            }
        } catch (InterruptedException e) {
            extraction.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** From the jar's own table of checksums, as reproducible builds give each build of it the same time. */
    private String fingerprint() throws IOException {
        try (var jar = new ZipFile(builtJar.toFile())) {
            var checksum = new CRC32();
            jar.stream()
                    .map(entry -> entry.getName() + " " + entry.getCrc())
                    .forEach(line -> checksum.update(line.getBytes(StandardCharsets.UTF_8)));
            return Files.size(builtJar) + "-" + Long.toHexString(checksum.getValue());
        }
    }
}
