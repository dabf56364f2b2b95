package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The messages around one in a recording. Reading takes time: not for the FX thread. Immutable. */
public final class Neighbourhood {

    /** Payloads are carried as a whole: together they may not become too large. */
    private static final long MOST_BYTES = 16L << 20;

    private final Path file;
    private final boolean sameTopic;

    /**
     * The surroundings in {@code file}.
     *
     * @param sameTopic only messages on the same topic; otherwise all
     */
    public Neighbourhood(Path file, boolean sameTopic) {
        this.file = file;
        this.sameTopic = sameTopic;
    }

    /**
     * The messages before and after {@code hit}, and itself if it is still there, in the order in which they went by.
     *
     * @param hit a message of this recording, its number there as its sequence
     * @param each how many on either side, at most
     * @throws RecordingException if the recording can't be read
     */
    public List<Message> around(Message hit, int each) throws RecordingException {
        try (RecordingFile opened = ForeignFile.open(file)) {
            try {
                List<Message> messages = new ArrayList<>(
                        read(opened, hit, "id <= ?", "DESC", each + 1).reversed());
                messages.addAll(read(opened, hit, "id > ?", "ASC", each));
                return messages;
            } catch (SQLException e) {
                throw opened.problem(e);
            }
        }
    }

    private List<Message> read(RecordingFile opened, Message hit, String side, String order, int most)
            throws SQLException {
        String onTopic = sameTopic ? " AND topic = (SELECT id FROM topic WHERE name = ?)" : "";
        String sql = "SELECT " + MessageRows.COLUMNS + ", (SELECT name FROM topic WHERE topic.id = message.topic)"
                + " FROM message WHERE " + side + onTopic + " ORDER BY id " + order + " LIMIT ?";
        try (PreparedStatement query = opened.connection().prepareStatement(sql)) {
            query.setLong(1, hit.sequence());
            if (sameTopic) {
                query.setString(2, hit.topic());
            }
            query.setInt(sameTopic ? 3 : 2, most);
            return messages(query);
        }
    }

    private static List<Message> messages(PreparedStatement query) throws SQLException {
        List<Message> messages = new ArrayList<>();
        MessageRows rows = new MessageRows();
        long bytes = 0;
        try (ResultSet result = query.executeQuery()) {
            while (bytes < MOST_BYTES && result.next()) {
                String topic = result.getString(MessageRows.NEXT_COLUMN);
                Message message = rows.message(result, topic == null ? "" : topic);
                messages.add(message);
                bytes += message.footprint();
            }
        }
        return messages;
    }
}
