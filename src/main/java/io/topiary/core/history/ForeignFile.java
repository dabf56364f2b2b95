package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a recording as a file of somebody's: nothing is written to it or beside it.
 *
 * <p>SQLite makes two more files beside one with a write-ahead log, also for whoever only reads
 * (https://sqlite.org/wal.html#read_only_databases). Without a log there is nothing to make them for, and the file is
 * opened as one that does not change. With one, the recorder may be at work, or was killed: then the two are there
 * already, or the file is read from a copy, which goes when it is closed.
 */
final class ForeignFile {

    private static final Logger LOG = LoggerFactory.getLogger(ForeignFile.class);

    private ForeignFile() {}

    /**
     * Opens {@code file} to read.
     *
     * @throws RecordingException if it can't be opened or is no recording
     */
    static RecordingFile open(Path file) throws RecordingException {
        Path log = beside(file, "-wal");
        if (Files.exists(log) && Files.exists(beside(file, "-shm"))) {
            return RecordingFile.read(file);
        }
        return hasContent(log) ? openCopy(file, log) : RecordingFile.readUnchanging(file);
    }

    private static boolean hasContent(Path log) {
        try {
            return Files.size(log) > 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static RecordingFile openCopy(Path file, Path log) throws RecordingException {
        List<Path> parts = List.of();
        try {
            // only its owner may look into the folder
            Path folder = Files.createTempDirectory("topiary-recording");
            Path copy = folder.resolve("copy.db");
            parts = List.of(beside(copy, "-shm"), beside(copy, "-wal"), copy, folder);
            Files.copy(file, copy);
            Files.copy(log, beside(copy, "-wal"));
            List<Path> all = parts;
            return RecordingFile.readCopy(copy, file, () -> delete(all));
        } catch (IOException e) {
            delete(parts);
            throw new RecordingException(Text.of("recording.unreadable", file.toString(), FileProblem.of(e, file)), e);
        } catch (RecordingException e) {
            delete(parts);
            throw e;
        }
    }

    private static void delete(List<Path> parts) {
        for (Path part : parts) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                LOG.warn("the copy of a recording stays behind: {}", part, e);
                part.toFile().deleteOnExit();
            }
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
