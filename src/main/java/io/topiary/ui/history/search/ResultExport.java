package io.topiary.ui.history.search;

import io.topiary.core.history.HistoryQuery;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.SearchExport;
import io.topiary.core.history.SearchProgress;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes all that a search finds into a file, and says how far that is and what came of it. FX thread. */
final class ResultExport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ResultExport.class);
    private static final int GLANCE_MILLIS = 100;

    private final SearchParts parts;
    private final SearchWords words;
    private final Pulse.Refresh refresh;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private @Nullable Job<Long> job;

    ResultExport(SearchParts parts) {
        this.parts = parts;
        this.words = new SearchWords(parts.messages());
        this.refresh = parts.pulse().register(Pulse.TEXT, this::refresh);
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** How far it is, or what came of it; empty if nothing was exported. */
    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /** Writes what {@code query} finds in {@code recording} into {@code file}. */
    void start(Path recording, HistoryQuery query, long nowMicros, Path file) {
        cancel();
        SearchExport export = new SearchExport(recording, query, parts.judge(), nowMicros);
        Job<Long> started =
                Job.start(parts.background(), Text.of("search.export.phase"), control -> export.write(file, control));
        job = started;
        running.set(true);
        refresh.markDirty();
        var _ = started.result()
                .whenComplete((count, failure) -> parts.fx().execute(() -> ended(started, file, count, failure)));
    }

    void cancel() {
        Job<Long> going = job;
        if (going != null) {
            going.cancel();
        }
    }

    /** Forgets what came of it. */
    void forget() {
        if (!running.get()) {
            text.set("");
        }
    }

    @Override
    public void close() {
        cancel();
        refresh.close();
    }

    private void refresh() {
        Job<Long> going = job;
        if (going != null && running.get()) {
            JobProgress progress = going.progress();
            text.set(parts.messages()
                    .get(
                            "search.export.running",
                            words.progress(new SearchProgress(progress.done(), progress.total(), 0))));
            refresh.markDirtyIn(GLANCE_MILLIS);
        }
    }

    private void ended(Job<Long> which, Path file, @Nullable Long count, @Nullable Throwable failure) {
        if (!which.equals(job)) {
            return;
        }
        running.set(false);
        job = null;
        Messages messages = parts.messages();
        text.set(
                count == null
                        ? failed(failure, file)
                        : messages.get(
                                "search.export.done", count, new Amounts(messages).number(count), file.toString()));
    }

    private String failed(@Nullable Throwable failure, Path file) {
        Messages messages = parts.messages();
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof CancellationException) {
            return messages.get("search.export.cancelled", file.toString());
        }
        if (cause instanceof StoreException known) {
            return messages.get("search.export.failed", messages.get(known.text()));
        }
        if (cause instanceof RecordingException known) {
            return messages.get("search.export.failed", messages.get(known.text()));
        }
        LOG.error("{} could not be written", file, cause);
        return messages.get("search.export.broken", file.toString());
    }
}
