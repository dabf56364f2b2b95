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
        // of the columns, messages is that of the row with the highest number (https://sqlite.org/quirks.html)
        String sums = "SELECT (time - ?) * ? / ? AS part, sum(messages), max(first), messages FROM stretch"
                + " WHERE time >= ? AND time < ? GROUP BY part ORDER BY part";
        List<long[]> last = new ArrayList<>();
        try (PreparedStatement query = file.connection().prepareStatement(sums)) {
            query.setLong(1, from);
            query.setInt(2, parts);
            query.setLong(3, Math.max(1, to - from));
            query.setLong(4, from);
            query.setLong(5, to);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    density[rows.getInt(1)] = rows.getLong(2);
                    last.add(new long[] {rows.getInt(1), rows.getLong(3), rows.getLong(4)});
                }
            }
            for (int i = 0; i < last.size(); i++) {
                long next = i + 1 < last.size() ? last.get(i + 1)[0] : parts;
                if (next > last.get(i)[0] + 1) {
                    spread(last.get(i), density, from, Math.max(1, to - from));
                }
            }
            return density;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** A stretch that lasted longer than a part: where nobody hurried, or that was written in one go. */
    private void spread(long[] stretch, long[] density, long from, long length) throws SQLException {
        int begin = (int) stretch[0];
        long messages = stretch[2];
        long end = begin;
        try (PreparedStatement query = file.connection().prepareStatement("SELECT time FROM message WHERE id = ?")) {
            query.setLong(1, stretch[1] + messages - 1);
            try (ResultSet rows = query.executeQuery()) {
                if (rows.next()) {
                    end = Math.clamp((rows.getLong(1) - from) * density.length / length, begin, density.length - 1);
                }
            }
        }
        long over = end - begin + 1;
        for (int part = begin; part <= end; part++) {
            long share = messages * (part - begin + 1) / over - messages * (part - begin) / over;
            density[part] += part == begin ? share - messages : share;
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
