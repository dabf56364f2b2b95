package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The messages of a recording that went by within some time, and perhaps some more.
 *
 * @param first number of the first one; {@code end} if there is none
 * @param end one more than the number of the last one
 */
record Extent(long first, long end) {

    private static final Extent NOTHING = new Extent(1, 1);

    /** A stretch is written down a second or so after its first message. */
    private static final long SLACK_MICROS = 5_000_000;

    /** A stretch lasts until the next one begins; where the clock was set back it may have begun later than that. */
    private static final String STRETCHES = "SELECT min(first), max(first + messages) FROM"
            + " (SELECT first, messages, time, ifnull(lead(time) OVER (ORDER BY id),"
            + " (SELECT time FROM message ORDER BY id DESC LIMIT 1)) AS next FROM stretch) WHERE min(time, next) <= ? AND max(time, next) >= ?";

    /** The messages within {@code range}. */
    static Extent of(RecordingFile file, TimeRange range) throws SQLException {
        long first = file.number("SELECT min(id) FROM message");
        if (first == 0) {
            return NOTHING;
        }
        long end = file.number("SELECT max(id) FROM message") + 1;
        return range.isEver() ? new Extent(first, end) : within(file, range, new Extent(first, end));
    }

    private static Extent within(RecordingFile file, TimeRange range, Extent all) throws SQLException {
        try (PreparedStatement query = file.connection().prepareStatement(STRETCHES)) {
            query.setLong(1, saturated(range.toMicros(), SLACK_MICROS));
            query.setLong(2, saturated(range.fromMicros(), -SLACK_MICROS));
            try (ResultSet rows = query.executeQuery()) {
                long first = Math.max(all.first, rows.getLong(1));
                long end = Math.min(all.end, rows.getLong(2));
                return first < end ? new Extent(first, end) : NOTHING;
            }
        }
    }

    private static long saturated(long micros, long more) {
        return micros == Long.MAX_VALUE || micros == Long.MIN_VALUE ? micros : micros + more;
    }
}
