package io.topiary.core.session;

import io.topiary.core.export.PayloadFolder;
import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.tree.TopicWalk;
import io.topiary.core.tree.TreeRow;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Saves many payloads, each into a file of its own ({@link PayloadFolder}). Blocks, and is called by one thread; any may ask how
 * far it is, and cancel.
 */
public final class PayloadSaving {

    /** Stands for any of the files, where it matters that what was refused is not the folder. */
    private static final String FILE = "payload";

    /** Entries looked at before the lock is given back. */
    private static final int SLICE = 4_096;

    private final Model model;
    private volatile Saved saved = new Saved(0, 0);

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

    /** What was saved so far. */
    public Saved saved() {
        return saved;
    }

    /**
     * Saves what is in memory of {@code topic}, oldest first, into {@code folder}; tells how many messages of all topics it
     * has looked at.
     *
     * @return what was saved, also when it was cancelled
     * @throws StoreException if a file can't be written; those before it stay
     */
    public Saved messages(String topic, Path folder, Job.Control control) throws StoreException {
        long from = model.read(now -> now.log().oldest());
        long end = model.read(now -> now.log().end());
        long start = from;
        control.phase(Text.of("payload.save.phase"), end - start);
        while (from < end && !control.isCancelled()) {
            long begin = from;
            long to = Math.min(end, model.read(now -> now.log().after(begin, SLICE)));
            write(model.read(now -> of(now.log(), begin, to, topic)), folder, true, control);
            from = to;
            control.done(from - start);
        }
        return saved;
    }

    private static List<Message> of(MessageLog log, long from, long to, String topic) {
        return log.range(from, to).stream()
                .filter(message -> message.topic().equals(topic))
                .toList();
    }

    /**
     * Saves the newest payload of each topic at and below {@code path} into {@code folder}; tells how many topics it has
     * saved.
     *
     * @return what was saved, also when it was cancelled
     * @throws StoreException if a file can't be written; those before it stay
     */
    public Saved subtree(String path, Path folder, Job.Control control) throws StoreException {
        TopicWalk walk = model.read(now -> now.tree().watch().walk());
        control.phase(
                Text.of("payload.save.phase"),
                model.read(now -> now.tree()
                        .row(path)
                        .map(TreeRow::topics)
                        .map(Long::valueOf)
                        .orElse(JobProgress.UNKNOWN)));
        boolean more = true;
        while (more && !control.isCancelled()) {
            List<Message> slice = new ArrayList<>();
            more = model.read(now -> walk.next(SLICE, level -> {
                Message newest = level.newest();
                if (newest != null
                        && (newest.topic().equals(path) || newest.topic().startsWith(path + "/"))) {
                    slice.add(newest);
                }
            }));
            write(slice, folder, false, control);
            control.done(saved.count());
        }
        return saved;
    }

    private void write(List<Message> messages, Path folder, boolean timed, Job.Control control) throws StoreException {
        PayloadFolder files = new PayloadFolder(folder);
        try {
            for (Message message : messages) {
                if (control.isCancelled()) {
                    return;
                }
                files.write(message, timed);
                saved = new Saved(saved.count() + 1, saved.bytes() + message.payload().length);
            }
        } catch (IOException e) {
            String name = Objects.toString(folder.getFileName(), folder.toString());
            throw new StoreException(
                    Text.of("payload.save.failed", saved.count(), name, FileProblem.of(e, folder.resolve(FILE))), e);
        }
    }
}
