package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Finds requests and responses in a recording by their correlation data. Properties have no index: no more than some hundred
 * thousand messages are looked at. Not for the FX thread. Immutable.
 */
public final class PartnerReader {

    /** Messages of the response topic that are looked at, from the request on. */
    public static final int MOST_AFTER = 200_000;

    /** Messages that are looked at, back from the response. */
    public static final int MOST_BEFORE = 500_000;

    private static final String FOUND = "WHERE properties IS NOT NULL AND instr(properties, ?) > 0 ORDER BY id ";

    private final Path file;

    /** A reader of {@code file}. */
    public PartnerReader(Path file) {
        this.file = file;
    }

    /**
     * The messages on {@code topic} from {@code micros} on that carry {@code correlation}, the oldest first.
     *
     * @param micros microseconds since 1970-01-01T00:00:00Z
     * @throws RecordingException if they can't be read
     */
    public List<Message> after(long micros, String topic, byte[] correlation, int most) throws RecordingException {
        String some = "SELECT * FROM message WHERE topic = (SELECT id FROM topic WHERE name = ?) AND id >= ?"
                + " ORDER BY id LIMIT " + MOST_AFTER;
        try (RecordingFile opened = RecordingFile.read(file)) {
            long from = new Timeline(opened).messageAt(micros - 1);
            try (PreparedStatement query = opened.connection().prepareStatement(select(some) + "ASC LIMIT ?")) {
                query.setString(1, topic);
                query.setLong(2, from);
                return read(query, 3, correlation, most);
            } catch (SQLException e) {
                throw opened.problem(e);
            }
        }
    }

    /**
     * The messages up to {@code micros} that carry {@code correlation} and a response topic, the newest first.
     *
     * @throws RecordingException if they can't be read
     */
    public List<Message> before(long micros, byte[] correlation, int most) throws RecordingException {
        String some = "SELECT * FROM message WHERE id < ? ORDER BY id DESC LIMIT " + MOST_BEFORE;
        try (RecordingFile opened = RecordingFile.read(file)) {
            long to = new Timeline(opened).messageAt(micros);
            try (PreparedStatement query = opened.connection().prepareStatement(select(some) + "DESC LIMIT ?")) {
                query.setLong(1, to);
                return read(query, 2, correlation, most).stream()
                        .filter(message -> message.properties().responseTopic() != null)
                        .toList();
            } catch (SQLException e) {
                throw opened.problem(e);
            }
        }
    }

    private static String select(String some) {
        return "SELECT " + MessageRows.COLUMNS + ", (SELECT name FROM topic WHERE topic.id = part.topic) FROM (" + some
                + ") AS part " + FOUND;
    }

    private static List<Message> read(PreparedStatement query, int next, byte[] correlation, int most)
            throws SQLException {
        String wanted = "\"correlationData\":\"" + Base64.getEncoder().encodeToString(correlation) + '"';
        query.setString(next, wanted);
        query.setInt(next + 1, most);
        List<Message> messages = new ArrayList<>();
        MessageRows rows = new MessageRows();
        try (ResultSet result = query.executeQuery()) {
            while (result.next()) {
                messages.add(rows.message(result, result.getString(MessageRows.NEXT_COLUMN)));
            }
        }
        return messages;
    }
}
