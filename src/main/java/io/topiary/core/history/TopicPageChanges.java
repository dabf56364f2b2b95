package io.topiary.core.history;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one topic in a recording that brought other bytes than the one before, the newest at place 0. They are
 * found step by step, the newest first. Not for the FX thread; one thread at a time.
 */
public final class TopicPageChanges {

    /** More are not kept. */
    public static final int MOST = 2_000_000;

    private static final int STEP = 5_000;
    private static final long STEP_NANOS = 40_000_000;

    private final RecordingFile file;
    private final String topic;
    /** Newer than what was looked at first, the oldest first. */
    private final Numbers newer = new Numbers();
    /** The newest first. */
    private final Numbers older = new Numbers();

    private long number;
    private long begun;
    private long end;
    private long at;
    private byte @Nullable [] above;
    private long aboveId;
    private byte @Nullable [] newest;
    private boolean complete;

    /** A list of numbers that only grows. */
    private static final class Numbers {

        private long[] all = new long[64];
        private int size;

        void add(long id) {
            if (size == all.length) {
                all = Arrays.copyOf(all, size * 2);
            }
            all[size++] = id;
        }
    }

    TopicPageChanges(RecordingFile file, String topic) {
        this.file = file;
        this.topic = topic;
    }

    /** How many were found. */
    public long count() {
        return (long) newer.size + older.size;
    }

    /** Whether all were found, or as many as are kept. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Takes the messages before number {@code newEnd} for all there are. An end that goes back is ignored.
     *
     * @throws RecordingException if it can't be read
     */
    public void upTo(long newEnd) throws RecordingException {
        try {
            long last = Math.min(newEnd, file.number("SELECT max(id) FROM message") + 1);
            if (number == 0) {
                number = TopicPages.number(file, topic);
                begun = last;
                end = last;
                at = last;
                complete = number == 0;
            } else if (last > end) {
                lookAtNew(last);
                end = last;
            }
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * Looks on for some milliseconds.
     *
     * @return whether there may be more
     * @throws RecordingException if it can't be read
     */
    public boolean lookOn() throws RecordingException {
        long until = System.nanoTime() + STEP_NANOS;
        try {
            while (!complete && System.nanoTime() - until < 0) {
                step();
            }
            return !complete;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }

    /**
     * Numbers of the changes from place {@code place} on, the newest first.
     *
     * @param most how many at most
     */
    public long[] at(long place, int most) {
        return LongStream.range(place, Math.min(count(), place + most))
                .map(each ->
                        each < newer.size ? newer.all[newer.size - 1 - (int) each] : older.all[(int) each - newer.size])
                .toArray();
    }

    /** Of each message that has another one before it, it is known whether it changed. */
    private void step() throws SQLException {
        int read = 0;
        try (PreparedStatement query = file.connection()
                .prepareStatement(
                        "SELECT id, payload FROM message WHERE topic = ? AND id < ? ORDER BY id DESC LIMIT " + STEP)) {
            query.setLong(1, number);
            query.setLong(2, at);
            try (ResultSet result = query.executeQuery()) {
                for (; result.next(); read++) {
                    byte[] payload = result.getBytes(2);
                    if (above == null) {
                        newest = payload;
                    } else if (!Arrays.equals(above, payload)) {
                        older.add(aboveId);
                    }
                    above = payload;
                    aboveId = result.getLong(1);
                    at = aboveId;
                }
            }
        }
        if (read < STEP) {
            if (above != null) {
                older.add(aboveId);
            }
            complete = true;
        } else if (older.size >= MOST) {
            complete = true;
        }
    }

    private void lookAtNew(long last) throws SQLException {
        if (at == begun && above == null && !complete) {
            // nothing was looked at yet
            begun = last;
            at = last;
            return;
        }
        try (PreparedStatement query = file.connection()
                .prepareStatement(
                        "SELECT id, payload FROM message WHERE topic = ? AND id >= ? AND id < ? ORDER BY id")) {
            query.setLong(1, number);
            query.setLong(2, end);
            query.setLong(3, last);
            try (ResultSet result = query.executeQuery()) {
                while (result.next()) {
                    byte[] payload = result.getBytes(2);
                    if (newest == null || !Arrays.equals(newest, payload)) {
                        newer.add(result.getLong(1));
                    }
                    newest = payload;
                }
            }
        }
    }
}
