package io.topiary.core.session;

import io.topiary.core.history.RecordingCounts;
import io.topiary.core.intake.Intake;
import io.topiary.core.intake.IntakeCounts;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.rules.RuleBook;
import io.topiary.core.sequence.SequenceBook;
import io.topiary.core.session.Triage.Fate;
import io.topiary.core.shape.Deviations;
import io.topiary.core.tree.Arrangement;
import io.topiary.core.tree.TopicTree;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tree and log of a session behind one lock, which is held for a few milliseconds at most and handed over fairly, so that
 * a flood never keeps the screen waiting for more than one batch.
 */
public final class Model {

    private static final Logger LOG = LoggerFactory.getLogger(Model.class);

    private final ReentrantLock lock = new ReentrantLock(true);
    private TopicTree tree;
    private MessageLog log;
    private final Triage triage;
    private final Tape tape;
    private final SequenceBook sequences = new SequenceBook();
    private final Deviations deviations = new Deviations();
    private Gaps gaps = new Gaps();
    private SessionClock clock = SessionClock.NOW;
    private long brought;
    private long excluded;
    private long muted;

    Model(TopicTree tree, MessageLog log, RuleBook rules, Tape tape) {
        this.tree = tree;
        this.log = log;
        this.tape = tape;
        this.triage = new Triage(rules);
    }

    /** The topic tree; use it inside {@link #read} only: a session that shows a recording has another one now and then. */
    public TopicTree tree() {
        return tree;
    }

    /** The message log; use it inside {@link #read} only. */
    public MessageLog log() {
        return log;
    }

    /** What time it is in it. Any thread. */
    public SessionClock clock() {
        return clock;
    }

    /** The counters that are watched in it. Any thread. */
    public SequenceBook sequences() {
        return sequences;
    }

    /** Messages in it that differ from what their topics usually send. Any thread. */
    public Deviations deviations() {
        return deviations;
    }

    /** Whether it shows a recording. Any thread. */
    public boolean isPast() {
        return !clock.equals(SessionClock.NOW);
    }

    /** Shows a recording from now on; before anybody else has it. */
    void keepTimeBy(SessionClock newClock) {
        clock = newClock;
    }

    /** When there was no link, oldest first; use it inside {@link #read} only, the list itself anywhere. */
    public List<GapMark> gaps() {
        return gaps.marks();
    }

    /**
     * Runs {@code reader} under the lock. It must be quick, must not keep what is not a snapshot, and may change what is
     * the view's: expansion and filter. Any thread.
     */
    public <T> T read(Function<Model, T> reader) {
        lock.lock();
        try {
            return reader.apply(this);
        } finally {
            lock.unlock();
        }
    }

    /**
     * As {@link #read}, but gives up when others hold the lock for long. For the FX thread, which must never wait.
     *
     * @return what {@code reader} returned, or empty after {@code waitMillis} of waiting
     */
    public <T> Optional<T> tryRead(long waitMillis, Function<Model, T> reader) {
        try {
            if (!lock.tryLock(waitMillis, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(this));
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #read}, without a result. */
    public void use(Consumer<Model> user) {
        lock.lock();
        try {
            user.accept(this);
        } finally {
            lock.unlock();
        }
    }

    /** Applies a batch and settles it with {@code intake} in the same moment. Called by the pump. */
    void apply(Message[] batch, int count, Intake intake) {
        // before the lock is taken: what rules ask may take a while
        Fate[] fates = triage.judge(batch, count);
        lock.lock();
        try {
            for (int i = 0; i < count; i++) {
                apply(batch[i], fates[i]);
            }
            tree.endBatch();
            tape.received(batch, fates, count);
            intake.applied(count);
            tape.applied();
        } finally {
            lock.unlock();
        }
        // after that: whoever begins to watch finds in the log all that was not handed over
        sequences.see(batch, count, () -> intake.counts().skipped());
    }

    /**
     * Shows {@code scene}, which nobody else uses any more, in place of what there is; unless that is looked at in another
     * way than {@code arrangement}, which the scene's tree has.
     *
     * @return whether it did
     */
    boolean show(Scene scene, Arrangement arrangement) {
        return read(model -> {
            if (!tree.arrangement().equals(arrangement)) {
                return false;
            }
            tree = scene.tree();
            log = scene.log();
            gaps = scene.gaps();
            brought = tree.inTree() + tree.leftOut();
            return true;
        });
    }

    /** What {@code player} brings comes from a recording. */
    void play(Consumer<Scene> player) {
        use(model -> {
            player.accept(new Scene(tree, log, gaps));
            brought = tree.inTree() + tree.leftOut();
        });
    }

    /** Adds a message that Topiary published to the log and the recording. */
    void addPublished(Message message) {
        use(model -> {
            addToLog(message, tree.numberOf(message.topic()));
            tape.published(message);
        });
    }

    /** Leaves out what {@code filters} match from now on. */
    void exclude(List<TopicFilter> filters) {
        triage.exclude(filters);
    }

    /**
     * The link is down at {@code micros}; the next message will be number {@code sequence}.
     *
     * @return whether it was up before
     */
    boolean linkDown(long micros, long sequence) {
        sequences.linkDown();
        return read(model -> {
            tree.watch().vitals().linkDown();
            return gaps.down(micros, sequence);
        });
    }

    /**
     * The link is up at {@code micros}.
     *
     * @param version what is spoken on it
     * @return whether it was down before
     */
    boolean linkUp(long micros, ProtocolVersion version, boolean sessionKept) {
        return read(model -> {
            boolean changed = gaps.up(micros, sessionKept);
            if (changed) {
                tree.watch().vitals().flagTells(version != ProtocolVersion.V5);
                tree.watch().vitals().linkUp(System.nanoTime(), sessionKept);
            }
            return changed;
        });
    }

    /** Stored messages may come again. */
    void subscribed() {
        use(model -> tree.watch().vitals().subscribed(System.nanoTime()));
    }

    Books books(Intake intake) {
        lock.lock();
        try {
            IntakeCounts counts = intake.counts();
            RecordingCounts recorded = tape.counts();
            return new Books(
                    counts.received() + brought,
                    tree.inTree(),
                    tree.cleared(),
                    tree.leftOut(),
                    excluded,
                    counts.skipped(),
                    counts.skippedAcked(),
                    muted,
                    counts.depth(),
                    recorded.recorded() + brought,
                    recorded.shed(),
                    tape.unrecorded(),
                    recorded.depth(),
                    tree.topics(),
                    log.size(),
                    log.evicted());
        } finally {
            lock.unlock();
        }
    }

    private void apply(Message message, Fate fate) {
        switch (fate) {
            case EXCLUDED -> {
                excluded++;
                tree.leaveOut();
            }
            case MUTED -> {
                muted++;
                tree.leaveOut();
            }
            case SHOWN -> show(message);
        }
    }

    private void show(Message message) {
        int topic = -1;
        try {
            topic = tree.add(message);
        } catch (RuntimeException e) {
            // one hostile message must not hide the rest
            tree.leaveOut();
            LOG.error(
                    "a message on a topic of {} characters could not be shown",
                    message.topic().length(),
                    e);
        }
        addToLog(message, topic);
    }

    private void addToLog(Message message, int topic) {
        gaps.adding(message.sequence(), log.end());
        log.add(message, topic);
    }
}
