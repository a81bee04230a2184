package io.tracepress.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Folders and files for their owner only, or for all to read, where the file system knows owners. */
final class Folders {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FOLDER_FOR_ALL = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE_FOR_ALL = PosixFilePermissions.fromString("rw-r--r--");

    private Folders() {}

    /** Where this user's unpacked programs stay between test runs. */
    static Path cache() {
        return Path.of(System.getProperty("user.home"), ".cache", "tracepress");
    }

    static Path temporary(String prefix) {
        try {
            return Files.createTempDirectory(prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Creates what is missing of the path. */
    static Path ownerOnly(Path folder) throws IOException {
        if (!POSIX) {
            return Files.createDirectories(folder);
        }
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return Files.setPosixFilePermissions(folder, OWNER_ONLY);
    }

    /** Replaces the file in one step; temporary files are for their owner only from the first moment. */
    static void writeForOwnerOnly(Path file, String content) throws IOException {
        var fresh = Files.createTempFile(file.toAbsolutePath().getParent(), file.getFileName() + "-", null);
        Files.writeString(fresh, content);
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Creates what is missing of the path, for every user to read. */
    static Path forAll(Path folder) throws IOException {
        Files.createDirectories(folder);
        return allow(folder, FOLDER_FOR_ALL);
    }

    /** Replaces the file, which every user can read, in one step. */
    static void writeForAll(Path file, String content) throws IOException {
        writeForOwnerOnly(file, content);
        allow(file, FILE_FOR_ALL);
    }

    private static Path allow(Path path, Set<PosixFilePermission> permissions) throws IOException {
        return POSIX ? Files.setPosixFilePermissions(path, permissions) : path;
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new StackException("Cannot delete " + folder + ": " + e.getMessage(), e);
        }
    }
}
