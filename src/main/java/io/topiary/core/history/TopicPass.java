package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/**
 * Goes through the messages of single topics of a recording, the oldest first; not for the FX thread. Of the thread that has
 * its reader.
 */
public final class TopicPass {

    private static final String TOPIC = "FROM message WHERE topic = (SELECT id FROM topic WHERE name = ?)";

    private final RecordingReader reader;
    private final MessageRows rows = new MessageRows();

    /** Goes through what {@code reader} reads, which stays open. */
    public TopicPass(RecordingReader reader) {
        this.reader = reader;
    }

    /**
     * The topics that {@code meant} means, in no particular order.
     *
     * @throws RecordingException if they can't be read
     */
    public List<String> topics(Predicate<String> meant) throws RecordingException {
        return reader.topicNumbersBefore(Long.MAX_VALUE).names().stream()
                .filter(meant)
                .toList();
    }

    /**
     * How many messages of {@code topic} there are.
     *
     * @throws RecordingException if they can't be read
     */
    public long count(String topic) throws RecordingException {
        try (PreparedStatement query = prepare("SELECT count(*) " + TOPIC)) {
            query.setString(1, topic);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw reader.file().problem(e);
        }
    }

    /**
     * Hands the messages of {@code topic} to {@code taker}, one at a time, the oldest first.
     *
     * @param taker tells whether to go on
     * @throws RecordingException if they can't be read
     */
    public void each(String topic, Predicate<Message> taker) throws RecordingException {
        String which = "SELECT " + MessageRows.COLUMNS + " " + TOPIC + " ORDER BY id";
        try (PreparedStatement query = prepare(which)) {
            query.setString(1, topic);
            try (ResultSet found = query.executeQuery()) {
                boolean more = true;
                while (more && found.next()) {
                    more = taker.test(rows.message(found, topic));
                }
            }
        } catch (SQLException e) {
            throw reader.file().problem(e);
        }
    }

    private PreparedStatement prepare(String query) throws SQLException {
        return reader.file().connection().prepareStatement(query);
    }
}
