package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The recordings of profiles, to be deleted with them. Any thread.
 *
 * @param folder where they are
 */
public record ProfileRecordings(RecordingFolder folder) {

    /** What SQLite keeps beside the file. */
    private static final List<String> PARTS = List.of("-shm", "-wal", "");

    /** The bytes that the recording of the profile {@code id} takes on the disk; 0 if it has none. */
    public long bytes(String id) {
        return PARTS.stream().mapToLong(part -> size(part(id, part))).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException none) {
            // there is not always a log beside it
            return 0;
        }
    }

    /** Where the recording of the profile {@code id} is. */
    public Path file(String id) {
        return folder.ofProfile(id);
    }

    /**
     * Deletes the recording of the profile {@code id}; does nothing if it has none.
     *
     * @throws RecordingException if somebody records into it, or it can't be deleted
     */
    public void delete(String id) throws RecordingException {
        Path file = file(id);
        if (!Files.exists(file)) {
            return;
        }
        try (RecordingLock _ = RecordingLock.take(file)) {
            for (String part : PARTS) {
                Files.deleteIfExists(part(id, part));
            }
            Files.deleteIfExists(part(id, RecordingLock.SUFFIX));
        } catch (RecordingException e) {
            throw undeleted(
                    file,
                    e.getCause() instanceof IOException io
                            ? FileProblem.of(io, file)
                            : Text.of("recording.problem.busy"),
                    e);
        } catch (IOException e) {
            throw undeleted(file, FileProblem.of(e, file), e);
        }
    }

    private static RecordingException undeleted(Path file, Text why, Exception cause) {
        return new RecordingException(Text.of("recording.undeleted", file.toString(), why), cause);
    }

    private Path part(String id, String suffix) {
        Path file = file(id);
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
