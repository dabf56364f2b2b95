package io.topiary.core.history;

import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a recording, also while it is written. Messages come with their number in the recording as their sequence. Reading
 * takes time: not for the FX thread. One thread at a time.
 */
public final class RecordingReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingReader.class);
    static final String COLUMNS = "SELECT id, time, topic, flags, payload, properties FROM message ";
    private static final int QOS = 3;

    private final RecordingFile file;
    private final MessageJsonReader json = new MessageJsonReader();
    private final Map<Long, String> topics = new HashMap<>();
    private long topicsRead;

    private RecordingReader(RecordingFile file) {
        this.file = file;
    }

    /**
     * Opens a recording.
     *
     * @throws RecordingException if there is none, or it can't be read
     */
    public static RecordingReader open(Path file) throws RecordingException {
        return new RecordingReader(RecordingFile.read(file));
    }

    /**
     * Number of the oldest message, 0 if there is none.
     *
     * @throws RecordingException if it can't be read
     */
    public long first() throws RecordingException {
        return number("SELECT min(id) FROM message");
    }

    /**
     * Number of the newest message, 0 if there is none.
     *
     * @throws RecordingException if it can't be read
     */
    public long last() throws RecordingException {
        return number("SELECT max(id) FROM message");
    }

    /**
     * The newest messages of {@code topic} before message {@code before}, newest first.
     *
     * @param before number of a message, or {@link Long#MAX_VALUE} for the newest ones
     * @param most how many at most
     * @throws RecordingException if they can't be read
     */
    public List<Message> ofTopic(String topic, long before, int most) throws RecordingException {
        String which = "WHERE topic = (SELECT id FROM topic WHERE name = ?) AND id < ? ORDER BY id DESC LIMIT ?";
        try (PreparedStatement query = file.connection().prepareStatement(COLUMNS + which)) {
            query.setString(1, topic);
            query.setLong(2, before);
            query.setInt(3, most);
            return messages(query, null, message -> true);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * The newest message of each topic before message {@code before}: the tree as it was then. Topics whose last message
     * before was pruned are not in it.
     *
     * @param before number of a message, see {@link Timeline#messageAt}
     * @throws RecordingException if they can't be read
     */
    public List<Message> newestOfEachTopic(long before) throws RecordingException {
        try (PreparedStatement query = file.connection().prepareStatement(COLUMNS + "WHERE id = ?")) {
            List<Message> messages = new ArrayList<>();
            for (long id : new Snapshots(file).before(before).messages()) {
                query.setLong(1, id);
                messages.addAll(messages(query, null, message -> true));
            }
            return messages;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** Hands each message that {@code query} finds, if its topic is meant, to {@code taker} until that says no. */
    void each(PreparedStatement query, Predicate<String> topics, Predicate<Message> taker) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            boolean more = true;
            while (more && rows.next()) {
                String topic = name(rows.getLong(3));
                more = !topics.test(topic) || taker.test(message(rows, topic));
            }
        }
    }

    RecordingFile file() {
        return file;
    }

    /** When what happened. */
    public Timeline timeline() {
        return new Timeline(file);
    }

    /**
     * The messages from number {@code from} to {@code to} (exclusive) that {@code accepts} accepts, in their order.
     *
     * @param topicIds only of these topics, see {@link #topicIds}; null for all
     * @throws RecordingException if they can't be read
     */
    List<Message> between(long from, long to, @Nullable TopicSet topicIds, Predicate<Message> accepts)
            throws RecordingException {
        try (PreparedStatement query =
                file.connection().prepareStatement(COLUMNS + "WHERE id >= ? AND id < ? ORDER BY id")) {
            query.setLong(1, from);
            query.setLong(2, to);
            return messages(query, topicIds, accepts);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** The topics that {@code accepts} accepts. */
    TopicSet topicIds(Predicate<String> accepts) throws RecordingException {
        try {
            readTopics();
            TopicSet ids = new TopicSet();
            topics.forEach((id, name) -> {
                if (accepts.test(name)) {
                    ids.add(id);
                }
            });
            return ids;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private List<Message> messages(PreparedStatement query, @Nullable TopicSet topicIds, Predicate<Message> accepts)
            throws SQLException {
        List<Message> messages = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                long topic = rows.getLong(3);
                if (topicIds == null || topicIds.has(topic)) {
                    Message message = message(rows, name(topic));
                    if (accepts.test(message)) {
                        messages.add(message);
                    }
                }
            }
        }
        return messages;
    }

    private Message message(ResultSet rows, String topic) throws SQLException {
        long micros = rows.getLong(2);
        int flags = rows.getInt(4);
        return new Message(
                rows.getLong(1),
                micros,
                micros * 1_000,
                topic,
                rows.getBytes(5),
                properties(rows.getString(6)),
                (flags & MessageWriter.PUBLISHED) != 0 ? Direction.OUT : Direction.IN,
                Qos.of(flags & QOS),
                (flags & MessageWriter.RETAINED) != 0);
    }

    private MessageProperties properties(@Nullable String text) {
        if (text == null) {
            return MessageProperties.NONE;
        }
        try {
            return json.readProperties(text);
        } catch (MessageJsonException e) {
            // somebody else wrote it: the message is worth more than its properties
            LOG.warn("unreadable properties in a recording: {}", e.toString());
            return MessageProperties.NONE;
        }
    }

    private String name(long topic) throws SQLException {
        if (!topics.containsKey(topic)) {
            readTopics();
        }
        return topics.getOrDefault(topic, "");
    }

    /** Reads the topics that came since this was called last. */
    private void readTopics() throws SQLException {
        try (PreparedStatement query = file.connection().prepareStatement("SELECT id, name FROM topic WHERE id > ?")) {
            query.setLong(1, topicsRead);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    topics.put(rows.getLong(1), rows.getString(2));
                    topicsRead = Math.max(topicsRead, rows.getLong(1));
                }
            }
        }
    }

    private long number(String query) throws RecordingException {
        try {
            return file.number(query);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
