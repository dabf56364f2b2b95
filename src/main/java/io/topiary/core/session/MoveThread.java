package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Workers;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread on which a playback reads its recording and moves, one move after the other. Any thread may call it. */
final class MoveThread {

    private static final Logger LOG = LoggerFactory.getLogger(MoveThread.class);

    private final Workers worker = new Workers(1);
    private final Consumer<Text> failed;
    private volatile boolean closed;

    /** Something to be shown, found out on this thread. */
    @FunctionalInterface
    interface Move {
        void make() throws RecordingException;
    }

    /** @param failed told, on this thread, why a move could not be made */
    MoveThread(Consumer<Text> failed) {
        this.failed = failed;
    }

    /** Makes {@code move}, after those that are asked for already; not any more once it is closed. */
    void perform(Move move) {
        perform(move, () -> {});
    }

    /** As {@link #perform(Move)}; {@code afterwards} runs whatever became of it, unless closing came first. */
    void perform(Move move, Runnable afterwards) {
        worker.execute(() -> {
            try {
                make(move);
            } finally {
                afterwards.run();
            }
        });
    }

    private void make(Move move) {
        if (closed) {
            return;
        }
        try {
            move.make();
        } catch (RecordingException e) {
            LOG.warn("a recording can't be read", e);
            failed.accept(e.text());
        }
    }

    /** Whether nothing is performed any more. */
    boolean isClosed() {
        return closed;
    }

    /** Ends after {@code last}; returns at once. */
    void close(Runnable last) {
        closed = true;
        worker.execute(() -> {
            last.run();
            worker.close();
        });
    }
}
