package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session's recording holds of the time before its log in memory begins: all of it, or what a filter accepts. Older
 * messages are counted, or looked for, no further back than somebody asks for. Reading takes time and blocks: not for the FX
 * thread; one thread at a time, which the monitor sees to.
 */
public final class LogHistory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogHistory.class);
    /** So many places beyond what is asked for are counted ahead. */
    private static final int AHEAD = 500;
    /** How long one step back takes at most, about. */
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(150);

    private final Model model;
    private final @Nullable Predicate<Message> accepts;
    private final Supplier<Optional<Path>> recording;
    private @Nullable Path file;
    private @Nullable RecordingReader reader;
    private @Nullable Seam seam;
    private @Nullable RecordedLines lines;
    private @Nullable Text problem;
    private long begin;
    private long added;
    private long generation;
    private volatile boolean cancelled;

    /**
     * What is wanted.
     *
     * @param place place of the first message, 0 for the newest one before memory
     * @param added {@link Part#added()} that the place refers to; negative if it stays what it is whatever came
     * @param most how many messages
     * @param lookBack how many messages may be looked at to find that many
     */
    public record Wish(long place, long added, int most, long lookBack) {}

    /**
     * A part of it.
     *
     * @param generation another one when places have nothing to do with those before
     * @param begin number of the log's entry that comes right after it, see {@link io.topiary.core.log.MessageLog#first()}
     * @param added by how much places have moved since the beginning, as memory evicted what is recorded
     * @param count messages that are known so far
     * @param looking whether it should be read again, to look for those that were asked for
     * @param backTo when the oldest message came that a filter was asked about, in microseconds since
     *     1970-01-01T00:00:00Z; 0 without one
     * @param older numbers of the recording before memory begins: about as many messages
     * @param problem why it can't be read, null if it can or there is nothing to be read
     * @param first place of the first of {@code messages}
     * @param messages the newest first
     */
    public record Part(
            long generation,
            long begin,
            long added,
            long count,
            boolean looking,
            long backTo,
            long older,
            @Nullable Text problem,
            long first,
            List<Message> messages) {

        public Part {
            messages = List.copyOf(messages);
        }
    }

    /**
     * Nothing read yet.
     *
     * @param accepts the filter, null for everything
     * @param recording the file that the session is recorded to or read from; empty while there is none. Any thread may ask.
     */
    public LogHistory(Session session, @Nullable Predicate<Message> accepts, Supplier<Optional<Path>> recording) {
        this.model = session.model();
        this.accepts = accepts;
        this.recording = recording;
    }

    /** Reads a part; empty if there is no recording. */
    public synchronized Optional<Part> read(Wish wish) {
        try {
            follow(recording.get().orElse(null));
            RecordingReader open = reader;
            RecordedLines all = lines;
            Seam edge = seam;
            if (open == null || all == null || edge == null) {
                return Optional.empty();
            }
            long newest = all.newest();
            begin = model.read(each -> each.log().first());
            long end = edge.find();
            all.upTo(end);
            OptionalLong moved = newest == 0 ? OptionalLong.of(0) : all.placeOf(newest);
            added += moved.orElse(0);
            generation += moved.isEmpty() ? 1 : 0;
            long place = Math.max(0, wish.added() < 0 ? wish.place() : wish.place() + added - wish.added());
            if (isToLookOn(all, place, wish)) {
                all.lookOn();
            }
            problem = null;
            return Optional.of(part(
                    all,
                    place,
                    wish.most(),
                    Math.min(end, open.last() + 1) - open.first(),
                    isToLookOn(all, place, wish)));
        } catch (RecordingException e) {
            if (!e.text().equals(problem)) {
                LOG.warn("the log can't be read on from its recording: {}", e.toString());
            }
            problem = e.text();
            release();
            return Optional.of(new Part(generation, begin, added, 0, false, 0, 0, problem, 0, List.of()));
        }
    }

    /**
     * How many messages came at {@code micros} or later, so that the first of them is one place before that; goes a step
     * further back if that is not known yet. To be asked after a part was read.
     *
     * @param micros microseconds since 1970-01-01T00:00:00Z
     * @return empty as long as it should be asked again
     */
    public synchronized OptionalLong since(long micros) {
        RecordingReader open = reader;
        RecordedLines all = lines;
        if (open == null || all == null) {
            return OptionalLong.of(0);
        }
        try {
            long first = open.timeline().messageAt(micros - 1);
            long end = System.nanoTime() + STEP_NANOS;
            OptionalLong since = all.since(first);
            while (since.isEmpty() && !all.isComplete() && System.nanoTime() - end < 0) {
                all.lookOn();
                since = all.since(first);
            }
            return since.isPresent() || !all.isComplete() ? since : OptionalLong.of(all.count());
        } catch (RecordingException e) {
            // reading on tells it
            LOG.warn("a time can't be found in the recording: {}", e.toString());
            return OptionalLong.of(0);
        }
    }

    private static boolean isToLookOn(RecordedLines all, long place, Wish wish) {
        return !all.isComplete() && all.count() < place + wish.most() + AHEAD && all.looked() < wish.lookBack();
    }

    private Part part(RecordedLines all, long place, int most, long older, boolean looking) throws RecordingException {
        long first = Math.min(place, Math.max(0, all.count() - most));
        return new Part(
                generation,
                begin,
                added,
                all.count(),
                looking,
                all.backTo(),
                Math.max(0, older),
                null,
                first,
                all.at(first, most));
    }

    private void follow(@Nullable Path wanted) throws RecordingException {
        if (cancelled || (wanted == null ? file == null : wanted.equals(file) && reader != null)) {
            return;
        }
        release();
        file = wanted;
        generation++;
        if (wanted != null) {
            RecordingReader open = RecordingReader.open(wanted);
            reader = open;
            seam = new Seam(model, this::oldest, open, open.pages());
            lines = accepts == null ? new AllRecorded(open) : new FilteredRecorded(open, accepts, () -> cancelled);
        }
    }

    /** Those that were not evicted while others were. */
    private List<Message> oldest(int most) {
        return model.read(each -> {
            long from = Math.max(begin, each.log().first());
            begin = from;
            return each.log().range(from, from + most);
        });
    }

    /** Looks no further back; any thread, returns at once. */
    public void cancel() {
        cancelled = true;
    }

    private void release() {
        RecordingReader open = reader;
        reader = null;
        seam = null;
        lines = null;
        file = null;
        if (open != null) {
            open.close();
        }
    }

    /** Lets go of the recording. */
    @Override
    public synchronized void close() {
        cancelled = true;
        release();
    }
}
