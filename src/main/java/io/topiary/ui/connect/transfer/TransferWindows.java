package io.topiary.ui.connect.transfer;

import io.topiary.core.profile.exchange.ImportPreview;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FormDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.binding.Bindings;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Shows imports and exports in windows of their own, and waits until they are closed. FX thread. */
public final class TransferWindows {

    private static final String EXPORT_NAME = "topiary-profiles.json";

    private final Appearance appearance;
    private final Window owner;
    private final Messages messages;

    /** Windows over {@code owner}. */
    public TransferWindows(Appearance appearance, Window owner, Messages messages) {
        this.appearance = appearance;
        this.owner = owner;
        this.messages = messages;
    }

    /**
     * Has the user choose what to import.
     *
     * @param model shows a file already, or nothing yet
     * @return what was imported; empty if nothing was
     */
    public Optional<ImportViewModel.Imported> importProfiles(ImportViewModel model) {
        AtomicReference<ImportViewModel.@Nullable Imported> imported = new AtomicReference<>();
        AtomicReference<@Nullable FormDialog> window = new AtomicReference<>();
        ImportView view = new ImportView(model, messages, () -> chooseImport(model, window.get()));
        FormDialog dialog = new FormDialog(appearance, owner, messages.get("connect.import.title"), view);
        window.set(dialog);
        dialog.verb(
                "importOk",
                model.count().map(count -> messages.get("connect.import.verb", count)),
                Bindings.createBooleanBinding(
                        () -> model.count().get() > 0 && !model.busyProperty().get(),
                        model.count(),
                        model.busyProperty()),
                () -> model.importChosen().ifPresent(done -> {
                    imported.set(done);
                    dialog.close();
                }));
        dialog.cancel(messages.get("app.cancel"));
        dialog.showAndWait();
        return Optional.ofNullable(imported.get());
    }

    /** Shows what was found already. As {@link #importProfiles(ImportViewModel)}. */
    public Optional<ImportViewModel.Imported> importProfiles(ImportViewModel model, ImportPreview found) {
        model.show(found);
        return importProfiles(model);
    }

    private void chooseImport(ImportViewModel model, @Nullable FormDialog dialog) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("connect.import.title"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(
                                messages.get("connect.import.filter"), "*.json", "*.cqc", "*.conf", "*.txt"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        File file = chooser.showOpenDialog(dialog == null ? owner : dialog.window());
        if (file != null) {
            model.read(file.toPath());
        }
    }

    /** Has the user choose what to export, and where to. @return the file; empty if none was written */
    public Optional<Path> exportProfiles(ExportViewModel model) {
        FormDialog dialog = new FormDialog(
                appearance, owner, messages.get("connect.export.title"), new ExportView(model, messages));
        dialog.verb(
                "exportOk",
                model.count().map(count -> messages.get("connect.export.verb", count)),
                model.ready(),
                () -> chooseExport(dialog).ifPresent(model::write));
        dialog.cancel(messages.get("app.cancel"));
        model.writtenProperty().addListener((property, before, now) -> dialog.close());
        dialog.showAndWait();
        return Optional.ofNullable(model.writtenProperty().get());
    }

    private Optional<Path> chooseExport(FormDialog dialog) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("connect.export.title"));
        chooser.setInitialFileName(EXPORT_NAME);
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("connect.export.filter"), "*.json"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return Optional.ofNullable(chooser.showSaveDialog(dialog.window())).map(File::toPath);
    }
}
