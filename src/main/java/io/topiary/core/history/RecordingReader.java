package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a recording, also while it is written. Messages come with their number in the recording as their sequence. Reading
 * takes time: not for the FX thread. One thread at a time.
 */
public final class RecordingReader implements AutoCloseable {

    static final String COLUMNS = "SELECT " + MessageRows.COLUMNS + " FROM message ";

    private final RecordingFile file;
    private final MessageRows messageRows = new MessageRows();
    private final TopicDictionary topics;

    private RecordingReader(RecordingFile file) {
        this.file = file;
        this.topics = new TopicDictionary(file);
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
     * Opens a recording that somebody has as a file: nothing is written to it or beside it.
     *
     * @throws RecordingException if there is none, or it can't be read
     */
    public static RecordingReader openFile(Path file) throws RecordingException {
        return new RecordingReader(ForeignFile.open(file));
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
            return messages(query);
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
        return topicsBefore(before).stream().map(RecordedTopic::newest).toList();
    }

    /**
     * Every topic before message {@code before}: its newest message, and how many there were, in the order of the messages.
     *
     * @param before number of a message, see {@link Timeline#messageAt}
     * @throws RecordingException if they can't be read
     */
    public List<RecordedTopic> topicsBefore(long before) throws RecordingException {
        List<RecordedTopic> all = new ArrayList<>();
        eachTopicBefore(before, all::add);
        return all;
    }

    /**
     * As {@link #topicsBefore}, handing each topic to {@code taker} as soon as it is read.
     *
     * @param before number of a message, see {@link Timeline#messageAt}
     * @throws RecordingException if they can't be read; some may have been handed over
     */
    public void eachTopicBefore(long before, Consumer<RecordedTopic> taker) throws RecordingException {
        try {
            TopicState state = new Snapshots(file).before(before);
            new NumberedMessages<>(
                            file,
                            topics.all(),
                            state.messages(),
                            (topic, message) -> new RecordedTopic(message, state.count(topic)))
                    .each(taker);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * The messages from number {@code from} to {@code to} (exclusive), in their order.
     *
     * @throws RecordingException if they can't be read
     */
    public List<Message> messages(long from, long to) throws RecordingException {
        try (PreparedStatement query =
                file.connection().prepareStatement(COLUMNS + "WHERE id >= ? AND id < ? ORDER BY id")) {
            query.setLong(1, from);
            query.setLong(2, to);
            return messages(query);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** The messages of {@code topic} by their place. */
    public TopicPages pages(String topic) {
        return new TopicPages(file, new PageScope(file, topics, topic));
    }

    /** All messages by their place. */
    public TopicPages pages() {
        return new TopicPages(file, new PageScope(file, topics, null));
    }

    /** Which of the messages of {@code topic} brought other bytes than the one before. */
    public TopicPageChanges pageChanges(String topic) {
        return new TopicPageChanges(file, topic);
    }

    /** When which topic changed. */
    public Changes changes() {
        return new Changes(file);
    }

    /**
     * The messages with the numbers {@code ids}, in their order; those that are not there are left out.
     *
     * @param ids sorted
     * @throws RecordingException if they can't be read
     */
    public List<Message> withNumbers(long[] ids) throws RecordingException {
        try {
            return new NumberedMessages<>(file, topics.all(), ids, (topic, message) -> message).read();
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /** Hands each message that {@code query} finds, if its topic is meant, to {@code taker} until that says no. */
    void each(PreparedStatement query, Predicate<String> meant, Predicate<Message> taker) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            boolean more = true;
            while (more && rows.next()) {
                String topic = topics.of(rows.getLong(MessageRows.TOPIC));
                more = !meant.test(topic) || taker.test(messageRows.message(rows, topic));
            }
        }
    }

    RecordingFile file() {
        return file;
    }

    /**
     * Which topics there were before message {@code before}.
     *
     * @param before number of a message, see {@link Timeline#messageAt}, or {@link Long#MAX_VALUE} for the end
     * @throws RecordingException if they can't be read
     */
    public RecordedTopics topicNumbersBefore(long before) throws RecordingException {
        try {
            return new RecordedTopics(topics.all(), new Snapshots(file).before(before));
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * The messages from number {@code from} on, in their order.
     *
     * @param to number of the first one that is not wanted any more
     * @param most how many at most
     * @param bytes no further ones once the payloads are as large as this; the first one is always there
     * @throws RecordingException if they can't be read
     */
    public List<Message> page(long from, long to, int most, long bytes) throws RecordingException {
        try (PreparedStatement query =
                file.connection().prepareStatement(COLUMNS + "WHERE id >= ? AND id < ? ORDER BY id LIMIT ?")) {
            query.setLong(1, from);
            query.setLong(2, to);
            query.setInt(3, most);
            return page(query, bytes);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * What changed by the messages from number {@code from} to {@code to} (exclusive), to be looked at in slices.
     *
     * @throws RecordingException if topics can't be read
     */
    public TopicChanges changes(long from, long to) throws RecordingException {
        try {
            return new TopicChanges(file, topics.all(), from, to);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private List<Message> page(PreparedStatement query, long bytes) throws SQLException {
        List<Message> messages = new ArrayList<>();
        long room = bytes;
        try (ResultSet rows = query.executeQuery()) {
            while (room > 0 && rows.next()) {
                Message message = messageRows.message(rows, topics.of(rows.getLong(MessageRows.TOPIC)));
                messages.add(message);
                room -= message.payload().length;
            }
        }
        return messages;
    }

    /** When what happened. */
    public Timeline timeline() {
        return new Timeline(file);
    }

    private List<Message> messages(PreparedStatement query) throws SQLException {
        List<Message> messages = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                messages.add(messageRows.message(rows, topics.of(rows.getLong(MessageRows.TOPIC))));
            }
        }
        return messages;
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
