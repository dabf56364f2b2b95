package io.topiary.core.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A recording that nobody wants to keep, alone in a folder of its own. */
public final class TemporaryRecording {

    private static final Logger LOG = LoggerFactory.getLogger(TemporaryRecording.class);

    private TemporaryRecording() {}

    /**
     * Where one can be: a new folder that only the user can read.
     *
     * @throws IOException if none can be made
     */
    public static Path place() throws IOException {
        return Files.createTempDirectory("topiary-recording-").resolve("recording.db");
    }

    /** Deletes {@code file}, what belongs to it, and its folder. What can't be deleted stays, and is logged. */
    static void delete(Path file) {
        try {
            for (String part : List.of("", "-wal", "-shm", RecordingLock.SUFFIX)) {
                Files.deleteIfExists(file.resolveSibling(file.getFileName() + part));
            }
            Path folder = file.getParent();
            if (folder != null) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            LOG.warn("a temporary recording is left in {}", file, e);
        }
    }
}
