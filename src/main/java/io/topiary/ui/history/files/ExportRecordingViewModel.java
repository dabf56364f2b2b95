package io.topiary.ui.history.files;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.history.PointInTime;
import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.history.transfer.ExportResult;
import io.topiary.core.history.transfer.ExportScope;
import io.topiary.core.history.transfer.RecordingExport;
import io.topiary.core.history.transfer.RecordingImport;
import io.topiary.core.history.transfer.TransferException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/** Which part of a recording is exported, and as what; then how far that is and what came of it. FX thread. */
public final class ExportRecordingViewModel implements AutoCloseable {

    private final Path recording;
    private final Executor background;
    private final TransferWords words;
    private final Messages messages;
    private final Transfer transfer;
    private final BooleanProperty all = new SimpleBooleanProperty(true);
    private final StringProperty since = new SimpleStringProperty("");
    private final StringProperty until = new SimpleStringProperty("");
    private final StringProperty filter;
    private final StringProperty subtree;
    private final BooleanProperty before = new SimpleBooleanProperty(true);
    private final ObjectProperty<ExportFormat> format = new SimpleObjectProperty<>(ExportFormat.TOPIARY);
    private final ReadOnlyStringWrapper content = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> written = new ReadOnlyObjectWrapper<>();

    /**
     * What may be wanted of a recording.
     *
     * @param recording its file
     * @param filter the filter in force in the tree, as typed; empty for none
     * @param subtree the topic chosen in the tree; empty for none
     */
    public record Start(Path recording, String filter, String subtree) {}

    /**
     * Nothing exported yet.
     *
     * @param background runs what takes long
     * @param fx the FX thread
     */
    public ExportRecordingViewModel(Start start, Executor background, Pulse pulse, Executor fx, Messages messages) {
        this.recording = start.recording();
        this.background = background;
        this.messages = messages;
        this.words = new TransferWords(messages);
        this.transfer = new Transfer(false, pulse, fx, messages);
        this.filter = new SimpleStringProperty(start.filter());
        this.subtree = new SimpleStringProperty(start.subtree());
        var _ = Job.start(
                        background, Text.of("transfer.exporting"), control -> new RecordingImport(recording).preview())
                .result()
                .whenComplete((report, thrown) ->
                        fx.execute(() -> content.set(report == null ? words.failure(thrown) : words.content(report))));
        // lines are counted and summed up by scripts: nothing from outside the span unless it is asked for
        format.subscribe(wanted -> before.set(wanted == ExportFormat.TOPIARY));
        for (ObservableValue<?> each : new ObservableValue<?>[] {all, since, until, filter, subtree}) {
            each.subscribe(() -> problem.set(fault()));
        }
    }

    // Properties

    /** Whether everything is wanted, not a part. */
    BooleanProperty allProperty() {
        return all;
    }

    /** From when on, as typed; empty for the beginning. */
    StringProperty sinceProperty() {
        return since;
    }

    /** Until when, as typed; empty for the end. */
    StringProperty untilProperty() {
        return until;
    }

    /** Whether the values that were there when the part begins are wanted, too. */
    BooleanProperty beforeProperty() {
        return before;
    }

    /** What the messages must be, in the filter language; empty for anything. */
    StringProperty filterProperty() {
        return filter;
    }

    /** The topic at and below which they are; empty for all topics. */
    StringProperty subtreeProperty() {
        return subtree;
    }

    /** What is written. */
    ObjectProperty<ExportFormat> formatProperty() {
        return format;
    }

    /** What is in the recording, in words; empty until it is known. */
    ReadOnlyStringProperty contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** What is wrong with what was typed, or why nothing was written; empty if all is well. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What came of it; empty before. */
    ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** The file, once it is written; null before. */
    public ReadOnlyObjectProperty<@Nullable Path> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** How far it is. */
    Transfer transfer() {
        return transfer;
    }

    /** Whether it can begin. */
    ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(
                () -> !transfer.runningProperty().get() && fault().isEmpty(),
                transfer.runningProperty(),
                all,
                since,
                until,
                filter,
                subtree);
    }

    /** How the file is proposed to be called. */
    String proposedName() {
        String name = String.valueOf(recording.getFileName()).replaceFirst("\\.(db|topiary)$", "");
        return (all.get() ? name : name + "-part") + format.get().extension();
    }

    // Commands

    /** Writes {@code file}, in the place of what is there. */
    void write(Path file) {
        try {
            RecordingExport export = new RecordingExport(recording, scope());
            ExportFormat wanted = format.get();
            result.set("");
            problem.set("");
            written.set(null);
            transfer.watch(
                    Job.start(
                            background, Text.of("transfer.exporting"), control -> export.write(file, wanted, control)),
                    (done, thrown) -> ended(file, done, thrown));
        } catch (TransferException | QueryException e) {
            problem.set(fault());
        }
    }

    private void ended(Path file, @Nullable ExportResult done, @Nullable Throwable thrown) {
        if (done == null) {
            problem.set(words.failure(thrown));
            return;
        }
        result.set(words.exported(done, file));
        written.set(done.messages() > 0 && !done.cancelled() ? file : null);
    }

    private ExportScope scope() throws TransferException {
        if (all.get()) {
            return ExportScope.ALL;
        }
        ExportScope scope = ExportScope.ALL
                .within(micros(since.get(), false, Long.MIN_VALUE), micros(until.get(), true, Long.MAX_VALUE))
                .of(MessageQuery.parse(filter.get()).ofMessages(false));
        ExportScope below = subtree.get().isEmpty() ? scope : scope.below(subtree.get());
        return before.get() ? below.withValuesBefore() : below;
    }

    private static long micros(String typed, boolean end, long open) throws TransferException {
        if (typed.isBlank()) {
            return open;
        }
        return new PointInTime(Instant.now(), ZoneId.systemDefault())
                .micros(typed, end)
                .orElseThrow(() -> new TransferException(Text.of("transfer.moment", typed.strip()), null));
    }

    private String fault() {
        try {
            ExportScope scope = scope();
            return scope.sinceMicros() > scope.untilMicros() ? messages.get("files.export.turned") : "";
        } catch (TransferException e) {
            return messages.get(e.text());
        } catch (QueryException e) {
            return messages.get(e.text());
        }
    }

    @Override
    public void close() {
        transfer.close();
    }
}
