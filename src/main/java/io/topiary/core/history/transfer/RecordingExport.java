package io.topiary.core.history.transfer;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingPass;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.RecordingWriter;
import io.topiary.core.history.Timeline;
import io.topiary.core.message.Message;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes a part of a recording into a file to hand on; the recording may go on meanwhile: what comes later is not in it.
 *
 * <p>The file holds messages, the times at which the link was lost and came back, and from what and when it was taken.
 * Nothing of a profile is in it: no address, no user name, no password, no client identifier. One export is for one
 * thread; blocks.
 */
public final class RecordingExport {

    /** Messages that are looked at with one query: a longer one would keep the recording's log from being emptied. */
    private static final int SLICE = 20_000;

    private final Path recording;
    private final ExportScope scope;
    private final long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private final Map<String, Boolean> topics = new HashMap<>();
    private final MessageQuery ofTopic;
    private final MessageQuery ofMessage;

    /** Nothing written yet. */
    public RecordingExport(Path recording, ExportScope scope) {
        this.recording = recording;
        this.scope = scope;
        this.ofTopic = scope.query().topicPart();
        this.ofMessage = scope.query().messagePart();
    }

    /**
     * Writes {@code file}, which only its owner may read, in the place of what is there.
     *
     * @return what was written; no file if that is no message
     * @throws TransferException if it can't be written, or the recording not be read; what was there still is
     */
    public ExportResult write(Path file, ExportFormat format, Job.Control control) throws TransferException {
        refuseItself(file);
        try {
            long messages = format == ExportFormat.TOPIARY ? recording(file, control) : lines(file, control);
            return new ExportResult(messages, messages == 0 ? 0 : Files.size(file), false);
        } catch (CancellationException e) {
            return new ExportResult(0, 0, true);
        } catch (Nothing e) {
            return new ExportResult(0, 0, false);
        } catch (RecordingException e) {
            throw new TransferException(e.text(), e);
        } catch (StoreException e) {
            throw new TransferException(e.text(), e);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw new TransferException(Text.of("transfer.broken", String.valueOf(e.getMessage())), e);
        }
    }

    /**
     * Writes the messages as JSON lines to {@code out}, which is left open.
     *
     * @return how many
     * @throws TransferException if the recording can't be read
     * @throws IOException if {@code out} takes no more
     */
    public long print(OutputStream out, Job.Control control) throws IOException {
        try {
            return read(new ExportTaker.Lines(out), control);
        } catch (RecordingException e) {
            throw new TransferException(e.text(), e);
        }
    }

    private long lines(Path file, Job.Control control) throws IOException, RecordingException {
        long[] count = {0};
        try {
            PrivateFile.write(file, out -> {
                count[0] = print(out, control);
                if (count[0] == 0) {
                    throw new Nothing();
                }
            });
        } catch (StoreException e) {
            if (e.getCause() instanceof TransferException ofTheRecording) {
                throw ofTheRecording;
            }
            throw e;
        }
        return count[0];
    }

    private long recording(Path file, Job.Control control) throws IOException, RecordingException {
        try (RecordingWriter writer = RecordingWriter.create(file)) {
            long count = read(new ExportTaker.Copy(writer), control);
            if (count == 0) {
                throw new Nothing();
            }
            AboutFile.exported(writer, scope);
            writer.finish();
            return count;
        }
    }

    private long read(ExportTaker taker, Job.Control control) throws IOException, RecordingException {
        try (RecordingReader reader = RecordingReader.openFile(recording)) {
            Timeline timeline = reader.timeline();
            long first = Math.max(1, reader.first());
            long from = scope.sinceMicros() == Long.MIN_VALUE
                    ? first
                    : Math.max(first, timeline.messageAt(scope.sinceMicros() - 1));
            long last = reader.last();
            long to = scope.untilMicros() == Long.MAX_VALUE
                    ? last + 1
                    : Math.min(last + 1, timeline.messageAt(scope.untilMicros()));
            Deque<RecordedEvent> events = new ArrayDeque<>(timeline.events());
            events.removeIf(event -> event.message() < from || event.message() > to);
            control.phase(Text.of("transfer.exporting"), Math.max(0, to - from));
            Passing passing = new Passing(taker, events, control, from);
            if (scope.asksBefore()) {
                passing.before(reader);
            }
            return passing.pass(reader, to);
        }
    }

    private boolean acceptsTopic(String topic) {
        return topics.computeIfAbsent(
                topic, name -> scope.acceptsTopic(name) && (ofTopic.isEmpty() || ofTopic.accepts(name)));
    }

    private boolean accepts(Message message) {
        return scope.acceptsTime(message.timeMicros())
                && (ofMessage.isEmpty() || ofMessage.accepts(message, nowMicros));
    }

    private void refuseItself(Path file) throws TransferException {
        try {
            if (Files.exists(file) && Files.isSameFile(file, recording)) {
                throw new TransferException(Text.of("transfer.itself", file.toString()), null);
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException unreadable) {
            // whatever it is: reading or writing it will say so
            return;
        }
    }

    /** There is nothing to write. */
    private static final class Nothing extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** One pass over the messages; what the taker throws comes out again behind the reader. */
    private final class Passing implements Predicate<Message> {

        private final ExportTaker taker;
        private final Deque<RecordedEvent> events;
        private final Job.Control control;
        private final long from;
        private long count;
        private @Nullable Exception problem;

        Passing(ExportTaker taker, Deque<RecordedEvent> events, Job.Control control, long from) {
            this.taker = taker;
            this.events = events;
            this.control = control;
            this.from = from;
        }

        long pass(RecordingReader reader, long to) throws IOException, RecordingException {
            RecordingPass messages = new RecordingPass(reader);
            for (long slice = from; slice < to; slice += SLICE) {
                throwIfCancelled();
                messages.each(slice, Math.min(to, slice + SLICE), RecordingExport.this::acceptsTopic, this);
                rethrow();
                control.done(Math.min(to, slice + SLICE) - from);
            }
            while (!events.isEmpty()) {
                taker.event(events.removeFirst());
            }
            return count;
        }

        /** The newest message of each topic from before: what was there when the part begins. */
        void before(RecordingReader reader) throws IOException, RecordingException {
            reader.eachTopicBefore(from, topic -> {
                Message message = topic.newest();
                if (problem == null
                        && acceptsTopic(message.topic())
                        && (ofMessage.isEmpty() || ofMessage.accepts(message, nowMicros))) {
                    take(message);
                }
            });
            rethrow();
        }

        @Override
        public boolean test(Message message) {
            return !accepts(message) || take(message);
        }

        private boolean take(Message message) {
            throwIfCancelled();
            try {
                while (!events.isEmpty() && events.getFirst().message() <= message.sequence()) {
                    taker.event(events.removeFirst());
                }
                taker.take(message);
                count++;
            } catch (IOException | RecordingException e) {
                problem = e;
            }
            return problem == null;
        }

        private void throwIfCancelled() {
            if (control.isCancelled()) {
                throw new CancellationException();
            }
        }

        private void rethrow() throws IOException, RecordingException {
            switch (problem) {
                case null -> {}
                case RecordingException e -> throw e;
                case IOException e -> throw e;
                default -> throw new IllegalStateException(problem);
            }
        }
    }
}
