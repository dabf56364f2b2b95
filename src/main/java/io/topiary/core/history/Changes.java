package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When a topic changed: the messages that brought other bytes than the one before. For a level without messages of its
 * own, each message below it. Not for the FX thread.
 */
public final class Changes {

    private static final String ROWS =
            "SELECT id, payload FROM message WHERE topic = ? AND flags < " + MessageWriter.PUBLISHED + " AND id ";
    /** By the range of its names: a slash comes right before a zero. */
    private static final String BELOW = " FROM topic t WHERE t.name > ? || '/' AND t.name < ? || '0'";

    private final RecordingFile file;

    Changes(RecordingFile file) {
        this.file = file;
    }

    /**
     * Number of the first message from number {@code from} on that changed {@code path}, 0 if there is none.
     *
     * @throws RecordingException if it can't be read
     */
    public long next(String path, long from) throws RecordingException {
        try {
            long topic = topic(path);
            return topic > 0 ? nextOf(topic, from) : below(path, from, ">= ? ORDER BY m.id", "min");
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * Number of the last message before number {@code before} that changed {@code path}, 0 if there is none.
     *
     * @throws RecordingException if it can't be read
     */
    public long previous(String path, long before) throws RecordingException {
        try {
            long topic = topic(path);
            return topic > 0 ? previousOf(topic, before) : below(path, before, "< ? ORDER BY m.id DESC", "max");
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private long topic(String path) throws SQLException {
        try (PreparedStatement query = file.connection()
                .prepareStatement("SELECT id FROM topic t WHERE name = ?"
                        + " AND EXISTS (SELECT 1 FROM message m WHERE m.topic = t.id)")) {
            query.setString(1, path);
            return number(query);
        }
    }

    private long nextOf(long topic, long from) throws SQLException {
        byte[] value = valueBefore(topic, from);
        try (PreparedStatement query = file.connection().prepareStatement(ROWS + ">= ? ORDER BY id")) {
            query.setLong(1, topic);
            query.setLong(2, from);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    if (value == null || !Arrays.equals(value, rows.getBytes(2))) {
                        return rows.getLong(1);
                    }
                }
                return 0;
            }
        }
    }

    private byte @Nullable [] valueBefore(long topic, long before) throws SQLException {
        try (PreparedStatement query = file.connection().prepareStatement(ROWS + "< ? ORDER BY id DESC LIMIT 1")) {
            query.setLong(1, topic);
            query.setLong(2, before);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getBytes(2) : null;
            }
        }
    }

    private long previousOf(long topic, long before) throws SQLException {
        try (PreparedStatement query = file.connection().prepareStatement(ROWS + "< ? ORDER BY id DESC")) {
            query.setLong(1, topic);
            query.setLong(2, before);
            try (ResultSet rows = query.executeQuery()) {
                long found = 0;
                byte[] value = null;
                while (rows.next()) {
                    byte[] older = rows.getBytes(2);
                    if (value != null && !Arrays.equals(older, value)) {
                        return found;
                    }
                    found = rows.getLong(1);
                    value = older;
                }
                return found;
            }
        }
    }

    private long below(String path, long message, String bound, String pick) throws SQLException {
        String each = "(SELECT m.id FROM message m WHERE m.topic = t.id AND m.flags < " + MessageWriter.PUBLISHED
                + " AND m.id " + bound + " LIMIT 1)";
        try (PreparedStatement query =
                file.connection().prepareStatement("SELECT " + pick + "(" + each + ")" + BELOW)) {
            query.setLong(1, message);
            query.setString(2, path);
            query.setString(3, path);
            return number(query);
        }
    }

    private static long number(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
