package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Opens a recording as a file of somebody's: nothing is written to it or beside it.
 *
 * <p>SQLite makes two more files beside one with a write-ahead log, also for whoever only reads
 * (https://sqlite.org/wal.html#read_only_databases). Without a log there is nothing to make them for, and the file is
 * opened as one that does not change. With one, the recorder may be at work, or was killed: then the two are there
 * already, or the file is read from a copy.
 */
final class ForeignFile {

    private ForeignFile() {}

    /**
     * Opens {@code file} to read.
     *
     * @throws RecordingException if it can't be opened or is no recording
     */
    static RecordingFile open(Path file) throws RecordingException {
        Path log = beside(file, "-wal");
        if (!hasContent(log)) {
            return RecordingFile.readUnchanging(file);
        }
        return Files.exists(beside(file, "-shm")) ? RecordingFile.read(file) : openCopy(file, log);
    }

    private static boolean hasContent(Path log) {
        try {
            return Files.size(log) > 0;
        } catch (IOException none) {
            return false;
        }
    }

    private static RecordingFile openCopy(Path file, Path log) throws RecordingException {
        try {
            Path folder = Files.createTempDirectory("topiary-recording");
            Path copy = folder.resolve("copy.db");
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(log, beside(copy, "-wal"), StandardCopyOption.REPLACE_EXISTING);
            for (Path part : new Path[] {folder, copy, beside(copy, "-wal"), beside(copy, "-shm")}) {
                part.toFile().deleteOnExit();
            }
            return RecordingFile.read(copy);
        } catch (IOException e) {
            throw new RecordingException(Text.of("recording.unreadable", file.toString(), FileProblem.of(e, file)), e);
        }
    }

    private static Path beside(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }
}
