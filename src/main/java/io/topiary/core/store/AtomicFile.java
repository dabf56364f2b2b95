package io.topiary.core.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Replaces a file as a whole: after a crash at any moment there is the old content or the new one, never a part.
 *
 * <p>Keeps the three contents before as {@code .1} (newest) to {@code .3}. Not thread-safe: its owner holds a
 * {@link FileGuard} while it changes anything.
 */
final class AtomicFile {

    private static final int GENERATIONS = 3;
    private static final int BUFFER = 1 << 16;
    private static final long LEFTOVER_MILLIS = 10 * 60_000;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Path path;
    private final Path folder;
    private final Clock clock;

    /** @param path the file; if it is a symbolic link, what it points to is replaced, not the link */
    AtomicFile(Path path, Clock clock) {
        this.path = resolve(path.toAbsolutePath());
        this.folder = parent(this.path);
        this.clock = clock;
    }

    Path path() {
        return path;
    }

    /** Where the older contents lie, newest first; none of them need exist. */
    List<Path> generations() {
        return IntStream.rangeClosed(1, GENERATIONS).mapToObj(this::generation).toList();
    }

    /** Writes {@code content} as the file; what the file held becomes the first generation. */
    void replace(byte[] content) throws IOException {
        OwnerOnly.createFolders(folder);
        Path temporary = write(out -> out.write(content));
        try {
            rotate();
            move(temporary, path);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    /** Writes what {@code content} writes as the file, and touches no generation. */
    void put(PrivateFile.Content content) throws IOException {
        OwnerOnly.createFolders(folder);
        Path temporary = write(content);
        try {
            move(temporary, path);
        } finally {
            Files.deleteIfExists(temporary);
        }
        force(folder);
    }

    /** Deletes the older contents. */
    void deleteGenerations() throws IOException {
        for (Path generation : generations()) {
            Files.deleteIfExists(generation);
        }
        force(folder);
    }

    /** Renames the file to {@code .corrupt-<UTC>} and tells the new name. */
    Path setAside() throws IOException {
        String stamp = STAMP.format(clock.instant());
        Path target = sibling(".corrupt-" + stamp);
        for (int n = 2; Files.exists(target); n++) {
            target = sibling(".corrupt-" + stamp + "-" + n);
        }
        Files.move(path, target);
        OwnerOnly.repair(target);
        return target;
    }

    /** Deletes temporary files that a crash left behind some time ago; best effort. */
    void sweep() {
        Instant limit = clock.instant().minusMillis(LEFTOVER_MILLIS);
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(folder, path.getFileName() + ".*.tmp")) {
            for (Path leftover : leftovers) {
                if (Files.getLastModifiedTime(leftover).toInstant().isBefore(limit)) {
                    Files.deleteIfExists(leftover);
                }
            }
        } catch (IOException harmless) {
            // They cost a few kilobytes; the next start tries again.
            return;
        }
    }

    private Path write(PrivateFile.Content content) throws IOException {
        String unique = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        Path temporary = sibling("." + unique + ".tmp");
        boolean complete = false;
        try (FileChannel channel = FileChannel.open(
                temporary,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW),
                OwnerOnly.forFile(temporary))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
            complete = true;
        } finally {
            if (!complete) {
                Files.deleteIfExists(temporary);
            }
        }
        return temporary;
    }

    private void rotate() throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        for (int n = GENERATIONS; n > 1; n--) {
            if (Files.exists(generation(n - 1))) {
                move(generation(n - 1), generation(n));
            }
        }
        // The file itself stays in place until the new one takes it: there is no moment without one.
        Path first = generation(1);
        Files.deleteIfExists(first);
        try {
            Files.createLink(first, path);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(path, first, StandardCopyOption.REPLACE_EXISTING);
        }
        OwnerOnly.repair(first);
    }

    private Path generation(int n) {
        return sibling("." + n);
    }

    private Path sibling(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    private static void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notSupported) {
            // Windows opens no folders; there the move itself is journalled.
            return;
        }
    }

    private static Path resolve(Path path) {
        try {
            return Files.isSymbolicLink(path) ? path.toRealPath() : path;
        } catch (IOException dangling) {
            return path;
        }
    }

    private static Path parent(Path path) {
        Path parent = path.getParent();
        if (parent == null) {
            throw new IllegalArgumentException("no file: " + path);
        }
        return parent;
    }
}
