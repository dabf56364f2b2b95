package io.topiary.ui.retained;

import io.topiary.core.retained.RetainedResult;
import io.topiary.core.retained.RetainedTask;
import io.topiary.core.retained.RetainedTruth;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStrip;
import io.topiary.ui.kit.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** Clearing and restoring in a session: how far it is, what came of it, and what can be done then. FX thread. */
public final class RetainedViewModel {

    private static final int GLANCE_MILLIS = 100;

    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final RetainedWords words;
    private final Pulse.Refresh refresh;
    private final JobReport report = new JobReport();
    private final ReadOnlyBooleanWrapper undoable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper retryable = new ReadOnlyBooleanWrapper();
    private final ObservableList<String> rest = FXCollections.observableArrayList();
    private final List<RetainedTask> open = new ArrayList<>();
    private @Nullable Work work;
    private @Nullable Job<?> job;
    private @Nullable RetainedResult result;
    private boolean closed;

    /** What is done, under which title. */
    private record Work(RetainedTask task, boolean clearing, String title) {}

    /**
     * Nothing is being done.
     *
     * @param background runs what is done; its threads may wait
     * @param fx the FX thread
     */
    public RetainedViewModel(Executor background, Executor fx, Pulse pulse, Messages messages) {
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.words = new RetainedWords(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
    }

    // Properties

    /** What the bar tells: how far it is, or what came of it. */
    public JobStrip.Facts facts() {
        return report.facts();
    }

    /** Whether it can be undone. */
    ReadOnlyBooleanProperty undoableProperty() {
        return undoable.getReadOnlyProperty();
    }

    /** Whether there is a rest to try again. */
    ReadOnlyBooleanProperty retryableProperty() {
        return retryable.getReadOnlyProperty();
    }

    /** The topics that are not done, each with its reason. */
    ObservableList<String> rest() {
        return rest;
    }

    /** Where the messages were saved; empty if nowhere. */
    Optional<String> backup() {
        return Optional.ofNullable(result).map(RetainedResult::backup).map(Object::toString);
    }

    // Commands

    /** Whether something is being done, so that nothing else can be begun. */
    public boolean isBusy() {
        return report.isRunning();
    }

    /** Begins to clear {@code count} topics. */
    public void clear(RetainedTask task, int count, String broker) {
        closeAll();
        begin(new Work(task, true, messages.get("retained.clearing.title", count, broker)));
    }

    /** Shows that {@code asking} counts what is stored under {@code root}, and then what it found. */
    public void count(Job<RetainedTruth> asking, String root) {
        closeAll();
        work = null;
        result = null;
        started(messages.get("retained.counting.title", root), asking);
        var _ = asking.result()
                .whenComplete((truth, failure) -> fx.execute(() -> {
                    job = null;
                    report.end(truth == null ? words.failure(failure) : words.truth(truth), truth != null);
                }));
    }

    /** Ends what is being done, within a second. */
    public void cancel() {
        Job<?> now = job;
        if (now != null) {
            now.cancel();
        }
    }

    /** Goes on with what is left. */
    void retry() {
        Work last = work;
        if (last != null && !isBusy()) {
            begin(last);
        }
    }

    /** Puts back what was cleared. */
    void undo() {
        Work last = work;
        RetainedResult done = result;
        if (last == null || done == null || isBusy()) {
            return;
        }
        last.task()
                .undo(done)
                .ifPresent(task -> begin(new Work(
                        task,
                        false,
                        messages.get("retained.restoring.title", done.touched().size()))));
    }

    /** Takes the result away; undoing it is not possible after that. */
    void dismiss() {
        if (!isBusy()) {
            closeAll();
            work = null;
            result = null;
            report.dismiss();
        }
    }

    /** Ends what is being done and lets go of everything. */
    public void close() {
        closed = true;
        cancel();
        refresh.close();
        if (!isBusy()) {
            closeAll();
        }
    }

    private void begin(Work next) {
        work = next;
        if (!open.contains(next.task())) {
            open.add(next.task());
        }
        Job<RetainedResult> running = Job.start(background, Text.of("retained.phase.connecting"), next.task()::run);
        started(next.title(), running);
        var _ = running.result().whenComplete((done, failure) -> fx.execute(() -> ended(next, done, failure)));
    }

    private void started(String newTitle, Job<?> running) {
        undoable.set(false);
        retryable.set(false);
        rest.clear();
        job = running;
        report.begin(newTitle);
        refresh.markDirty();
    }

    private void refresh() {
        Job<?> now = job;
        if (now != null && isBusy()) {
            boolean ending = now.isCancelled();
            report.progress(
                    ending ? messages.get("retained.cancelling") : words.progress(now.progress()),
                    now.progress().share());
            refresh.markDirtyIn(GLANCE_MILLIS);
        }
    }

    private void ended(Work ended, @Nullable RetainedResult done, @Nullable Throwable failure) {
        job = null;
        if (done == null) {
            // what an earlier run did still counts, and can be gone on with
            report.end(words.failure(failure), false);
        } else {
            result = done;
            rest.setAll(words.rest(done));
            report.end(words.result(done, ended.clearing()), done.isClean());
        }
        RetainedResult last = result;
        retryable.set(done == null || !done.rest().isEmpty());
        undoable.set(ended.clearing() && last != null && !last.touched().isEmpty());
        if (closed) {
            closeAll();
        }
    }

    private void closeAll() {
        open.forEach(RetainedTask::close);
        open.clear();
    }
}
