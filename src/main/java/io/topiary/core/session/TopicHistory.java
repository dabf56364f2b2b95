package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.TopicPageChanges;
import io.topiary.core.history.TopicPages;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TreeRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every message of one topic, the newest first: those in memory, then those of the recording that are older. Reading takes
 * time and blocks: not for the FX thread; one thread at a time, which the monitor sees to.
 */
public final class TopicHistory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(TopicHistory.class);
    /** How long one call may count what is recorded. */
    private static final long COUNT_NANOS = 40_000_000;

    private final Session session;
    private final String topic;
    private final boolean onlyChanges;
    private final Supplier<Optional<Path>> recording;
    private final HeldMessages held;
    private @Nullable Path file;
    private @Nullable RecordingReader reader;
    private @Nullable Seam seam;
    private @Nullable TopicPages pages;
    private @Nullable TopicPageChanges changes;
    private @Nullable Text problem;
    private long generation;

    /**
     * A part of the history.
     *
     * @param generation changes when places have nothing to do with those before
     * @param added grows by one with each message that comes: its difference to that of an earlier part is by how much the
     *     places have moved
     * @param held how many are in memory
     * @param received how many came on the topic, or were there when a recording was opened
     * @param recorded how many older ones are in the recording, as far as they are counted
     * @param counting whether there may be more
     * @param problem why the recording can't be read, null if it can or there is none
     * @param first place of the first of {@code messages}
     * @param messages the newest first, and one more than was asked for if there is one, to tell the interval
     */
    public record Part(
            long generation,
            long added,
            long held,
            long received,
            long recorded,
            boolean counting,
            @Nullable Text problem,
            long first,
            List<Message> messages) {

        public Part {
            messages = List.copyOf(messages);
        }

        /** How many there are, in memory and in the recording. */
        public long count() {
            return held + recorded;
        }
    }

    /**
     * The history of {@code topic}; nothing is read yet.
     *
     * @param onlyChanges only messages with other bytes than the one before
     * @param recording the file that the session is recorded to or read from; empty while there is none. Any thread may ask.
     */
    public TopicHistory(Session session, String topic, boolean onlyChanges, Supplier<Optional<Path>> recording) {
        this.session = session;
        this.topic = topic;
        this.onlyChanges = onlyChanges;
        this.recording = recording;
        this.held = new HeldMessages(session.model(), topic);
    }

    /**
     * Reads what is new, and a part.
     *
     * @param first place that the part begins with, as of when {@link Part#added()} was {@code added}; it moves on with its
     *     message
     * @param added as above; negative if the part stays at its place whatever came
     * @param most how many messages
     */
    public synchronized Part read(long first, long added, int most) {
        if (held.readOn()) {
            generation++;
            seam = null;
        }
        readRecording();
        long now = held.added(onlyChanges);
        long heldCount = held.count(onlyChanges);
        long recorded = recordedCount();
        long place = added < 0 ? first : first + now - added;
        long begin = Math.clamp(place, 0, Math.max(0, heldCount + recorded - most));
        return new Part(
                generation,
                now,
                heldCount,
                received(),
                recorded,
                isCounting(),
                problem,
                begin,
                messages(begin, most + 1));
    }

    /**
     * The place of {@code message}, a message of this history; empty if it is not found there.
     *
     * @see Part#first()
     */
    public synchronized OptionalLong placeOf(Message message) {
        OptionalLong inMemory = held.placeOf(message, onlyChanges);
        TopicPages recorded = pages;
        if (inMemory.isPresent() || recorded == null || onlyChanges) {
            return inMemory;
        }
        try {
            OptionalLong place = recorded.placeOf(message.sequence());
            boolean same = place.isPresent()
                    && recorded.at(place.getAsLong(), 1).stream()
                            .anyMatch(found -> found.timeMicros() == message.timeMicros());
            return same ? OptionalLong.of(held.count(false) + place.getAsLong()) : OptionalLong.empty();
        } catch (RecordingException e) {
            failed(e);
            return OptionalLong.empty();
        }
    }

    private List<Message> messages(long begin, int most) {
        long heldCount = held.count(onlyChanges);
        List<Message> messages = new ArrayList<>();
        if (begin < heldCount) {
            messages.addAll(held.at(begin, (int) Math.min(most, heldCount - begin), onlyChanges));
        }
        int rest = (int) Math.min(most, begin + most - heldCount);
        if (rest > 0) {
            messages.addAll(recorded(Math.max(0, begin - heldCount), rest));
        }
        return messages;
    }

    private long received() {
        return session.model()
                .read(model -> model.tree().row(topic).map(TreeRow::messages).orElse(0L));
    }

    private long recordedCount() {
        TopicPages all = pages;
        TopicPageChanges some = changes;
        return all == null ? 0 : some == null ? all.count() : some.count();
    }

    private boolean isCounting() {
        TopicPages all = pages;
        TopicPageChanges some = changes;
        return all != null && !(some == null ? all.isComplete() : some.isComplete());
    }

    private List<Message> recorded(long place, int most) {
        TopicPages all = pages;
        RecordingReader open = reader;
        try {
            if (all == null || open == null) {
                return List.of();
            }
            TopicPageChanges some = changes;
            if (some == null) {
                return all.at(place, most);
            }
            long[] numbers = some.at(place, most);
            Arrays.sort(numbers);
            return open.withNumbers(numbers).reversed();
        } catch (RecordingException e) {
            failed(e);
            return List.of();
        }
    }

    private void readRecording() {
        try {
            follow(recording.get().orElse(null));
            RecordingReader open = reader;
            if (open == null) {
                return;
            }
            if (seam == null) {
                seam = new Seam(session.model(), held::oldest, open, open.pages(topic));
            }
            long end = seam.find();
            TopicPages all = pages == null ? open.pages(topic) : pages;
            pages = all;
            all.upTo(end);
            long until = System.nanoTime() + COUNT_NANOS;
            if (onlyChanges) {
                TopicPageChanges some = changes == null ? open.pageChanges(topic) : changes;
                changes = some;
                some.upTo(end);
                some.lookOn();
            } else {
                while (all.countOn() && System.nanoTime() - until < 0) {
                    // as far as one gets
                }
            }
            problem = null;
        } catch (RecordingException e) {
            failed(e);
        }
    }

    private void follow(@Nullable Path wanted) throws RecordingException {
        if (wanted == null ? file == null : wanted.equals(file) && reader != null) {
            return;
        }
        close();
        file = wanted;
        generation++;
        if (wanted != null) {
            reader = RecordingReader.open(wanted);
        }
    }

    private void failed(RecordingException e) {
        if (!e.text().equals(problem)) {
            LOG.warn("the history of a topic can't be read from its recording: {}", e.toString());
        }
        problem = e.text();
        close();
    }

    /** Lets go of the recording. */
    @Override
    public synchronized void close() {
        RecordingReader open = reader;
        reader = null;
        seam = null;
        pages = null;
        changes = null;
        file = null;
        if (open != null) {
            open.close();
        }
    }
}
