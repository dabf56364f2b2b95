package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a log shows of the time before memory, the oldest first, read bit by bit: to be written somewhere. What
 * memory evicts meanwhile is read too, as far as it is meant. One thread at a time; blocks.
 */
final class RecordedRun implements AutoCloseable {

    private static final int SLICE = 1_000;
    private static final long SLICE_BYTES = 8L << 20;

    private final Model model;
    private final RecordingReader reader;
    private final RecordedSieve sieve;
    private final MemoryEdge edge;
    private final Seam seam;
    private final @Nullable Message last;
    private final long first;

    /** Does something with a message. */
    @FunctionalInterface
    interface Taker {

        void take(Message message) throws IOException;
    }

    /**
     * Of what is recorded in {@code file}.
     *
     * @param last the newest message in memory that is meant, null if there was none
     * @throws RecordingException if it can't be read
     */
    RecordedRun(Model model, Path file, LogChoice choice, @Nullable Message last) throws RecordingException {
        this.model = model;
        this.last = last;
        this.reader = RecordingReader.open(file);
        this.sieve = new RecordedSieve(reader, choice);
        this.edge = new MemoryEdge(model);
        this.seam = new Seam(model, edge, reader, reader.pages());
        this.first = reader.first();
    }

    /** How many messages there are to look at, about. */
    long size() throws RecordingException {
        return Math.max(0, end() - first);
    }

    /**
     * Hands all of them to {@code taker}.
     *
     * @param control told how many were looked at, and asked whether to go on
     * @return whether nobody cancelled it
     */
    boolean each(Taker taker, Job.Control control) throws RecordingException, IOException {
        RecordedSieve.Run run = sieve.run();
        long next = first;
        for (long end = end(); next < end; end = end()) {
            while (next < end) {
                List<Message> page = reader.page(next, end, SLICE, SLICE_BYTES);
                for (Message message : run.of(page)) {
                    taker.take(message);
                }
                next = page.isEmpty() ? end : page.getLast().sequence() + 1;
                control.done(next - first);
                if (control.isCancelled()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Number of the entry of the log that comes after them all. */
    long begin() {
        return edge.begin();
    }

    /** Memory moves on: what was in it becomes a part of this. */
    private long end() throws RecordingException {
        long memory = Math.min(seam.find(), reader.last() + 1);
        if (last == null) {
            return memory;
        }
        return Math.min(
                memory, model.isPast() ? last.sequence() + 1 : reader.timeline().messageAt(last.timeMicros()));
    }

    @Override
    public void close() {
        reader.close();
    }
}
