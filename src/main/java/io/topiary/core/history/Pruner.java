package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes room in a recording, the oldest messages first, in chunks so small that recording goes on between them. The
 * recorder's thread.
 */
final class Pruner {

    private static final int CHUNK_MESSAGES = 5_000;
    private static final long CHUNK_BYTES = 8L << 20;

    private final RecordingFile file;
    private final Supplier<RecordingBudget> budget;
    private long pruned;

    Pruner(RecordingFile file, Supplier<RecordingBudget> budget) {
        this.file = file;
        this.budget = budget;
    }

    /**
     * Prunes a chunk if there is too much in the file; within the transaction that is open.
     *
     * @return whether there was
     */
    boolean prune() throws SQLException {
        RecordingBudget now = budget.get();
        long excess = now.bytes() == 0 ? 0 : file.bytesInUse() - now.bytes();
        long end = end(excess, oldest(now.age()));
        if (end == 0) {
            return false;
        }
        pruned += delete("DELETE FROM message WHERE id < ?", end);
        delete("DELETE FROM stretch WHERE first + messages <= ?", end);
        delete("DELETE FROM event WHERE message < ?", end);
        delete("DELETE FROM snapshot WHERE message < ?", end);
        return true;
    }

    /** Messages pruned since this pruner was made. */
    long pruned() {
        return pruned;
    }

    /** Number after the last message of the next chunk, 0 if nothing has to go. */
    private long end(long excess, long oldestMicros) throws SQLException {
        if (excess <= 0 && oldestMicros == Long.MIN_VALUE) {
            return 0;
        }
        long end = 0;
        long bytes = 0;
        // the length is in the row's head: no payload is read for it
        try (PreparedStatement query = file.connection()
                .prepareStatement("SELECT id, time, length(payload) FROM message ORDER BY id LIMIT ?")) {
            query.setInt(1, CHUNK_MESSAGES);
            try (var rows = query.executeQuery()) {
                while (bytes < CHUNK_BYTES && rows.next() && (bytes < excess || rows.getLong(2) < oldestMicros)) {
                    end = rows.getLong(1) + 1;
                    bytes += rows.getLong(3);
                }
            }
        }
        return end;
    }

    private static long oldest(@Nullable Duration age) {
        return age == null
                ? Long.MIN_VALUE
                : ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().minus(age));
    }

    private int delete(String statement, long end) throws SQLException {
        try (PreparedStatement delete = file.connection().prepareStatement(statement)) {
            delete.setLong(1, end);
            return delete.executeUpdate();
        }
    }
}
