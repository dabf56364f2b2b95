package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Makes room in a recording, the oldest messages first, in chunks so small that recording goes on between them. The
 * recorder's thread.
 */
final class Pruner {

    private static final int CHUNK = 5_000;

    private final RecordingFile file;
    private final RecordingBudget budget;
    private long pruned;

    Pruner(RecordingFile file, RecordingBudget budget) {
        this.file = file;
        this.budget = budget;
    }

    /**
     * Prunes a chunk if there is too much in the file; within the transaction that is open.
     *
     * @return whether there was
     */
    boolean prune() throws SQLException {
        long first = file.number("SELECT min(id) FROM message");
        long end = first + CHUNK;
        boolean tooMuch = budget.bytes() > 0 && file.bytesInUse() > budget.bytes();
        if (first == 0 || !(tooMuch || isTooOld(end))) {
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

    private boolean isTooOld(long end) throws SQLException {
        Duration age = budget.age();
        if (age == null) {
            return false;
        }
        try (PreparedStatement query = file.connection().prepareStatement("SELECT time FROM message WHERE id = ?")) {
            query.setLong(1, end);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        && rows.getLong(1)
                                < ChronoUnit.MICROS.between(
                                        Instant.EPOCH, Instant.now().minus(age));
            }
        }
    }

    private int delete(String statement, long end) throws SQLException {
        try (PreparedStatement delete = file.connection().prepareStatement(statement)) {
            delete.setLong(1, end);
            return delete.executeUpdate();
        }
    }
}
