package io.topiary.ui.messages;

import io.topiary.core.export.MessageFormat;
import io.topiary.core.session.LogExport;
import io.topiary.core.session.LogExport.Exported;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import io.topiary.ui.kit.JobReport;
import io.topiary.ui.kit.JobStage;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes messages of the log into files, one export at a time, and says how far that is and what came of it. FX thread. */
public final class LogExportViewModel implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogExportViewModel.class);
    private static final int GLANCE_MILLIS = 100;

    private final Session session;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private JobReport notes = new JobReport();
    private @Nullable Job<Exported> job;

    /**
     * Nothing exported yet.
     *
     * @param background writes; may wait for the disk
     * @param fx runs on the FX thread
     */
    public LogExportViewModel(Session session, Executor background, Pulse pulse, Executor fx, Messages messages) {
        this.session = session;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(Pulse.TEXT, this::refresh);
    }

    /** Whether something is being exported. */
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Where it is told, from now on. */
    void tellBy(JobReport newNotes) {
        notes = newNotes;
    }

    /** Writes what {@code pick} tells into {@code target}, unless something is being exported. */
    void start(LogPick pick, MessageFormat format, Path target) {
        if (running.get()) {
            return;
        }
        LogExport export = pick.export(session);
        Job<Exported> started = Job.start(
                background, Text.of("messages.export.running"), control -> export.write(target, format, control));
        job = started;
        running.set(true);
        refresh();
        var _ = started.result()
                .whenComplete((done, failure) -> fx.execute(() -> ended(done, failure, format, target)));
    }

    /** Ends it soon. A file is left as it was; payload files that were written stay. */
    void cancel() {
        Job<Exported> going = job;
        if (going != null) {
            going.cancel();
        }
    }

    @Override
    public void close() {
        cancel();
        refresh.close();
    }

    private void refresh() {
        Job<Exported> going = job;
        if (going != null && running.get()) {
            JobProgress progress = going.progress();
            notes.share(progress.share());
            notes.tell(
                    JobStage.RUNNING,
                    messages.get("messages.export.running"),
                    messages.get(
                            "messages.export.progress",
                            amounts.number(progress.done()),
                            amounts.number(Math.max(0, progress.total()))));
            refresh.markDirtyIn(GLANCE_MILLIS);
        }
    }

    private void ended(@Nullable Exported done, @Nullable Throwable failure, MessageFormat format, Path target) {
        running.set(false);
        job = null;
        if (done == null) {
            notes.tell(JobStage.PROBLEM, messages.get("messages.export.failed"), failed(failure, target));
            return;
        }
        String missing = done.evicted() == 0
                ? ""
                : " " + messages.get("messages.export.evicted", done.evicted(), amounts.number(done.evicted()));
        boolean files = format == MessageFormat.PAYLOADS;
        String count = amounts.number(done.messages());
        if (done.cancelled()) {
            String key = files ? "messages.export.stopped.files" : "messages.export.stopped.file";
            notes.tell(
                    JobStage.PROBLEM,
                    messages.get("messages.export.stopped"),
                    messages.get(key, target.toString(), done.messages(), count) + missing);
            return;
        }
        String key = files ? "messages.export.done.files" : "messages.export.done.file";
        notes.tell(
                missing.isEmpty() ? JobStage.DONE : JobStage.PROBLEM,
                messages.get("messages.export.done"),
                messages.get(key, target.toString(), done.messages(), count, amounts.bytes(done.bytes())) + missing);
    }

    private String failed(@Nullable Throwable failure, Path target) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof StoreException known) {
            return messages.get(known.text());
        }
        LOG.error("{} could not be written", target, cause);
        return messages.get("messages.export.broken", target.toString());
    }
}
