package io.topiary.core.session;

import io.topiary.core.export.PayloadFiles;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TopicWalk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Saves many payloads, each into a file of its own ({@link PayloadFiles}). Any thread but the FX thread: it blocks. */
public final class PayloadSaving {

    /** Stands for any of the files, where it matters that what was refused is not the folder. */
    private static final String FILE = "payload";

    /** Entries looked at before the lock is given back. */
    private static final int SLICE = 4_096;

    private final Model model;
    private int count;
    private long bytes;

    /** Nothing saved yet. */
    public PayloadSaving(Model model) {
        this.model = model;
    }

    /**
     * What was saved.
     *
     * @param count files
     * @param bytes in all of them
     */
    public record Saved(int count, long bytes) {}

    /**
     * Saves what is in memory of {@code topic}, oldest first, into {@code folder}.
     *
     * @throws StoreException if a file can't be written; those before it stay
     */
    public Saved messages(String topic, Path folder) throws StoreException {
        long from = model.read(now -> now.log().first());
        long end = model.read(now -> now.log().end());
        while (from < end) {
            long begin = from;
            long to = Math.min(end, begin + SLICE);
            write(model.read(now -> of(now.log(), begin, to, topic)), folder, true);
            from = to;
        }
        return new Saved(count, bytes);
    }

    private static List<Message> of(MessageLog log, long from, long to, String topic) {
        return log.range(from, to).stream()
                .filter(message -> message.topic().equals(topic))
                .toList();
    }

    /**
     * Saves the newest payload of each topic at and below {@code path} into {@code folder}.
     *
     * @throws StoreException if a file can't be written; those before it stay
     */
    public Saved subtree(String path, Path folder) throws StoreException {
        TopicWalk walk = model.read(now -> now.tree().watch().walk());
        boolean more = true;
        while (more) {
            List<Message> slice = new ArrayList<>();
            more = model.read(now -> walk.next(SLICE, level -> {
                Message newest = level.newest();
                if (newest != null
                        && (newest.topic().equals(path) || newest.topic().startsWith(path + "/"))) {
                    slice.add(newest);
                }
            }));
            write(slice, folder, false);
        }
        return new Saved(count, bytes);
    }

    private void write(List<Message> messages, Path folder, boolean timed) throws StoreException {
        PayloadFiles files = new PayloadFiles(folder);
        try {
            for (Message message : messages) {
                files.write(message, timed);
                count++;
                bytes += message.payload().length;
            }
        } catch (IOException e) {
            String name = Objects.toString(folder.getFileName(), folder.toString());
            throw new StoreException(
                    Text.of("payload.save.failed", count, name, FileProblem.of(e, folder.resolve(FILE))), e);
        }
    }
}
