package io.topiary.core.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToLongFunction;

/** Keeps a recording from filling the disk. */
final class DiskGuard {

    /** Recording stops when less is free, in bytes. */
    static final long LEAST_FREE = 500L << 20;

    private final ToLongFunction<Path> free;

    /** A guard that asks the file system. */
    DiskGuard() {
        this(DiskGuard::usable);
    }

    /** @param free bytes free where a file lies */
    DiskGuard(ToLongFunction<Path> free) {
        this.free = free;
    }

    /** Whether there is room to record into {@code file}. */
    boolean hasRoom(Path file) {
        return free.applyAsLong(file) >= LEAST_FREE;
    }

    private static long usable(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        try {
            return folder == null ? Long.MAX_VALUE : Files.getFileStore(folder).getUsableSpace();
        } catch (IOException unknown) {
            // writing will tell
            return Long.MAX_VALUE;
        }
    }
}
