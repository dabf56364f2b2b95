package io.topiary.core.session;

import io.topiary.core.export.MessageCsv;
import io.topiary.core.export.MessageFormat;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.export.MessageText;
import io.topiary.core.export.PayloadFolder;
import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages of the log, the oldest first: into one file, whole or not at all, or each payload into a file of its own.
 * What is evicted before its turn is counted. For one export, on one thread; blocks.
 */
public final class LogExport {

    /** Stands for any of the files, where it matters that what was refused is not the folder. */
    private static final String FILE = "payload";

    /** Entries read before the lock is given back. */
    private static final int SLICE = 4_096;
    /** Messages written between two looks at whether anybody still wants them; they may be large. */
    private static final int GLANCE = 64;

    private final Model model;
    private final List<Message> older;
    private final long[] numbers;
    private final @Nullable Past past;
    private int at;
    private boolean stopped;
    private long written;
    private long bytes;
    private long evicted;

    /**
     * What is recorded of the time before the log in memory, to be written before it.
     *
     * @param recording the file
     * @param choice which messages
     * @param last the newest message in memory that is meant, null if there is none
     */
    public record Past(
            Path recording, LogChoice choice, @Nullable Message last) {}

    /**
     * Nothing written yet.
     *
     * @param older messages that come first and are not in the log, such as recorded ones
     * @param numbers which entries of the log, ascending; holes are passed over. Not to be changed any more.
     */
    public LogExport(Model model, List<Message> older, long[] numbers) {
        this(model, older, numbers, null);
    }

    /** As above, of everything that is shown; {@code past} comes first. */
    public LogExport(Model model, Past past, long[] numbers) {
        this(model, List.of(), numbers, past);
    }

    private LogExport(Model model, List<Message> older, long[] numbers, @Nullable Past past) {
        this.model = model;
        this.older = List.copyOf(older);
        this.numbers = numbers;
        this.past = past;
    }

    /**
     * What was written.
     *
     * @param messages how many
     * @param bytes of payload in all of them
     * @param evicted messages that had been evicted from the log before their turn
     * @param cancelled whether there was more to write: only payload files stay when an export is cancelled
     */
    public record Exported(long messages, long bytes, long evicted, boolean cancelled) {}

    /**
     * Writes {@code target}: a file, which only its owner may read, in the place of what is there, or into a folder that
     * exists if {@code format} is {@link MessageFormat#PAYLOADS}.
     *
     * @param control told how many messages were passed, and asked whether to go on
     * @return what was written; if it is nothing, a file was left as it was
     * @throws StoreException if it can't be written; a file that was there still is, payload files before it stay
     */
    public Exported write(Path target, MessageFormat format, Job.Control control) throws StoreException {
        control.phase(Text.of("messages.export.running"), numbers.length);
        boolean complete = switch (format) {
            case JSON_LINES -> file(target, "", new MessageJsonWriter()::write, "\n", control);
            case CSV ->
                file(
                        target,
                        MessageCsv.HEADER + MessageCsv.LINE_BREAK,
                        MessageCsv::row,
                        MessageCsv.LINE_BREAK,
                        control);
            case TEXT -> file(target, "", MessageText::line, "\n", control);
            case PAYLOADS -> folder(target, control);
        };
        return new Exported(written, bytes, evicted, !complete);
    }

    private boolean file(
            Path target, String head, Function<Message, String> form, String lineBreak, Job.Control control)
            throws StoreException {
        try {
            PrivateFile.write(target, out -> {
                put(head, out);
                boolean complete = each(
                        message -> {
                            put(form.apply(message), out);
                            put(lineBreak, out);
                        },
                        control);
                if (!complete || written == 0) {
                    throw new CancellationException("nothing to be kept");
                }
            });
            return true;
        } catch (CancellationException nothing) {
            written = 0;
            bytes = 0;
            return !stopped;
        }
    }

    private static void put(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private boolean folder(Path folder, Job.Control control) throws StoreException {
        PayloadFolder files = new PayloadFolder(folder);
        try {
            return each(message -> files.write(message, true), control);
        } catch (StoreException e) {
            throw e;
        } catch (IOException e) {
            String name = Objects.toString(folder.getFileName(), folder.toString());
            throw new StoreException(
                    Text.of("payload.save.failed", written, name, FileProblem.of(e, folder.resolve(FILE))), e);
        }
    }

    /** Writes a message. */
    @FunctionalInterface
    private interface Pen {

        void write(Message message) throws IOException;
    }

    /** Has {@code pen} write all of them; tells whether nobody cancelled that. */
    private boolean each(Pen pen, Job.Control control) throws IOException {
        for (Message message : older) {
            write(message, pen);
        }
        long before = past == null ? 0 : recorded(past, pen, control);
        while (at < numbers.length && !stopped) {
            int from = at;
            int to = Math.min(numbers.length, from + SLICE);
            List<Message> slice = model.read(all -> slice(all, from, to));
            for (int i = 0; i < slice.size() && !stopped; i++) {
                if (i % GLANCE == 0) {
                    control.done(before + from + i);
                    stopped = control.isCancelled();
                }
                if (!stopped) {
                    write(slice.get(i), pen);
                }
            }
            at = to;
        }
        if (!stopped) {
            control.done(before + numbers.length);
        }
        return !stopped;
    }

    /** Writes what is recorded, and passes over what is in memory no more. @return how many were looked at */
    private long recorded(Past what, Pen pen, Job.Control control) throws IOException {
        try (RecordedRun run = new RecordedRun(model, what.recording(), what.choice(), what.last())) {
            long size = run.size();
            control.phase(Text.of("messages.export.running"), size + numbers.length);
            stopped = !run.each(message -> write(message, pen), control);
            int found = Arrays.binarySearch(numbers, run.begin());
            at = found < 0 ? -found - 1 : found;
            return size;
        } catch (RecordingException e) {
            throw new StoreException(Text.of("messages.export.unread", e.text()), e);
        }
    }

    private void write(Message message, Pen pen) throws IOException {
        pen.write(message);
        written++;
        bytes += message.payload().length;
    }

    private List<Message> slice(Model all, int from, int to) {
        List<Message> messages = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            Message message = all.log().find(numbers[i]);
            if (message != null) {
                messages.add(message);
            } else if (numbers[i] < all.log().first()) {
                evicted++;
            }
        }
        return messages;
    }
}
