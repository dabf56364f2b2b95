package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/**
 * The messages of one topic in a recording, or of all, by their place, the newest at place 0: whoever looks at the middle of ten million
 * reads a few thousand numbers and not millions. For that the topic is cut into blocks, which are counted one by one, the
 * newest first; what is not counted yet is not there yet. Not for the FX thread; one thread at a time.
 */
public final class TopicPages {

    static final int BLOCK = 4_096;

    /** Payloads are carried as a whole: together they may not become too large. */
    private static final long MOST_BYTES = 32L << 20;

    private final RecordingFile file;
    private final MessageRows rows = new MessageRows();
    private final PageScope scope;
    private final Deque<Block> blocks = new ArrayDeque<>();
    private boolean there;
    private long end;
    private long count;
    private boolean complete;

    /** The messages numbered {@code from} to {@code to} (exclusive), of which {@code count} are of the topic. */
    private record Block(long from, long to, int count) {}

    TopicPages(RecordingFile file, PageScope scope) {
        this.file = file;
        this.scope = scope;
    }

    /** How many there are, as far as they are counted. */
    public long count() {
        return count;
    }

    /** Whether all are counted. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Takes the messages before number {@code newEnd} for all there are, and lets go of what was pruned. An end that goes
     * back begins anew.
     *
     * @param newEnd number of a message, or {@link Long#MAX_VALUE}
     * @throws RecordingException if it can't be read
     */
    public void upTo(long newEnd) throws RecordingException {
        try {
            long last = Math.min(newEnd, file.number("SELECT max(id) FROM message") + 1);
            findTopic();
            if (last < end || blocks.isEmpty()) {
                restart(last);
            } else if (last > end) {
                grow(last);
            }
            dropPruned(file.number("SELECT min(id) FROM message"));
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * Counts one more block.
     *
     * @return whether there may be more
     * @throws RecordingException if it can't be read
     */
    public boolean countOn() throws RecordingException {
        if (complete) {
            return false;
        }
        try {
            long to = blocks.isEmpty() ? end : blocks.getLast().from();
            long from = nth(to);
            if (from > 0) {
                add(new Block(from, to, BLOCK));
            } else {
                add(new Block(0, to, count(0, to)));
                complete = true;
            }
            return !complete;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * The messages from place {@code place} on, the newest first; fewer than {@code most} where they are very large.
     *
     * @throws RecordingException if they can't be read
     */
    public List<Message> at(long place, int most) throws RecordingException {
        List<Message> found = new ArrayList<>();
        long before = 0;
        long room = MOST_BYTES;
        try {
            for (Block block : blocks) {
                long skip = place + found.size() - before;
                if (skip < block.count() && found.size() < most && room > 0) {
                    List<Message> some = read(block, Math.max(0, skip), most - found.size(), room);
                    found.addAll(some);
                    room -= some.stream().mapToLong(Message::footprint).sum();
                }
                before += block.count();
            }
            return found;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * The place of message {@code id}; empty if it is not among those that are counted.
     *
     * @throws RecordingException if it can't be read
     */
    public OptionalLong placeOf(long id) throws RecordingException {
        long before = 0;
        try {
            for (Block block : blocks) {
                if (id >= block.from() && id < block.to()) {
                    boolean there = count(id, id + 1) > 0;
                    return there ? OptionalLong.of(before + count(id + 1, block.to())) : OptionalLong.empty();
                }
                before += block.count();
            }
            return OptionalLong.empty();
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * How many of them have the number {@code id} or a larger one; empty while they are not counted that far.
     *
     * @throws RecordingException if they can't be read
     */
    public OptionalLong since(long id) throws RecordingException {
        long before = 0;
        try {
            for (Block block : blocks) {
                if (id >= block.from()) {
                    return OptionalLong.of(before + (id < block.to() ? count(id, block.to()) : 0));
                }
                before += block.count();
            }
            return complete ? OptionalLong.of(before) : OptionalLong.empty();
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * The messages from number {@code from} on, the oldest first.
     *
     * @throws RecordingException if they can't be read
     */
    public List<Message> from(long from, int most) throws RecordingException {
        try {
            findTopic();
            return query(from, Long.MAX_VALUE, "ORDER BY id LIMIT ? OFFSET ?", most, 0, MOST_BYTES);
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private void findTopic() throws SQLException {
        there = scope.find();
    }

    /** The number of {@code topic}, 0 if it is not there. */
    static long number(RecordingFile file, String topic) throws SQLException {
        try (PreparedStatement query = file.connection().prepareStatement("SELECT id FROM topic WHERE name = ?")) {
            query.setString(1, topic);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private void restart(long newEnd) {
        blocks.clear();
        count = 0;
        end = newEnd;
        complete = !there;
    }

    /** The newest block takes what came up to its size, the rest makes new ones. */
    private void grow(long newEnd) throws SQLException {
        Block newest = blocks.removeFirst();
        count -= newest.count();
        Deque<Block> news = new ArrayDeque<>();
        for (long to = newEnd; to > newest.from(); to = news.getLast().from()) {
            long nth = nth(to);
            long from = Math.max(nth, newest.from());
            news.add(new Block(from, to, nth > newest.from() ? BLOCK : count(from, to)));
        }
        while (!news.isEmpty()) {
            Block block = news.removeLast();
            blocks.addFirst(block);
            count += block.count();
        }
        end = newEnd;
    }

    private void dropPruned(long first) throws SQLException {
        while (complete && !blocks.isEmpty() && blocks.getLast().to() <= first && blocks.size() > 1) {
            count -= blocks.removeLast().count();
        }
        Block oldest = blocks.peekLast();
        if (complete && oldest != null && oldest.from() < first) {
            blocks.removeLast();
            count -= oldest.count();
            add(new Block(first, oldest.to(), count(first, oldest.to())));
        }
    }

    private void add(Block block) {
        blocks.addLast(block);
        count += block.count();
    }

    /** Number of the message of the topic that has {@link #BLOCK} - 1 others between itself and {@code to}; 0 if none has. */
    private long nth(long to) throws SQLException {
        // the index alone answers this
        String which = scope.query("SELECT id FROM message", "id < ? ORDER BY id DESC LIMIT 1 OFFSET " + (BLOCK - 1));
        try (PreparedStatement query = file.connection().prepareStatement(which)) {
            query.setLong(scope.bind(query), to);
            try (ResultSet found = query.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        }
    }

    private int count(long from, long to) throws SQLException {
        String which = scope.query("SELECT count(*) FROM message", "id >= ? AND id < ?");
        try (PreparedStatement query = file.connection().prepareStatement(which)) {
            int at = scope.bind(query);
            query.setLong(at, from);
            query.setLong(at + 1, to);
            try (ResultSet found = query.executeQuery()) {
                return found.getInt(1);
            }
        }
    }

    private List<Message> read(Block block, long skip, int most, long bytes) throws SQLException {
        return query(block.from(), block.to(), "ORDER BY id DESC LIMIT ? OFFSET ?", most, skip, bytes);
    }

    private List<Message> query(long from, long to, String order, int most, long skip, long bytes) throws SQLException {
        List<Message> messages = new ArrayList<>();
        long room = bytes;
        String which = scope.query(RecordingReader.COLUMNS, "id >= ? AND id < ? " + order);
        try (PreparedStatement query = file.connection().prepareStatement(which)) {
            int at = scope.bind(query);
            query.setLong(at, from);
            query.setLong(at + 1, to);
            query.setInt(at + 2, most);
            query.setLong(at + 3, skip);
            try (ResultSet found = query.executeQuery()) {
                while (room > 0 && found.next()) {
                    Message message = rows.message(found, scope.topicOf(found));
                    messages.add(message);
                    room -= message.footprint();
                }
            }
        }
        return messages;
    }
}
