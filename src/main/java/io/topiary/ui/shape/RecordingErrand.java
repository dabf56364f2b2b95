package io.topiary.ui.shape;

import io.topiary.core.history.RecordingException;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through the recording of a session for something, one thing at a time, with progress and cancel. FX thread.
 *
 * @param <T> what comes of it
 */
final class RecordingErrand<T> {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingErrand.class);

    private final Supplier<Optional<Path>> recording;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private @Nullable Job<T> job;

    /**
     * Does something with a recording.
     *
     * @param <T> what comes of it
     */
    @FunctionalInterface
    interface Work<T> {

        /** Does it with the recording in {@code file}. */
        T run(Path file, Job.Control control) throws RecordingException;
    }

    /**
     * Nothing to do yet.
     *
     * @param recording the file, empty while nothing is recorded
     * @param background runs what waits for the disk
     */
    RecordingErrand(Supplier<Optional<Path>> recording, Executor background, Executor fx, Messages messages) {
        this.recording = recording;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /**
     * Begins, unless there is no recording, which is told.
     *
     * @param done gets what came of it, if it was not cancelled
     */
    void begin(Work<T> work, Consumer<T> done) {
        cancel();
        Path file = recording.get().orElse(null);
        if (file == null) {
            words.set(messages.get("shape.recording.none"));
            return;
        }
        Job<T> started = Job.start(background, Text.of("shape.recording.begin"), control -> work.run(file, control));
        job = started;
        running.set(true);
        refresh();
        var _ = started.result().whenCompleteAsync((result, failure) -> finish(started, result, failure, done), fx);
    }

    /** Ends it, if there is one. */
    void cancel() {
        Job<T> current = job;
        if (current != null) {
            current.cancel();
        }
        job = null;
        running.set(false);
        words.set("");
    }

    /** Looks how far it is; called a few times a second. */
    void refresh() {
        Job<T> current = job;
        if (current != null) {
            JobProgress progress = current.progress();
            share.set(progress.share());
            String phase = messages.get(progress.phase());
            words.set(
                    progress.total() <= 0
                            ? phase
                            : messages.get(
                                    "shape.recording.progress",
                                    phase,
                                    amounts.number(progress.done()),
                                    amounts.number(progress.total())));
        }
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** The share that is done, negative if nobody knows. */
    ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How far it is, or why nothing came of it. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    private void finish(Job<T> finished, @Nullable T result, @Nullable Throwable failure, Consumer<T> done) {
        if (!finished.equals(job)) {
            return;
        }
        job = null;
        running.set(false);
        if (failure == null && result != null) {
            words.set("");
            done.accept(result);
            return;
        }
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RecordingException problem) {
            words.set(messages.get(problem.text()));
        } else {
            LOG.error("a recording could not be gone through", cause);
            words.set(messages.get("shape.failed"));
        }
    }
}
