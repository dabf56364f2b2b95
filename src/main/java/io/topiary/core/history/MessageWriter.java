package io.topiary.core.history;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Appends messages to a recording. The recorder's thread. */
final class MessageWriter implements AutoCloseable {

    static final int RETAINED = 4;
    static final int PUBLISHED = 8;

    /** Most topics whose numbers are kept in memory. */
    private static final int MOST_TOPICS = 500_000;

    private final PreparedStatement insertMessage;
    private final PreparedStatement findTopic;
    private final PreparedStatement insertTopic;
    private final PreparedStatement insertStretch;
    private final PreparedStatement insertEvent;
    private final MessageJsonWriter json = new MessageJsonWriter();
    private final Map<String, Long> topics = new HashMap<>();
    private final TopicState state;
    private long lastTopic;
    private long lastMessage;
    private long lastMicros;
    private long stretchMicros;
    private long stretchMessages;
    private long stretchBytes;

    MessageWriter(RecordingFile file) throws SQLException {
        Connection connection = file.connection();
        this.insertMessage = connection.prepareStatement("INSERT INTO message VALUES (?, ?, ?, ?, ?, ?)");
        this.findTopic = connection.prepareStatement("SELECT id FROM topic WHERE name = ?");
        this.insertTopic = connection.prepareStatement("INSERT INTO topic VALUES (?, ?)");
        this.insertStretch = connection.prepareStatement("INSERT INTO stretch VALUES (NULL, ?, ?, ?, ?)");
        this.insertEvent = connection.prepareStatement("INSERT INTO event VALUES (NULL, ?, ?, ?, ?)");
        this.lastTopic = file.number("SELECT max(id) FROM topic");
        // numbers go on also where all messages had to make room
        this.lastMessage = file.number("SELECT max(ifnull((SELECT max(id) FROM message), 0),"
                + " ifnull((SELECT max(message) - 1 FROM snapshot), 0))");
        this.state = new Snapshots(file).newest();
    }

    /** Appends {@code batch}; not for good before the next commit. */
    void append(List<Message> batch) throws SQLException {
        if (stretchMessages == 0 && !batch.isEmpty()) {
            stretchMicros = batch.getFirst().timeMicros();
        }
        for (Message message : batch) {
            long topic = topic(message.topic());
            insertMessage.setLong(1, ++lastMessage);
            insertMessage.setLong(2, message.timeMicros());
            insertMessage.setLong(3, topic);
            insertMessage.setInt(4, flags(message));
            insertMessage.setBytes(5, message.payload());
            insertMessage.setString(
                    6, message.properties().isEmpty() ? null : json.writeProperties(message.properties()));
            insertMessage.addBatch();
            if (message.direction() == Direction.IN) {
                state.came(topic, lastMessage);
            }
            stretchBytes += message.payload().length;
        }
        insertMessage.executeBatch();
        if (!batch.isEmpty()) {
            lastMicros = batch.getLast().timeMicros();
        }
        stretchMessages += batch.size();
    }

    /** Notes how much came since this was called last, if anything did. */
    void endStretch() throws SQLException {
        if (stretchMessages == 0) {
            return;
        }
        insertStretch.setLong(1, stretchMicros);
        insertStretch.setLong(2, lastMessage + 1 - stretchMessages);
        insertStretch.setLong(3, stretchMessages);
        insertStretch.setLong(4, stretchBytes);
        insertStretch.executeUpdate();
        stretchMessages = 0;
        stretchBytes = 0;
    }

    /** Notes that {@code happening} was before the next message. */
    void event(Happening happening) throws SQLException {
        insertEvent.setLong(1, happening.micros());
        insertEvent.setLong(2, lastMessage + 1);
        insertEvent.setString(3, happening.kind());
        insertEvent.setString(4, happening.text());
        insertEvent.executeUpdate();
    }

    /** Number of the newest message, 0 if there is none. */
    long lastMessage() {
        return lastMessage;
    }

    /** When the newest message that was appended came, in microseconds since 1970-01-01T00:00:00Z. */
    long lastMicros() {
        return lastMicros;
    }

    /** How many topics there are. */
    int topics() {
        return Math.toIntExact(lastTopic);
    }

    /** The newest message of each topic, and how many there were. */
    TopicState state() {
        return state;
    }

    /** Whether the next snapshot names the topic numbered {@code topic}. */
    boolean isNamed(long topic) {
        return state.get(topic) > 0;
    }

    /** Leaves the topic numbered {@code topic} out of further snapshots, until a message comes on it. */
    void leaveOut(long topic) {
        state.forget(topic);
    }

    /** The topic {@code name} is not in the file any more. */
    void forget(String name) {
        topics.remove(name);
    }

    private long topic(String name) throws SQLException {
        Long known = topics.get(name);
        if (known != null) {
            return known;
        }
        if (topics.size() >= MOST_TOPICS) {
            // they are found in the file again
            topics.clear();
        }
        long id = stored(name);
        if (id == 0) {
            id = ++lastTopic;
            insertTopic.setLong(1, id);
            insertTopic.setString(2, name);
            insertTopic.executeUpdate();
        }
        topics.put(name, id);
        return id;
    }

    /** Number of the topic {@code name} in the file, 0 if it is not there. */
    private long stored(String name) throws SQLException {
        findTopic.setString(1, name);
        try (ResultSet rows = findTopic.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }

    static int flags(Message message) {
        return message.qos().code()
                | (message.retained() ? RETAINED : 0)
                | (message.direction() == Direction.OUT ? PUBLISHED : 0);
    }

    @Override
    public void close() throws SQLException {
        insertMessage.close();
        findTopic.close();
        insertTopic.close();
        insertStretch.close();
        insertEvent.close();
    }
}
