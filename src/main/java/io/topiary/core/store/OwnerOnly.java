package io.topiary.core.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may read: 0600 and 0700 where the file system knows such modes. */
final class OwnerOnly {

    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");

    private OwnerOnly() {}

    /** Makes the missing ones of {@code folder} and its parents; existing ones keep their mode. */
    static void createFolders(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder, attributes(folder, FOLDER));
    }

    /** What a new file beside {@code neighbour} is to be created with. */
    static FileAttribute<?>[] forFile(Path neighbour) {
        return attributes(neighbour, FILE);
    }

    /** Takes the rights of group and others away from {@code file} if they have any; best effort. */
    static void repair(Path file) {
        try {
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null && !FILE.containsAll(view.readAttributes().permissions())) {
                view.setPermissions(FILE);
            }
        } catch (IOException notOurs) {
            // Not the owner, or a read-only file system: the next save makes a new file with the right mode.
            return;
        }
    }

    private static FileAttribute<?>[] attributes(Path path, Set<PosixFilePermission> permissions) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }
}
