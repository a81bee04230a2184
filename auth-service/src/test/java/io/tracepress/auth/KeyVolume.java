package io.tracepress.auth;

import io.tracepress.kit.testing.TestKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of signing keys that changes as the volume of a Secret does: its files are links into {@code ..data}, itself a
 * link to a folder with all that the Secret holds, written anew each time and put in place in one step.
 */
record KeyVolume(Path folder, Map<String, String> secret) {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    static KeyVolume in(Path folder) {
        return new KeyVolume(folder, new TreeMap<>());
    }

    /** Returns the id of a new key that is said to be made at that moment; it is not in the volume yet. */
    String add(Instant madeAt) {
        String id = ID.format(madeAt);
        secret.put(id + ".pem", TestKeys.pem(TestKeys.unknown("RSA", 2048).getPrivate()));
        return id;
    }

    void remove(String id) {
        secret.remove(id + ".pem");
    }

    /** What the kubelet does some time after the Secret has changed. */
    void update() {
        try {
            Path data = Files.createTempDirectory(folder, "..update");
            for (var file : secret.entrySet()) {
                Files.writeString(data.resolve(file.getKey()), file.getValue());
            }
            Path link = Files.createSymbolicLink(folder.resolve("..data_tmp"), data.getFileName());
            Files.move(link, folder.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
            for (String file : secret.keySet()) {
                if (Files.notExists(folder.resolve(file))) {
                    Files.createSymbolicLink(folder.resolve(file), Path.of("..data", file));
                }
            }
            deleteDanglingLinks();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deleteDanglingLinks() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.filter(file -> Files.notExists(file)).toList()) {
                Files.delete(file);
            }
        }
    }
}
