package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
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
    private final MemoryEdge edge;
    private final LogChoice choice;
    private final Supplier<Optional<Path>> recording;
    private @Nullable Path file;
    private @Nullable RecordedLog open;
    private @Nullable Text problem;
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
     * @param gaps when there was no link before memory begins, the oldest first, as far as one has gone back
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
            List<RecordedGap> gaps,
            long first,
            List<Message> messages) {

        public Part {
            gaps = List.copyOf(gaps);
            messages = List.copyOf(messages);
        }
    }

    /**
     * How far a look for a message of some topic has come.
     *
     * @param found the message, null if it was not found, or not yet
     * @param at number of the message in the recording that was looked at last
     * @param more whether to look on
     */
    public record Step(@Nullable Message found, long at, boolean more) {}

    /**
     * Nothing read yet.
     *
     * @param choice which messages
     * @param recording the file that the session is recorded to or read from; empty while there is none. Any thread may ask.
     */
    public LogHistory(Session session, LogChoice choice, Supplier<Optional<Path>> recording) {
        this.model = session.model();
        this.edge = new MemoryEdge(model);
        this.choice = choice;
        this.recording = recording;
    }

    /** Reads a part; empty if there is no recording. */
    public synchronized Optional<Part> read(Wish wish) {
        try {
            RecordedLog all = follow();
            return all == null ? Optional.empty() : Optional.of(read(all, wish));
        } catch (RecordingException e) {
            failed(e);
            return Optional.of(
                    new Part(generation, edge.begin(), added, 0, false, 0, 0, e.text(), List.of(), 0, List.of()));
        }
    }

    private Part read(RecordedLog all, Wish wish) throws RecordingException {
        RecordedLines lines = all.lines();
        long newest = lines.newest();
        List<GapMark> known = model.read(Model::gaps);
        long end = all.seam();
        lines.upTo(end);
        OptionalLong moved = newest == 0 ? OptionalLong.of(0) : lines.placeOf(newest);
        added += moved.orElse(0);
        generation += moved.isEmpty() ? 1 : 0;
        long place = Math.max(0, wish.added() < 0 ? wish.place() : wish.place() + added - wish.added());
        if (isToLookOn(lines, place, wish)) {
            lines.lookOn();
        }
        long first = Math.min(place, Math.max(0, lines.count() - wish.most()));
        problem = null;
        return new Part(
                generation,
                edge.begin(),
                added,
                lines.count(),
                isToLookOn(lines, place, wish),
                lines.backTo(),
                all.before(end),
                null,
                all.gaps().in(lines, end, generation, added, known),
                first,
                lines.at(first, wish.most()));
    }

    /**
     * How many messages came at {@code micros} or later, so that the first of them is one place before that; goes a step
     * further back if that is not known yet. To be asked after a part was read.
     *
     * @param micros microseconds since 1970-01-01T00:00:00Z
     * @return empty as long as it should be asked again
     */
    public synchronized OptionalLong since(long micros) {
        return since(all -> all.at(micros));
    }

    /** As {@link #since}, for the messages from the recording's number {@code number} on. */
    public synchronized OptionalLong sinceNumber(long number) {
        return since(all -> number);
    }

    /** Where something begins. */
    @FunctionalInterface
    private interface Begin {

        long in(RecordedLog all) throws RecordingException;
    }

    private OptionalLong since(Begin where) {
        RecordedLog all = open;
        if (all == null) {
            return OptionalLong.of(0);
        }
        try {
            return all.since(where.in(all), System.nanoTime() + STEP_NANOS);
        } catch (RecordingException e) {
            // reading on tells it
            LOG.warn("a place can't be found in the recording: {}", e.toString());
            return OptionalLong.of(0);
        }
    }

    /**
     * Looks for the message on the topic of {@code message} that is shown before it, or after it, among those before memory.
     *
     * @param recorded whether {@code message} comes from here and not from memory
     */
    public Step step(Message message, boolean recorded, boolean next) {
        return step(message.topic(), next, all -> {
            if (recorded || model.isPast()) {
                return message.sequence();
            }
            long same = all.at(message.timeMicros());
            return next ? all.at(message.timeMicros() + 1) - 1 : same;
        });
    }

    /** Looks on from {@code step}, which looked for a message of {@code topic}. */
    public Step step(Step step, String topic, boolean next) {
        return step(topic, next, all -> step.at());
    }

    private synchronized Step step(String topic, boolean next, Begin where) {
        try {
            RecordedLog all = follow();
            if (all == null) {
                return new Step(null, 0, false);
            }
            long from = where.in(all);
            long end = all.seam();
            long until = System.nanoTime() + STEP_NANOS;
            return next ? all.steps().on(topic, from, end, until) : all.steps().back(topic, Math.min(from, end), until);
        } catch (RecordingException e) {
            failed(e);
            return new Step(null, 0, false);
        }
    }

    /**
     * The recorded messages before {@code messages}, by topic: before the first ones of their topics that were found in
     * memory. Some have none, or are too old to be shown as one that is in memory.
     */
    public synchronized Map<String, Message> before(List<Message> messages) {
        List<Message> oldest =
                model.read(all -> all.log().range(all.log().first(), all.log().first() + 1));
        long since = oldest.isEmpty() ? Long.MAX_VALUE : oldest.getFirst().timeMicros();
        List<Message> shown = messages.stream()
                .filter(message -> message.timeMicros() >= since)
                .toList();
        try {
            RecordedLog all = shown.isEmpty() ? null : follow();
            return all == null ? Map.of() : all.former(shown, model.isPast());
        } catch (RecordingException e) {
            failed(e);
            return Map.of();
        }
    }

    private void failed(RecordingException e) {
        if (!e.text().equals(problem)) {
            LOG.warn("the log can't be read on from its recording: {}", e.toString());
        }
        problem = e.text();
        release();
    }

    private static boolean isToLookOn(RecordedLines all, long place, Wish wish) {
        return !all.isComplete() && all.count() < place + wish.most() + AHEAD && all.looked() < wish.lookBack();
    }

    /** The recording that is to be read now, null if there is none. */
    private @Nullable RecordedLog follow() throws RecordingException {
        Path wanted = recording.get().orElse(null);
        if (cancelled || (wanted == null ? file == null : wanted.equals(file) && open != null)) {
            return open;
        }
        release();
        file = wanted;
        generation++;
        if (wanted != null) {
            open = RecordedLog.open(wanted, model, choice, edge, () -> cancelled);
        }
        return open;
    }

    /** Looks no further back; any thread, returns at once. */
    public void cancel() {
        cancelled = true;
    }

    private void release() {
        RecordedLog former = open;
        open = null;
        file = null;
        if (former != null) {
            former.close();
        }
    }

    /** Lets go of the recording. */
    @Override
    public synchronized void close() {
        cancelled = true;
        release();
    }
}
