package io.topiary.core.session;

import io.topiary.core.history.Changes;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.Timeline;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import io.topiary.core.work.Ticker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves a session through a recording: to any instant, from change to change, or forward at some pace. What is shown of an
 * instant is made on a thread of its own, and takes the place of what was shown at once; what is expanded, ordered and
 * filtered stays so.
 *
 * <p>Methods return at once and may be called from any thread. Of several instants wished for only the newest is made.
 */
public final class Playback implements AutoCloseable {

    /** Speeds that make sense to be offered. */
    public static final List<Double> SPEEDS = List.of(0.1, 0.5, 1.0, 2.0, 10.0, 100.0);

    private static final long TICK_MILLIS = 50;
    /** The part of a core that looking how long a recording is may take: a twentieth. */
    private static final int RELIEF = 20;
    /** Messages added one by one while playing; beyond that the instant is made anew. */
    private static final long MOST_ADDED = 20_000;

    private final RecordingReader reader;
    private final Projector projector;
    private final MoveThread thread = new MoveThread(this::fail);
    private final Listeners<PlaybackState> listeners = new Listeners<>();
    private final AtomicReference<MoveThread.@Nullable Move> wanted = new AtomicReference<>();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private volatile PlaybackState state = PlaybackState.NONE;
    private volatile @Nullable Run run;
    private volatile boolean moving;
    private volatile long lookedNanos;
    private volatile long lookTook;

    /** Playing since some moment. */
    private record Run(long fromMicros, long sinceNanos, double speed, Ticker ticker) {

        long micros() {
            return fromMicros + (long) ((System.nanoTime() - sinceNanos) / 1_000.0 * speed);
        }
    }

    /** Of {@code reader}, which is closed with this. */
    Playback(Session session, RecordingReader reader, SessionLimits limits) {
        this.reader = reader;
        this.projector = new Projector(session, reader, limits);
        look();
    }

    /** Where it stands. */
    public PlaybackState state() {
        return state;
    }

    /**
     * Calls {@code listener} after each change, on the playback's thread.
     *
     * @return removes the listener
     */
    public Runnable onChange(Consumer<PlaybackState> listener) {
        return listeners.add(listener);
    }

    /** Whether it is on its way to somewhere. */
    public boolean isMoving() {
        return moving;
    }

    /** Expands {@code paths} too, where they are. */
    public void expand(Set<String> paths) {
        thread.perform(() -> projector.expand(paths));
    }

    /** Looks again at how long the recording is, which may grow; less often where that takes its time. */
    public void look() {
        boolean due = System.nanoTime() - lookedNanos >= RELIEF * lookTook;
        if (due && looking.compareAndSet(false, true)) {
            thread.perform(() -> {
                looking.set(false);
                long start = System.nanoTime();
                change(state.with(RecordedSpan.of(reader)));
                lookedNanos = System.nanoTime();
                lookTook = lookedNanos - start;
            });
        }
    }

    /** Shows the instant {@code micros}, in microseconds since 1970-01-01T00:00:00Z; the nearest one that there is. */
    public void seek(long micros) {
        want(() -> showInstant(micros));
    }

    /** Shows the end. */
    public void seekEnd() {
        want(() -> {
            RecordedSpan span = RecordedSpan.of(reader);
            change(state.with(span));
            show(span.lastMessage() + 1, span.endMicros());
        });
    }

    /** Shows what there was right after message {@code number} came. */
    public void seekMessage(long number) {
        want(() -> showMessage(number));
    }

    /**
     * Goes to the next or the previous change of {@code path}.
     *
     * @return whether there is one; false too if the recording can't be read, which the state says then, or was closed; never
     *     completes exceptionally
     */
    public CompletableFuture<Boolean> step(String path, boolean forward) {
        CompletableFuture<Boolean> found = new CompletableFuture<>();
        pause();
        MoveThread.Move move = () -> {
            Changes changes = reader.changes();
            long shown = state.shown() ? state.message() : state.span().lastMessage() + 1;
            long message = forward ? changes.next(path, shown) : changes.previous(path, shown);
            // the change that is shown is where it starts from
            if (!forward && message == shown - 1) {
                message = changes.previous(path, message);
            }
            if (message > 0) {
                showMessage(message);
            }
            found.complete(message > 0);
        };
        thread.perform(move, () -> found.complete(false));
        if (thread.isClosed()) {
            // whoever closes may have dropped it
            found.complete(false);
        }
        return found;
    }

    /** Goes on by itself from the instant that is shown, {@code speed} times as fast as it was; faster than 0. */
    public void play(double speed) {
        thread.perform(() -> {
            stop();
            PlaybackState now = state;
            boolean over = now.micros() >= now.span().endMicros();
            if (!now.shown() || over) {
                showInstant(now.span().beginMicros());
            }
            run = new Run(
                    state.micros(), System.nanoTime(), speed, new Ticker("topiary-playback", TICK_MILLIS, this::tick));
            change(state.going(true, speed));
        });
    }

    /** Goes on at another speed, or will when it plays. */
    public void setSpeed(double speed) {
        if (run != null) {
            play(speed);
        } else {
            thread.perform(() -> change(state.going(false, speed)));
        }
    }

    /** Stands still. */
    public void pause() {
        thread.perform(() -> {
            stop();
            change(state.going(false, state.speed()));
        });
    }

    @Override
    public void close() {
        thread.close(() -> {
            stop();
            reader.close();
        });
    }

    private void want(MoveThread.Move move) {
        moving = true;
        if (wanted.getAndSet(move) == null) {
            thread.perform(() -> {
                MoveThread.Move newest = wanted.getAndSet(null);
                if (newest != null) {
                    stop();
                    newest.make();
                    moving = wanted.get() != null;
                    change(state.going(false, state.speed()));
                }
            });
        }
    }

    private void fail(Text why) {
        stop();
        moving = false;
        change(state.failed(why));
    }

    private void change(PlaybackState next) {
        state = next;
        listeners.tell(next);
    }

    private void stop() {
        Run ended = run;
        run = null;
        if (ended != null) {
            ended.ticker().close();
        }
    }

    private void showInstant(long micros) throws RecordingException {
        RecordedSpan span = state.span();
        long within = Math.clamp(micros, span.beginMicros(), span.endMicros());
        show(reader.timeline().messageAt(within), within);
    }

    private void showMessage(long number) throws RecordingException {
        List<Message> message = reader.messages(number, number + 1);
        if (!message.isEmpty()) {
            show(number + 1, message.getFirst().timeMicros());
        }
    }

    private void show(long message, long micros) throws RecordingException {
        projector.show(message, micros, state.span());
        change(state.at(micros, message));
    }

    private void tick() {
        if (ticking.compareAndSet(false, true)) {
            thread.perform(() -> {
                ticking.set(false);
                Run now = run;
                if (now != null) {
                    advance(now.micros());
                }
            });
        }
    }

    private void advance(long wish) throws RecordingException {
        if (wish >= state.span().endMicros()) {
            change(state.with(RecordedSpan.of(reader)));
        }
        long end = state.span().endMicros();
        long micros = Math.min(wish, end);
        Timeline timeline = reader.timeline();
        long from = state.message();
        long next = Math.max(from, timeline.messageAt(micros));
        if (next - from > MOST_ADDED) {
            show(next, micros);
        } else {
            projector.add(from, next, micros, state.span());
            change(state.at(micros, next));
        }
        if (wish >= end) {
            stop();
            change(state.going(false, state.speed()));
        }
    }
}
