package io.topiary.core.session;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Appends each payload that arrives on a topic to a file, from now on until it is closed. Reads the session's log and not the
 * network: what was evicted there before its turn came is counted as missed. Any thread may call.
 */
public final class PayloadStream implements AutoCloseable {

    /** Entries looked at before the lock is given back. */
    private static final int SLICE = 4_096;

    private final Model model;
    private final String topic;
    private final Path file;
    private final Shape shape;
    private final Executor workers;
    private final Consumer<PayloadStream> changed;
    private final Runnable listening;
    private final AtomicBoolean ordered = new AtomicBoolean();
    private final MessageJsonWriter json = new MessageJsonWriter();
    private long next;
    private volatile State state = new State(0, 0, 0, false, null);

    /** What payloads look like in the file. */
    public enum Shape {
        /** One behind the other, nothing between. */
        RAW,
        /** Each followed by a line feed, whatever is in it. */
        LINES,
        /** Each message as JSON on a line ({@link MessageJsonWriter}), from which every byte comes back. */
        JSON_LINES
    }

    /**
     * How it goes.
     *
     * @param messages how many were written
     * @param bytes of their payloads
     * @param missed how many entries of the log were gone before they were looked at; some may have been of the topic
     * @param ended whether no more are written
     * @param failure why it ended, null if nothing failed
     */
    public record State(
            long messages,
            long bytes,
            long missed,
            boolean ended,
            @Nullable Text failure) {}

    /**
     * Begins with the next message.
     *
     * @param workers write
     * @param changed told on a worker when {@link #state()} of the stream handed over changed
     */
    public PayloadStream(
            Session session, String topic, Path file, Shape shape, Executor workers, Consumer<PayloadStream> changed) {
        this.model = session.model();
        this.topic = topic;
        this.file = file;
        this.shape = shape;
        this.workers = workers;
        this.changed = changed;
        this.next = model.read(now -> now.log().end());
        this.listening = session.onDirty(dirty -> order());
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The topic. */
    public String topic() {
        return topic;
    }

    /** How it goes. */
    public State state() {
        return state;
    }

    /** Writes what has arrived up to now, and nothing more; returns at once. */
    @Override
    public void close() {
        listening.run();
        workers.execute(() -> {
            write();
            end(state.failure());
        });
    }

    private void order() {
        if (ordered.compareAndSet(false, true)) {
            workers.execute(() -> {
                ordered.set(false);
                write();
            });
        }
    }

    private synchronized void write() {
        if (state.ended()) {
            return;
        }
        // what arrives while this is written has its own turn
        long end = model.read(now -> now.log().end());
        try {
            while (next < end) {
                write(slice(end));
            }
        } catch (IOException e) {
            listening.run();
            String name = Objects.toString(file.getFileName(), file.toString());
            end(Text.of("payload.stream.failed", name, FileProblem.of(e, file)));
        }
    }

    private List<Message> slice(long end) {
        long to = Math.min(end, next + SLICE);
        return model.read(now -> {
            long gone = Math.max(0, Math.min(to, now.log().first()) - next);
            state = new State(state.messages(), state.bytes(), state.missed() + gone, false, null);
            List<Message> found = now.log().range(next, to).stream()
                    .filter(message -> message.direction() == Direction.IN
                            && message.topic().equals(topic))
                    .toList();
            next = to;
            return found;
        });
    }

    private void write(List<Message> messages) throws IOException {
        if (messages.isEmpty()) {
            return;
        }
        long bytes = 0;
        try (OutputStream out = new BufferedOutputStream(new FileOutputStream(file.toFile(), true))) {
            for (Message message : messages) {
                out.write(
                        shape == Shape.JSON_LINES
                                ? json.write(message).getBytes(StandardCharsets.UTF_8)
                                : message.payload());
                if (shape != Shape.RAW) {
                    out.write('\n');
                }
                bytes += message.payload().length;
            }
        }
        state = new State(state.messages() + messages.size(), state.bytes() + bytes, state.missed(), false, null);
        changed.accept(this);
    }

    private synchronized void end(@Nullable Text failure) {
        if (!state.ended()) {
            state = new State(state.messages(), state.bytes(), state.missed(), true, failure);
            changed.accept(this);
        }
    }
}
