package io.topiary.core.replay;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The messages of a file in their order, a few at a time. It ends with what was in the file when it was opened: what is
 * recorded while it is replayed is not replayed. Blocks; one thread at a time.
 */
interface ReplaySource extends AutoCloseable {

    /** So many are read at a time. */
    int PAGE_MESSAGES = 500;

    /** No more are read at a time once they hold so many bytes. */
    long PAGE_BYTES = 4L << 20;

    /**
     * The next ones; empty at the end.
     *
     * @throws ReplayException if the file can't be read any more
     */
    List<ReplayEntry> next() throws ReplayException;

    /** Goes back to the first one. @throws ReplayException if the file can't be read any more */
    void rewind() throws ReplayException;

    /** The share that was read, 0 to 1. */
    double share();

    @Override
    void close();

    /**
     * Opens {@code file}: a recording, or one message a line as JSON.
     *
     * @param selection narrows what is read at all, by time
     * @throws ReplayException if it can't be read
     */
    static ReplaySource open(Path file, ReplaySelection selection) throws ReplayException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] magic = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
            boolean database = Arrays.equals(in.readNBytes(magic.length), magic);
            return database ? RecordingSource.open(file, selection) : JsonLinesSource.open(file);
        } catch (IOException e) {
            throw new ReplayException(Text.of("replay.unreadable", file.toString(), FileProblem.of(e, file)), e);
        }
    }
}
