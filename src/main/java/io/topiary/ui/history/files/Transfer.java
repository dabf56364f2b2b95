package io.topiary.ui.history.files;

import io.topiary.core.text.Messages;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** An export or import under way: how far it is, looked at a few times a second. FX thread. */
final class Transfer implements AutoCloseable {

    private static final int LOOK_MILLIS = 100;

    private final boolean bytes;
    private final Executor fx;
    private final TransferWords words;
    private final Pulse.Refresh refresh;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper progress = new ReadOnlyStringWrapper("");
    private @Nullable Job<?> job;

    /** @param bytes whether it counts bytes, not messages */
    Transfer(boolean bytes, Pulse pulse, Executor fx, Messages messages) {
        this.bytes = bytes;
        this.fx = fx;
        this.words = new TransferWords(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
    }

    /** Whether something is under way. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How much is done, 0 to 1; negative if nobody knows. */
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** The same in words. */
    ReadOnlyStringProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** Watches {@code started}; {@code ended} gets what comes of it, or what it threw. */
    <T> void watch(Job<T> started, BiConsumer<@Nullable T, @Nullable Throwable> ended) {
        job = started;
        running.set(true);
        refresh.markDirty();
        var _ = started.result()
                .whenComplete((result, thrown) -> fx.execute(() -> {
                    running.set(false);
                    ended.accept(result, thrown);
                }));
    }

    /** Ends it soon, and leaves nothing of it behind. */
    void cancel() {
        if (job != null) {
            job.cancel();
        }
    }

    private void refresh() {
        Job<?> watched = job;
        if (watched != null && running.get()) {
            share.set(watched.progress().share());
            progress.set(words.progress(watched.progress(), bytes));
            refresh.markDirtyIn(LOOK_MILLIS);
        }
    }

    @Override
    public void close() {
        cancel();
        refresh.close();
    }
}
