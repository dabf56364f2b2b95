package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets one program at a time write a recording: the numbers of its topics are kept in memory. */
final class RecordingLock implements AutoCloseable {

    /** Follows the name of the recording. */
    static final String SUFFIX = ".lock";

    private final FileChannel channel;

    private RecordingLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Takes the right to write {@code file}.
     *
     * @throws RecordingException if another program has it, or the folder can't be written
     */
    static RecordingLock take(Path file) throws RecordingException {
        Path lock = file.resolveSibling(file.getFileName() + SUFFIX);
        FileChannel channel = null;
        try {
            Path folder = lock.toAbsolutePath().getParent();
            if (folder != null) {
                PrivateFile.createFolders(folder);
            }
            channel = FileChannel.open(lock, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
            if (channel.tryLock() != null) {
                return new RecordingLock(channel);
            }
        } catch (IOException e) {
            throw new RecordingException(Text.of("recording.problem", file.toString(), FileProblem.of(e, file)), e);
        } catch (OverlappingFileLockException sameProgram) {
            // as if it were another one
        }
        closeQuietly(channel);
        throw new RecordingException(
                Text.of("recording.problem", file.toString(), Text.of("recording.problem.busy")), null);
    }

    private static void closeQuietly(@Nullable FileChannel channel) throws RecordingException {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new RecordingException(Text.of("recording.problem.busy"), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("a lock file can't be closed", e);
        }
    }
}
