package io.topiary.core.store;

import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one at a time change a file, of all running programs and of all threads of this one: by a lock of the operating
 * system on {@code <file>.lock} beside it.
 *
 * <p>The system drops the lock with the process that holds it: a crash leaves an empty file and no lock. That file stays,
 * because two programs could else lock two files of the same name. Where the file system knows no locks, a line in the log
 * says so and the work is done without. Thread-safe.
 */
final class FileGuard {

    private static final Logger LOG = LoggerFactory.getLogger(FileGuard.class);

    private final Path file;
    private final Duration patience;

    /**
     * @param file what is to be changed; need not exist
     * @param patience how long to wait for another program
     */
    FileGuard(Path file, Duration patience) {
        this.file = file;
        this.patience = patience;
    }

    /** What is done while nobody else may. */
    @FunctionalInterface
    interface Work<T> {

        /** Does it. */
        T run() throws StoreException;
    }

    /**
     * Runs {@code work} alone.
     *
     * @throws StoreException if {@code work} throws it, or if another program does not let go in time
     */
    <T> T hold(Work<T> work) throws StoreException {
        Path lockFile;
        try {
            lockFile = lockFile();
        } catch (IOException unusable) {
            // There is no folder to lock in: the work itself meets the same problem and has the words for it.
            return work.run();
        }
        // POSIX drops every lock that a process has on a file as soon as it closes any channel to it. So this process
        // must have one channel at a time, and an interned string is the one object that all instances share.
        String oneChannel = (FileGuard.class.getName() + ' ' + lockFile).intern();
        synchronized (oneChannel) {
            try (Held _ = acquire(lockFile)) {
                return work.run();
            }
        }
    }

    /** A lock that ends with its channel; without a channel there is none. */
    private record Held(@Nullable FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            if (channel != null) {
                closeQuietly(channel);
            }
        }
    }

    private Held acquire(Path lockFile) throws StoreException {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(
                    lockFile, Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE), OwnerOnly.forFile(lockFile));
            locked = channel.tryLock() != null || waitForLock(channel);
            if (!locked) {
                throw busy(null);
            }
            return new Held(channel);
        } catch (StoreException e) {
            throw e;
        } catch (OverlappingFileLockException e) {
            // Somebody else in this process locks the file, by another name of it.
            throw busy(e);
        } catch (ClosedByInterruptException | FileLockInterruptionException e) {
            throw new StoreException(
                    Text.of("store.notSaved", file.toString(), Text.of("file.problem.interrupted")), e);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.warn(
                    "{} can't be locked, so another Topiary that saves at the same moment goes unnoticed: {}",
                    lockFile,
                    e.toString());
            return new Held(null);
        } finally {
            if (channel != null && !locked) {
                closeQuietly(channel);
            }
        }
    }

    /** Waits for the lock; false if another program keeps it for too long, and then the channel is closed. */
    private boolean waitForLock(FileChannel channel) throws IOException {
        CompletableFuture<@Nullable Void> alarm = new CompletableFuture<>();
        var closing = alarm.thenRun(() -> closeQuietly(channel));
        alarm.completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            FileLock lock = channel.lock();
            return alarm.cancel(false) && lock.isValid();
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (AsynchronousCloseException tooLong) {
            return false;
        } finally {
            alarm.cancel(false);
            closing.cancel(false);
        }
    }

    private StoreException busy(@Nullable Exception cause) {
        return new StoreException(Text.of("store.busy", file.toString(), patience.toMillis() / 1_000.0), cause);
    }

    private static void closeQuietly(FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("a lock file could not be closed", e);
        }
    }

    private Path lockFile() throws IOException {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IOException("no file: " + file);
        }
        OwnerOnly.createFolders(parent);
        return parent.toRealPath().resolve(file.getFileName() + ".lock");
    }
}
