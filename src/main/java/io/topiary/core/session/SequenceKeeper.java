package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicPass;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.sequence.CounterPlan;
import io.topiary.core.sequence.Counters;
import io.topiary.core.sequence.SequenceBook;
import io.topiary.core.sequence.SequenceState;
import io.topiary.core.sequence.SequenceTrack;
import io.topiary.core.sequence.SequenceWatch;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.Ticker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Watches counters of a session, beginning with the messages in memory, for as long as the session lasts. What the pump
 * hands over is looked at on a thread of its own. Any thread.
 */
public final class SequenceKeeper implements AutoCloseable {

    private static final long PERIOD_MILLIS = 100;
    private static final long STEP = 500;

    private final Session session;
    private final SequenceBook book;
    private final Counters counters;
    private final Consumer<List<CounterPlan>> keep;
    private final Executor background;
    private final AtomicBoolean dirty = new AtomicBoolean();
    private final Runnable ending;
    private final Ticker ticker;

    /**
     * Watches what was watched before.
     *
     * @param kept what {@code keep} was told last
     * @param keep told of everything that is watched when that has changed
     * @param background goes through what is in memory
     */
    public SequenceKeeper(
            Session session,
            Counters counters,
            List<CounterPlan> kept,
            Consumer<List<CounterPlan>> keep,
            Executor background) {
        this.session = session;
        this.book = session.model().sequences();
        this.counters = counters;
        this.keep = keep;
        this.background = background;
        kept.forEach(this::start);
        this.ending = session.onDirty(changed -> dirty.set(true));
        this.ticker = new Ticker("topiary-sequence-" + session.name(), PERIOD_MILLIS, this::tick);
    }

    /** The readers of counters. */
    public Counters counters() {
        return counters;
    }

    /** Watches {@code plan} in the place of what was watched of its topic. @return whether there was room for it */
    public boolean watch(CounterPlan plan) {
        boolean watched = start(plan);
        tell();
        return watched;
    }

    /** Watches {@code topic} no longer. */
    public void forget(String topic) {
        book.forget(topic);
        tell();
    }

    /** What is watched of {@code topic}. */
    public Optional<SequenceWatch> of(String topic) {
        return book.of(topic);
    }

    /**
     * What the counter told in a recording; takes as long as that is.
     *
     * @param control told how many messages were looked at, and asked whether to go on
     * @throws RecordingException if the recording can't be read
     */
    public SequenceState ofRecording(Path recording, CounterPlan plan, Job.Control control) throws RecordingException {
        SequenceTrack track = new SequenceTrack(plan, counters.reader(plan.source()));
        try (RecordingReader reader = RecordingReader.open(recording)) {
            TopicPass pass = new TopicPass(reader);
            control.phase(Text.of("sequence.recording.phase"), pass.count(plan.topic()));
            long[] done = {0};
            pass.each(plan.topic(), message -> {
                if (message.direction() == Direction.IN) {
                    track.feed(message, false);
                }
                if (++done[0] % STEP == 0) {
                    control.done(done[0]);
                }
                return !control.isCancelled();
            });
        }
        track.end();
        return track.state(0);
    }

    @Override
    public void close() {
        ending.run();
        ticker.close();
        book.all().forEach(watch -> book.forget(watch.plan().topic()));
    }

    private boolean start(CounterPlan plan) {
        SequenceWatch watch = book.watch(plan, counters.reader(plan.source()));
        if (watch == null) {
            return false;
        }
        background.execute(() -> watch.begin(remembered(plan.topic())));
        return true;
    }

    private List<Message> remembered(String topic) {
        return new TopicLog(session, topic)
                .next().messages().stream()
                        .filter(message -> message.direction() == Direction.IN)
                        .toList();
    }

    private void tick() {
        if (dirty.getAndSet(false)) {
            book.catchUp();
        }
    }

    private void tell() {
        keep.accept(book.all().stream().map(SequenceWatch::plan).toList());
    }
}
