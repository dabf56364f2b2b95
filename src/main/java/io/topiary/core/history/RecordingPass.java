package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Goes through a recording from one end to the other; not for the FX thread. Of the thread that has its reader. */
public final class RecordingPass {

    private final RecordingReader reader;

    /** Goes through what {@code reader} reads, which stays open. */
    public RecordingPass(RecordingReader reader) {
        this.reader = reader;
    }

    /**
     * Hands the messages from number {@code from} on and before number {@code to} to {@code taker}, one at a time and in
     * their order: however large they are, only one of them is in memory.
     *
     * @param topics which topics, asked with each message
     * @param taker tells whether to go on
     * @throws RecordingException if they can't be read
     */
    public void each(long from, long to, Predicate<String> topics, Predicate<Message> taker) throws RecordingException {
        String which = RecordingReader.COLUMNS + "WHERE id >= ? AND id < ? ORDER BY id";
        try (PreparedStatement query = prepare(which)) {
            query.setLong(1, from);
            query.setLong(2, to);
            reader.each(query, topics, taker);
        } catch (SQLException e) {
            throw reader.file().problem(e);
        }
    }

    /**
     * Hands all messages to {@code taker} in the order of their times; takes room on disk while it sorts.
     *
     * @param taker tells whether to go on
     * @throws RecordingException if they can't be read
     */
    void eachByTime(Predicate<Message> taker) throws RecordingException {
        try (PreparedStatement query = prepare(RecordingReader.COLUMNS + "ORDER BY time, id")) {
            reader.each(query, topic -> true, taker);
        } catch (SQLException e) {
            throw reader.file().problem(e);
        }
    }

    /**
     * How many topics there are.
     *
     * @throws RecordingException if it can't be read
     */
    public int topics() throws RecordingException {
        try {
            return Math.toIntExact(reader.file().number("SELECT count(*) FROM topic"));
        } catch (SQLException e) {
            throw reader.file().problem(e);
        }
    }

    /**
     * What the recording is of, by key.
     *
     * @throws RecordingException if it can't be read
     */
    public Map<String, String> about() throws RecordingException {
        Map<String, String> about = new TreeMap<>();
        try (PreparedStatement query = prepare("SELECT key, value FROM about");
                ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                about.put(rows.getString(1), rows.getString(2));
            }
            return about;
        } catch (SQLException e) {
            throw reader.file().problem(e);
        }
    }

    private PreparedStatement prepare(String query) throws SQLException {
        return reader.file().connection().prepareStatement(query);
    }
}
