package io.topiary.core.history;

import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives a damaged recording another name: it is never deleted, somebody may yet read from it. The recorder's thread. */
final class SetAside {

    private static final Logger LOG = LoggerFactory.getLogger(SetAside.class);
    private static final DateTimeFormatter NOW =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** A disk that damages one file after the other is not to be filled with them. */
    private static final long LEAST_NANOS = TimeUnit.MINUTES.toNanos(5);

    private final Path file;
    private long movedAt;
    private volatile @Nullable Path last;

    SetAside(Path file) {
        this.file = file;
    }

    /** What the file that was moved last is called now. Any thread. */
    Optional<Path> last() {
        return Optional.ofNullable(last);
    }

    /**
     * Moves the file to {@code <file>.corrupt-<UTC>}, with what belongs to it.
     *
     * @throws RecordingException if that is not possible, or was done a moment ago
     */
    void move() throws RecordingException {
        if (last != null && System.nanoTime() - movedAt < LEAST_NANOS) {
            throw new RecordingException(
                    Text.of("recording.problem", file.toString(), Text.of("recording.problem.damagedAgain")), null);
        }
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
        last = aside;
        movedAt = System.nanoTime();
    }
}
