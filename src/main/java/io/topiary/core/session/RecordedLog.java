package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** The recording that a log goes on in, while it is open. One thread at a time; blocks. */
final class RecordedLog implements AutoCloseable {

    /** Of messages of one topic that memory evicted while one looked, there are never more. */
    private static final int MOST_BETWEEN = 4_096;

    private static final int FIRST_LOOK = 8;

    private final RecordingReader reader;
    private final RecordedLines lines;
    private final RecordedGaps gaps;
    private final RecordedSteps steps;
    private final Seam seam;

    private RecordedLog(RecordingReader reader, LogChoice choice, Seam seam, BooleanSupplier cancelled) {
        RecordedSieve sieve = new RecordedSieve(reader, choice);
        this.reader = reader;
        this.lines = choice.isAll() ? new AllRecorded(reader) : new FilteredRecorded(reader, sieve, cancelled);
        this.gaps = new RecordedGaps(reader);
        this.steps = new RecordedSteps(reader, sieve);
        this.seam = seam;
    }

    /**
     * Opens {@code file}.
     *
     * @param held the oldest messages in memory
     * @param cancelled asked now and then whether to look no further
     */
    static RecordedLog open(Path file, Model model, LogChoice choice, Seam.Oldest held, BooleanSupplier cancelled)
            throws RecordingException {
        RecordingReader reader = RecordingReader.open(file);
        return new RecordedLog(reader, choice, new Seam(model, held, reader, reader.pages()), cancelled);
    }

    /** What of it is shown. */
    RecordedLines lines() {
        return lines;
    }

    RecordedGaps gaps() {
        return gaps;
    }

    RecordedSteps steps() {
        return steps;
    }

    /** Number of the first message that is not older than those in memory, see {@link Seam#find()}. */
    long seam() throws RecordingException {
        return seam.find();
    }

    /** How many numbers there are before number {@code end}. */
    long before(long end) throws RecordingException {
        long first = reader.first();
        // none is recorded yet
        return first == 0 ? 0 : Math.max(0, Math.min(end, reader.last() + 1) - first);
    }

    /** Number of the first message at {@code micros} or later, in microseconds since 1970-01-01T00:00:00Z. */
    long at(long micros) throws RecordingException {
        return reader.timeline().messageAt(micros - 1);
    }

    /** How many are shown from number {@code number} on; empty if one has not gone back that far at {@code until}. */
    OptionalLong since(long number, long until) throws RecordingException {
        OptionalLong since = lines.since(number);
        while (since.isEmpty() && !lines.isComplete() && System.nanoTime() - until < 0) {
            lines.lookOn();
            since = lines.since(number);
        }
        return since.isPresent() || !lines.isComplete() ? since : OptionalLong.of(lines.count());
    }

    /** The messages before {@code messages}, the first of their topics in memory, by topic; those that are recorded. */
    Map<String, Message> former(List<Message> messages, boolean past) throws RecordingException {
        // memory may have moved on since somebody found them there
        long end = past ? 0 : seam.find();
        Map<String, Message> former = new HashMap<>();
        for (Message message : messages) {
            former(message, past ? message.sequence() : end, past)
                    .ifPresent(found -> former.put(message.topic(), found));
        }
        return former;
    }

    private Optional<Message> former(Message message, long end, boolean past) throws RecordingException {
        for (int most = 1; most <= MOST_BETWEEN; most *= FIRST_LOOK) {
            List<Message> earlier = reader.ofTopic(message.topic(), end, most);
            Optional<Message> found = earlier.stream()
                    .filter(each -> past || each.timeMicros() < message.timeMicros())
                    .findFirst();
            if (found.isPresent() || earlier.size() < most) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        reader.close();
    }
}
