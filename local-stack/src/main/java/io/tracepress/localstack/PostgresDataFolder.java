package io.tracepress.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A new data folder of PostgreSQL, into which nobody gets without a password. */
record PostgresDataFolder(PostgresBinaries binaries, Path folder, Path log) {

    static final String SUPERUSER = "postgres";

    /** Made beside its place and renamed, because an interrupted initdb leaves a folder that looks complete. */
    void make(String superuserPassword, Durability durability) throws IOException {
        if (!PostgresBinaries.canRun()) {
            throw new StackException(
                    "PostgreSQL refuses to run as root, and this system has no user namespaces:" + " use another user");
        }
        var unfinished = folder.resolveSibling(folder.getFileName() + "-unfinished");
        var passwordFile = folder.resolveSibling(folder.getFileName() + "-password");
        Folders.delete(unfinished);
        Folders.ownerOnly(folder.toAbsolutePath().getParent());
        Folders.writeForOwnerOnly(passwordFile, superuserPassword);
        try {
            initdb(unfinished, passwordFile, durability);
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(unfinished, folder);
    }

    private void initdb(Path target, Path passwordFile, Durability durability) throws IOException {
        var initdb = ChildProcess.start(
                log, binaries.command("initdb", arguments(target, passwordFile, durability)), Map.of());
        try {
            if (initdb.waitFor() != 0) {
                throw new StackException(
                        "PostgreSQL could not make its data folder " + folder + ":\n" + LogTail.indented(log));
            }
        } catch (InterruptedException e) {
            initdb.destroy();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static List<String> arguments(Path target, Path passwordFile, Durability durability) {
        var arguments = new ArrayList<>(List.of(
                "--pgdata=" + target,
                "--username=" + SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // The built-in locale sorts and folds case alike on every operating system.
                "--no-locale",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--no-instructions"));
        if (durability == Durability.FAST) {
            arguments.add("--no-sync");
        }
        return arguments;
    }
}
