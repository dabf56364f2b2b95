package io.topiary.core.session;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.filter.Candidate;
import io.topiary.core.filter.Deviating;
import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.shape.Deviations;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.tree.TopicWalk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the newest message of each topic at and below a level into a file, one a line as JSON
 * ({@link MessageJsonWriter}), in the order in which the topics were first seen. Topics may change meanwhile: each is
 * written as it was at some moment of the export. For one file, on one thread; blocks.
 */
public final class TopicExport {

    /** Levels looked at before the lock is given back. */
    private static final int SLICE = 4_096;

    private final Model model;
    private final String path;
    private final String below;
    private final MessageQuery query;
    private final MessageJsonWriter writer = new MessageJsonWriter();
    private final long nowMicros;
    private int count;

    /**
     * Nothing written yet.
     *
     * @param path of the level, as in a topic name
     * @param query leaves out the topics that it does not accept
     */
    public TopicExport(Model model, String path, MessageQuery query) {
        this.model = model;
        this.nowMicros = model.clock().micros();
        this.path = path;
        this.below = path + "/";
        this.query = query;
    }

    /**
     * Writes {@code file}, which only its owner may read, in the place of what is there.
     *
     * @return how many topics; if it is 0, {@code file} was left alone
     * @throws StoreException if it can't be written; what was there still is
     */
    public int write(Path file) throws StoreException {
        TopicWalk walk = model.read(tree -> tree.tree().watch().walk());
        Slice first = firstAccepted(walk);
        if (first != null) {
            PrivateFile.write(file, out -> write(first, walk, out));
        }
        return count;
    }

    private @Nullable Slice firstAccepted(TopicWalk walk) {
        Slice slice = next(walk);
        while (slice.messages.isEmpty() && slice.more) {
            slice = next(walk);
        }
        return slice.messages.isEmpty() ? null : slice;
    }

    private void write(Slice first, TopicWalk walk, OutputStream out) throws IOException {
        Slice slice = first;
        write(slice, out);
        while (slice.more) {
            slice = next(walk);
            write(slice, out);
        }
    }

    private void write(Slice slice, OutputStream out) throws IOException {
        for (Message message : slice.messages) {
            out.write(writer.write(message).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            count++;
        }
    }

    /** Only what is quick is done under the lock: payloads are looked at after it. */
    private Slice next(TopicWalk walk) {
        List<Seen> seen = new ArrayList<>();
        boolean more = model.read(tree -> walk.next(SLICE, level -> see(level, seen)));
        return new Slice(seen.stream().filter(query::accepts).map(Seen::message).toList(), more);
    }

    private void see(TopicWalk.Level level, List<Seen> seen) {
        Message newest = level.newest();
        if (newest != null && isMeant(newest.topic())) {
            long now = model.clock().nanos();
            seen.add(new Seen(newest, level.perSecond(now), level.silence(now) != null, model.deviations(), nowMicros));
        }
    }

    private boolean isMeant(String topic) {
        return topic.equals(path) || topic.startsWith(below);
    }

    private record Slice(List<Message> messages, boolean more) {}

    /** A topic as it was when its turn came. */
    private record Seen(Message message, double rate, boolean silent, Deviations deviations, long nowMicros)
            implements Candidate {

        @Override
        public String topic() {
            return message.topic();
        }

        @Override
        public boolean deviates(Deviating how) {
            return deviations.deviates(message.topic(), how);
        }
    }
}
