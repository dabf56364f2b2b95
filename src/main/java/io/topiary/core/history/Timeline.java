package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** When what happened in a recording. All times are microseconds since 1970-01-01T00:00:00Z. Not for the FX thread. */
public final class Timeline {

    private final RecordingFile file;

    Timeline(RecordingFile file) {
        this.file = file;
    }

    /**
     * The time of the oldest message, 0 if there is none.
     *
     * @throws RecordingException if it can't be read
     */
    public long begin() throws RecordingException {
        return number("SELECT min(time) FROM stretch");
    }

    /**
     * The time of the newest message, 0 if there is none.
     *
     * @throws RecordingException if it can't be read
     */
    public long end() throws RecordingException {
        return number("SELECT time FROM message ORDER BY id DESC LIMIT 1");
    }

    /**
     * Number of the first message after {@code micros}; one more than the last one's if there is none. Where the clock was
     * set back a time stands for its last occurrence.
     *
     * @throws RecordingException if it can't be read
     */
    public long messageAt(long micros) throws RecordingException {
        String stretch = "SELECT first, messages FROM stretch WHERE time <= ? ORDER BY time DESC, id DESC LIMIT 1";
        try (PreparedStatement query = file.connection().prepareStatement(stretch)) {
            query.setLong(1, micros);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? within(rows.getLong(1), rows.getLong(2), micros) : 1;
            }
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private long within(long first, long messages, long micros) throws SQLException {
        String later = "SELECT min(id) FROM message WHERE id >= ? AND id < ? AND time > ?";
        try (PreparedStatement query = file.connection().prepareStatement(later)) {
            query.setLong(1, first);
            query.setLong(2, first + messages);
            query.setLong(3, micros);
            try (ResultSet rows = query.executeQuery()) {
                long found = rows.next() ? rows.getLong(1) : 0;
                return found > 0 ? found : first + messages;
            }
        }
    }

    /**
     * How many messages came in each of {@code parts} equal parts of the time from {@code from} to {@code to}.
     *
     * @throws RecordingException if it can't be read
     */
    public long[] density(long from, long to, int parts) throws RecordingException {
        long[] density = new long[parts];
        String sums = "SELECT (time - ?) * ? / ? AS part, sum(messages) FROM stretch WHERE time >= ? AND time < ?"
                + " GROUP BY part";
        try (PreparedStatement query = file.connection().prepareStatement(sums)) {
            query.setLong(1, from);
            query.setInt(2, parts);
            query.setLong(3, Math.max(1, to - from));
            query.setLong(4, from);
            query.setLong(5, to);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    density[rows.getInt(1)] = rows.getLong(2);
                }
            }
            return density;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * What happened beside the messages, in its order.
     *
     * @throws RecordingException if it can't be read
     */
    public List<RecordedEvent> events() throws RecordingException {
        List<RecordedEvent> events = new ArrayList<>();
        try (PreparedStatement query =
                        file.connection().prepareStatement("SELECT time, message, kind FROM event ORDER BY id");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                events.add(new RecordedEvent(rows.getLong(1), rows.getLong(2), rows.getString(3)));
            }
            return events;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private long number(String query) throws RecordingException {
        try {
            return file.number(query);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }
}
