package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The file in which a PostgreSQL server tells its pid and its state; a crash leaves it behind. */
record PostgresPidFile(Path file) {

    private static final int STATUS_LINE = 7;
    private static final long PID_OF_NO_PROCESS = Integer.MAX_VALUE;

    static PostgresPidFile in(Path data) {
        return new PostgresPidFile(data.resolve("postmaster.pid"));
    }

    /** Looks where PostgreSQL's own pg_ctl looks. */
    boolean saysReady() {
        var lines = lines();
        return lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /**
     * Makes the file of a crashed server harmless: it no longer says ready, nor has a pid that may be another program's
     * by now. The rest stays, for by it the server sees whether processes of the crashed one still use the data.
     */
    void forgetCrash() throws IOException {
        var lines = lines();
        if (lines.isEmpty()) {
            return;
        }
        var rest = new ArrayList<>(lines.subList(0, Math.min(STATUS_LINE, lines.size())));
        if (!isPostgres(rest.getFirst().strip())) {
            rest.set(0, Long.toString(PID_OF_NO_PROCESS));
        }
        Files.write(file, rest);
    }

    private static boolean isPostgres(String pid) {
        return pid.matches("\\d+")
                && ProcessHandle.of(Long.parseLong(pid))
                        .flatMap(process -> process.info().command())
                        .filter(command ->
                                Path.of(command).getFileName().toString().startsWith("postgres"))
                        .isPresent();
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }
}
