package io.topiary.core.history;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A recording from opening the file until it is closed or fails. The recorder's thread. */
final class RecordingRun implements AutoCloseable {

    private static final int COMMIT_MESSAGES = 5_000;
    private static final long COMMIT_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long SPARE_BYTES = 64L << 20;
    private static final long SHRINK_BYTES = 16L << 20;

    private final RecordingFile file;
    private final MessageWriter writer;
    private final Pruner pruner;
    private final TopicPruner topicPruner;
    private final Snapshots snapshots;
    private final RecordingQueue queue;
    private final List<RecordingBatch> pending = new ArrayList<>();
    private int uncommitted;
    private long uncommittedSince;
    private long lookedAt;
    private long bytes;

    private RecordingRun(RecordingFile file, Supplier<RecordingBudget> budget, RecordingQueue queue)
            throws SQLException {
        this.file = file;
        this.queue = queue;
        this.writer = new MessageWriter(file);
        this.pruner = new Pruner(file, budget);
        this.topicPruner = new TopicPruner(file, writer);
        this.snapshots = new Snapshots(file);
        this.bytes = file.bytesInUse();
        tellAbout();
        file.connection().commit();
    }

    /** Notes what the file is and when it was begun, unless it says so already. */
    private void tellAbout() throws SQLException {
        if (file.number("SELECT count(*) FROM about") > 0) {
            return;
        }
        long begin = file.number("SELECT min(time) FROM stretch");
        Instant made = begin == 0 ? Instant.now() : Instant.EPOCH.plus(begin, ChronoUnit.MICROS);
        try (PreparedStatement insert =
                file.connection().prepareStatement("INSERT INTO about VALUES ('made', ?), ('by', 'recording')")) {
            insert.setString(1, made.truncatedTo(ChronoUnit.SECONDS).toString());
            insert.executeUpdate();
        }
    }

    /**
     * Opens {@code file}.
     *
     * @param budget asked again and again
     * @throws RecordingException if it can't be written, or is damaged
     */
    static RecordingRun open(Path file, Supplier<RecordingBudget> budget, RecordingQueue queue)
            throws RecordingException {
        RecordingFile opened = RecordingFile.write(file);
        try {
            return new RecordingRun(opened, budget, queue);
        } catch (SQLException e) {
            opened.close();
            // the tables are there, but are not what they are in a recording
            throw SqlTrouble.isUnexpected(e) ? opened.damage(e) : opened.problem(e);
        } catch (RuntimeException e) {
            // a snapshot can't be read
            opened.close();
            throw opened.damage(e);
        }
    }

    /** Bytes in use in the file. */
    long bytes() {
        return bytes;
    }

    /** Messages that had to make room. */
    long pruned() {
        return pruner.pruned();
    }

    /**
     * Records until the queue is closed and empty, {@code over} holds, or {@code mayGoOn} does not.
     *
     * @param over asked after each batch
     * @param mayGoOn asked every other second
     * @param told called after each look at the file
     * @throws RecordingException if something can't be written; what was not committed is counted as lost
     */
    void recordUntil(BooleanSupplier over, BooleanSupplier mayGoOn, Consumer<RecordingRun> told)
            throws RecordingException, InterruptedException {
        told.accept(this);
        try {
            boolean more = true;
            while (more) {
                RecordingBatch batch = queue.poll(millisToCommit());
                if (batch != null) {
                    append(batch);
                }
                boolean idle = batch == null;
                if (idle || uncommitted >= COMMIT_MESSAGES || millisToCommit() == 1) {
                    commit();
                }
                if (System.nanoTime() - lookedAt >= LOOK_NANOS) {
                    look();
                    told.accept(this);
                    more = mayGoOn.getAsBoolean();
                }
                more &= !over.getAsBoolean() && !(idle && queue.isClosed());
            }
            commit();
            told.accept(this);
        } catch (SQLException e) {
            throw file.problem(e);
        } finally {
            pending.forEach(RecordingBatch::shed);
            pending.clear();
        }
    }

    /** Until what is pending has to be committed, or would have to be if there were something; at least 1. */
    private long millisToCommit() {
        long waited = pending.isEmpty() ? 0 : System.nanoTime() - uncommittedSince;
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(COMMIT_NANOS - waited));
    }

    private void append(RecordingBatch batch) throws SQLException {
        if (pending.isEmpty()) {
            uncommittedSince = System.nanoTime();
        }
        pending.add(batch);
        uncommitted += batch.messages().size();
        if (batch.happening() != null) {
            writer.event(batch.happening());
        }
        writer.append(batch.messages());
    }

    private void commit() throws SQLException {
        if (pending.isEmpty()) {
            return;
        }
        writer.endStretch();
        snapshots.addIfDue(writer.lastMicros(), writer.lastMessage() + 1, writer.state());
        file.connection().commit();
        pending.forEach(RecordingBatch::recorded);
        pending.clear();
        uncommitted = 0;
    }

    private void look() throws SQLException {
        commit();
        lookedAt = System.nanoTime();
        while (pruner.prune() && System.nanoTime() - lookedAt < COMMIT_NANOS) {
            file.connection().commit();
        }
        topicPruner.prune(pruner.pruned());
        file.connection().commit();
        bytes = file.bytesInUse();
        // what a smaller budget has set free; what is needed again in a moment stays
        file.shrink(Math.max(SPARE_BYTES, bytes / 4), SHRINK_BYTES);
    }

    @Override
    public void close() {
        file.close();
    }
}
