package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The topics on which messages came between two instants of a recording. Only those messages are looked at, a slice at a
 * time, and then what was there before on just those topics. What Topiary published itself does not count: it changes a
 * topic when it comes back. One thread, which may wait.
 */
public final class TopicChanges {

    private static final int SLICE = 100_000;

    /** So many topics are looked up one by one; for more of them the whole state is cheaper. */
    private static final int FEW = 20_000;

    private final RecordingFile file;
    private final Map<Long, String> names;
    private final long from;
    private final long to;
    private final TopicState after = new TopicState();
    private final TopicState counts = new TopicState();
    private final BitSet touched = new BitSet();
    private long at;

    TopicChanges(RecordingFile file, Map<Long, String> names, long from, long to) {
        this.file = file;
        this.names = names;
        this.from = from;
        this.to = to;
        this.at = from;
    }

    /** How many messages were looked at. */
    public long read() {
        return at - from;
    }

    /**
     * Looks at the next messages.
     *
     * @return whether there are more
     * @throws RecordingException if they can't be read
     */
    public boolean next() throws RecordingException {
        if (at >= to) {
            return false;
        }
        long end = Math.min(to, at + SLICE);
        // the plus sign keeps SQLite from going through all messages of each topic
        String sums = "SELECT topic, max(id), count(*) FROM message WHERE id >= ? AND id < ? AND flags & "
                + MessageWriter.PUBLISHED + " = 0 GROUP BY +topic";
        try (PreparedStatement query = file.connection().prepareStatement(sums)) {
            query.setLong(1, at);
            query.setLong(2, end);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long topic = rows.getLong(1);
                    touched.set(Math.toIntExact(topic));
                    after.put(topic, rows.getLong(2));
                    counts.put(topic, counts.get(topic) + rows.getLong(3));
                }
            }
        } catch (SQLException e) {
            throw file.problem(e);
        }
        at = end;
        return at < to;
    }

    /**
     * The topics on which messages came, as far as they were looked at.
     *
     * @param wanted which ones
     * @throws RecordingException if what was before can't be read
     */
    public List<TopicChange> changed(Predicate<String> wanted) throws RecordingException {
        try {
            @Nullable TopicState before = touched.cardinality() > FEW ? new Snapshots(file).before(from) : null;
            List<TopicChange> changes = new ArrayList<>();
            try (PreparedStatement newest = newestBefore()) {
                for (int topic = touched.nextSetBit(0); topic >= 0; topic = touched.nextSetBit(topic + 1)) {
                    String name = names.getOrDefault((long) topic, "");
                    if (wanted.test(name)) {
                        long last = before == null ? newest(newest, topic) : before.get(topic);
                        changes.add(new TopicChange(name, last, after.get(topic), counts.get(topic)));
                    }
                }
            }
            return changes;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    private PreparedStatement newestBefore() throws SQLException {
        return file.connection()
                .prepareStatement("SELECT id FROM message WHERE topic = ? AND id < ? AND flags & "
                        + MessageWriter.PUBLISHED + " = 0 ORDER BY id DESC LIMIT 1");
    }

    private long newest(PreparedStatement query, long topic) throws SQLException {
        query.setLong(1, topic);
        query.setLong(2, from);
        try (ResultSet rows = query.executeQuery()) {
            return rows.next() ? rows.getLong(1) : 0;
        }
    }
}
