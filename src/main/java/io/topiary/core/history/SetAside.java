package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a damaged recording another name: it is never deleted, somebody may yet read from it. */
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private SetAside() {}

    /**
     * Moves {@code file} to {@code <file>.corrupt-<UTC>}, with what belongs to it.
     *
     * @return its new name
     * @throws RecordingException if that is not possible
     */
    static Path move(Path file) throws RecordingException {
        String suffix = ".corrupt-" + NOW.format(Instant.now());
        Path aside = file.resolveSibling(file.getFileName() + suffix);
        try {
            Files.move(file, aside);
            // by these names SQLite finds them beside the moved file
            for (String part : new String[] {"-wal", "-shm"}) {
                Path beside = file.resolveSibling(file.getFileName() + part);
                if (Files.exists(beside)) {
                    Files.move(beside, aside.resolveSibling(aside.getFileName() + part));
                }
            }
        } catch (IOException e) {
            throw new RecordingException(Text.of("recording.problem", file.toString(), FileProblem.of(e, file)), e);
        }
        LOG.warn("{} is damaged; it is kept as {}, and recording goes on in a fresh file", file, aside);
        return aside;
    }
}
