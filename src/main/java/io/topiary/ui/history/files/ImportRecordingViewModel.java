package io.topiary.ui.history.files;

import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.history.transfer.ImportFormat;
import io.topiary.core.history.transfer.ImportReport;
import io.topiary.core.history.transfer.RecordingImport;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.ui.kit.Pulse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** A file to import: what is in it, how far it is imported, and what came of that. FX thread. */
public final class ImportRecordingViewModel implements AutoCloseable {

    private static final int MOST_TRIES = 1_000;

    private final Executor background;
    private final Executor fx;
    private final TransferWords words;
    private final Transfer transfer;
    private final ReadOnlyObjectWrapper<@Nullable Path> source = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable ImportReport> found = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper content = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper result = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Path> imported = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> details = FXCollections.observableArrayList();

    /**
     * Nothing chosen yet.
     *
     * @param background runs what takes long
     * @param fx the FX thread
     */
    public ImportRecordingViewModel(Executor background, Pulse pulse, Executor fx, Messages messages) {
        this.background = background;
        this.fx = fx;
        this.words = new TransferWords(messages);
        this.transfer = new Transfer(true, pulse, fx, messages);
    }

    // Properties

    /** What is to be imported; null if nothing was chosen. */
    ReadOnlyObjectProperty<@Nullable Path> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    /** What is in it, in words; empty until it is known. */
    ReadOnlyStringProperty contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Why it can't be imported; empty if it can. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** What came of it; empty before. */
    ReadOnlyStringProperty resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What is to be known about it, and what in it could not be read, one a line. */
    ObservableList<String> details() {
        return details;
    }

    /** The recording that can be opened: what was imported, or a file that is one; null before. */
    public ReadOnlyObjectProperty<@Nullable Path> importedProperty() {
        return imported.getReadOnlyProperty();
    }

    /** How far it is. */
    Transfer transfer() {
        return transfer;
    }

    /** Whether it can be imported, or opened. */
    ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(
                () -> {
                    ImportReport report = found.get();
                    boolean importable = report != null && report.messages() > 0;
                    return !transfer.runningProperty().get() && (imported.get() != null || importable);
                },
                found,
                imported,
                transfer.runningProperty());
    }

    /** Where the recording is proposed to be: beside the source, under a name that nothing has. */
    Path proposedFile() {
        Path chosen = source.get();
        Path from = chosen == null ? Path.of("import") : chosen;
        String name = String.valueOf(from.getFileName()).replaceFirst("\\.[A-Za-z0-9]{1,8}$", "");
        Path file = from.resolveSibling(name + ExportFormat.TOPIARY.extension());
        for (int n = 2; Files.exists(file) && n < MOST_TRIES; n++) {
            file = from.resolveSibling(name + "-" + n + ExportFormat.TOPIARY.extension());
        }
        return file;
    }

    // Commands

    /** Looks at {@code file}. */
    public void choose(Path file) {
        source.set(file);
        found.set(null);
        content.set("");
        problem.set("");
        result.set("");
        imported.set(null);
        details.clear();
        RecordingImport imports = new RecordingImport(file);
        var _ = Job.start(background, Text.of("transfer.importing"), control -> imports.preview())
                .result()
                .whenComplete((report, thrown) -> fx.execute(() -> looked(file, report, thrown)));
    }

    private void looked(Path file, @Nullable ImportReport report, @Nullable Throwable thrown) {
        if (!file.equals(source.get())) {
            // another one was chosen meanwhile
            return;
        }
        if (report == null) {
            problem.set(words.failure(thrown));
            return;
        }
        found.set(report);
        content.set(words.content(report));
        details.setAll(words.details(report));
        imported.set(report.format() == ImportFormat.TOPIARY ? file : null);
    }

    /** Makes a recording of it as {@code file}, in the place of what is there. */
    void write(Path file) {
        Path from = source.get();
        if (from == null) {
            return;
        }
        RecordingImport imports = new RecordingImport(from);
        problem.set("");
        result.set("");
        transfer.watch(
                Job.start(background, Text.of("transfer.importing"), control -> imports.write(file, control)),
                (report, thrown) -> ended(file, report, thrown));
    }

    private void ended(Path file, @Nullable ImportReport report, @Nullable Throwable thrown) {
        if (report == null) {
            problem.set(words.failure(thrown));
            return;
        }
        result.set(words.imported(report));
        List<String> told = words.details(report);
        details.setAll(told);
        imported.set(report.complete() && report.messages() > 0 ? file : null);
    }

    @Override
    public void close() {
        transfer.close();
    }
}
