package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The private keys that sign access tokens, {@code <id>.pem} each. An id is the second at which its key was made: the
 * last one signs, the others verify.
 */
record SigningKeyFiles(Path folder) {

    private static final DateTimeFormatter ID =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String ENDING = ".pem";
    // A key signs until 5 minutes after the next one was made, its last token lives for 15, and clocks differ.
    private static final Duration STILL_VERIFIES = Duration.ofMinutes(30);

    void addIfNone(Instant now) throws IOException {
        if (ids().isEmpty()) {
            add(ID.format(now));
        }
    }

    /** Adds a key, and drops those whose last token has expired: their successor has been there for long enough. */
    void rotate(Instant now) throws IOException {
        var ids = ids();
        for (int i = 0; i < ids.size() - 1; i++) {
            if (isBefore(ids.get(i + 1), now.minus(STILL_VERIFIES))) {
                Files.delete(file(ids.get(i)));
            }
        }
        add(ids.isEmpty() ? ID.format(now) : idAfter(ids.getLast(), now));
    }

    void write(String id, String pem) throws IOException {
        Folders.writeForOwnerOnly(file(id), pem);
    }

    private void add(String id) throws IOException {
        write(id, PemKeys.rsa().privatePem());
    }

    private List<String> ids() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ENDING);
    }

    // Two rotations in a second, or a clock that is slow, must not make a key that never signs.
    private static String idAfter(String last, Instant now) {
        var id = ID.format(now);
        if (id.compareTo(last) <= 0) {
            id = ID.format(madeAt(last).plus(1, ChronoUnit.SECONDS));
        }
        return id;
    }

    private static boolean isBefore(String id, Instant moment) {
        return madeAt(id).isBefore(moment);
    }

    private static Instant madeAt(String id) {
        try {
            return ID.parse(id, Instant::from);
        } catch (DateTimeParseException foreign) {
            throw new StackException("The signing key " + id + " was not made by this command, which can tell from its"
                    + " name neither its age nor what sorts behind it; rotate by hand");
        }
    }
}
