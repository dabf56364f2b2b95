package io.topiary.ui.history.files;

import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FormDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Shows exports and imports in windows of their own, and waits until they are closed. FX thread.
 *
 * @param appearance how they look
 * @param owner the window they are over
 * @param messages their words
 */
public record RecordingWindows(Appearance appearance, Window owner, Messages messages) {

    /**
     * Has the user export a part of a recording.
     *
     * @param showFolder shows a file where it lies
     */
    public void export(ExportRecordingViewModel model, Consumer<Path> showFolder) {
        ExportRecordingView view = new ExportRecordingView(model, messages);
        FormDialog dialog = new FormDialog(appearance, owner, messages.get("files.export.title"), view);
        dialog.verb(
                "exportRecordingOk",
                messages.get("files.export.verb"),
                model.ready(),
                () -> chooseTarget(
                                dialog,
                                model.proposedName(),
                                model.formatProperty().get())
                        .ifPresent(model::write));
        dialog.aside(
                "exportRecordingShow",
                messages.get("files.show"),
                model.writtenProperty().map(file -> true).orElse(false),
                () -> {
                    Path file = model.writtenProperty().get();
                    if (file != null) {
                        showFolder.accept(file);
                    }
                });
        dialog.cancel(messages.get("app.close"));
        model.contentProperty().subscribe(dialog::fit);
        model.problemProperty().subscribe(dialog::fit);
        model.resultProperty().subscribe(dialog::fit);
        model.transfer().runningProperty().subscribe(dialog::fit);
        dialog.showAndWait();
        model.close();
    }

    /**
     * Has the user import a file.
     *
     * @param model shows a file already, or nothing yet
     * @param open opens a recording
     */
    public void importFile(ImportRecordingViewModel model, Consumer<Path> open) {
        AtomicReference<@Nullable FormDialog> window = new AtomicReference<>();
        ImportRecordingView view = new ImportRecordingView(
                model, messages, () -> chooseSource(window.get()).ifPresent(model::choose));
        FormDialog dialog = new FormDialog(appearance, owner, messages.get("files.import.title"), view);
        window.set(dialog);
        dialog.verb(
                "importRecordingOk",
                model.importedProperty()
                        .map(file -> messages.get("files.open.verb"))
                        .orElse(messages.get("files.import.verb")),
                model.ready(),
                () -> {
                    Path file = model.importedProperty().get();
                    if (file != null) {
                        dialog.close();
                        open.accept(file);
                    } else {
                        Path proposed = model.proposedFile();
                        chooseTarget(dialog, String.valueOf(proposed.getFileName()), ExportFormat.TOPIARY)
                                .ifPresent(model::write);
                    }
                });
        model.contentProperty().subscribe(dialog::fit);
        model.problemProperty().subscribe(dialog::fit);
        model.resultProperty().subscribe(dialog::fit);
        dialog.cancel(messages.get("app.close"));
        dialog.showAndWait();
        model.close();
    }

    private Optional<Path> chooseTarget(FormDialog dialog, String name, ExportFormat format) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("files.save.title"));
        chooser.setInitialFileName(name);
        String kind = format == ExportFormat.TOPIARY ? "files.kind.topiary" : "files.kind.lines";
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get(kind), "*" + format.extension()),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return Optional.ofNullable(chooser.showSaveDialog(dialog.window())).map(File::toPath);
    }

    private Optional<Path> chooseSource(@Nullable FormDialog dialog) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("files.import.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"),
                        new ExtensionFilter(
                                messages.get("files.kind.import"),
                                "*.jsonl",
                                "*.json",
                                "*.txt",
                                "*.log",
                                "*.pcap",
                                "*.pcapng",
                                "*.cap"));
        return Optional.ofNullable(chooser.showOpenDialog(dialog == null ? owner : dialog.window()))
                .map(File::toPath);
    }
}
