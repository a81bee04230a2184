package io.tracepress.localstack;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this platform, unpacked from the Maven artifact. */
final class PostgresBinaries {

    private static final boolean RUNS_AS_ROOT = "root".equals(System.getProperty("user.name"));
    private static final boolean WINDOWS = osName().startsWith("windows");

    private final Path folder;

    private PostgresBinaries(Path folder) {
        this.folder = folder;
    }

    /** Unpacks them into a folder of their own under {@code parent}, unless an earlier run did. */
    static PostgresBinaries unpackedUnder(Path parent) {
        try {
            var archive = archive();
            var folder = parent.resolve("postgres-" + checksum(archive));
            if (!Files.isDirectory(folder)) {
                unpack(archive, Files.createDirectories(parent), folder);
            }
            return new PostgresBinaries(folder);
        } catch (IOException e) {
            throw new StackException("Cannot unpack PostgreSQL into " + parent + ": " + e.getMessage(), e);
        }
    }

    /** PostgreSQL refuses to run as root; inside a user namespace root is nobody. */
    static boolean canRun() {
        if (!needsNamespace()) {
            return true;
        }
        try {
            return new ProcessBuilder("unshare", "--user", "true").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command line that runs a program of PostgreSQL. */
    List<String> command(String program, List<String> arguments) {
        var command = new ArrayList<String>();
        if (needsNamespace()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(folder.resolve("bin")
                .resolve(WINDOWS ? program + ".exe" : program)
                .toString());
        command.addAll(arguments);
        return command;
    }

    private static boolean needsNamespace() {
        return RUNS_AS_ROOT && !WINDOWS;
    }

    private static URL archive() {
        var os = WINDOWS ? "windows" : osName().startsWith("mac") ? "darwin" : "linux";
        var architecture = "aarch64".equals(System.getProperty("os.arch")) ? "arm_64" : "x86_64";
        var name = "postgres-" + os + "-" + architecture + ".txz";
        var archive = PostgresBinaries.class.getClassLoader().getResource(name);
        if (archive == null) {
            throw new StackException("No PostgreSQL for this platform in this build (" + name + ")");
        }
        return archive;
    }

    private static String checksum(URL archive) throws IOException {
        var entry = ((JarURLConnection) archive.openConnection()).getJarEntry();
        return Long.toHexString(entry.getCrc());
    }

    /** Unpacks beside the target and renames, so that whoever comes at the same time sees all or nothing. */
    private static void unpack(URL archive, Path parent, Path target) throws IOException {
        var fresh = Files.createTempDirectory(parent, "unpacking-");
        try {
            try (var in = new BufferedInputStream(archive.openStream())) {
                extract(in, fresh);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(fresh);
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            TarArchiveEntry entry;
            while ((entry = tar.getNextEntry()) != null) {
                var target = entry.resolveIn(folder);
                Files.createDirectories(entry.isDirectory() ? target : target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else if (entry.isFile()) {
                    Files.copy(tar, target);
                    allowExecution(target);
                }
            }
        }
    }

    private static void allowExecution(Path file) throws IOException {
        if (!WINDOWS) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private static String osName() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT);
    }
}
