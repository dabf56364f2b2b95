package io.topiary.ui.formats;

import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaKind;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FormDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Schema files and layouts in windows of their own, which are waited for. FX thread. */
public final class FormatWindows {

    private final Appearance appearance;
    private final Window owner;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;

    /**
     * Windows over {@code owner}.
     *
     * @param background reads, decodes and saves
     * @param fx runs on the FX thread
     */
    public FormatWindows(Appearance appearance, Window owner, Executor background, Executor fx, Messages messages) {
        this.appearance = appearance;
        this.owner = owner;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
    }

    /** Shows the files of {@code library}, and waits until that is closed. */
    public void showSchemas(SchemaLibrary library) {
        try (SchemaFilesViewModel model = new SchemaFilesViewModel(library, background, fx, messages)) {
            SchemaFilesView view = new SchemaFilesView(model, messages, this::choose);
            FormDialog dialog = dialog("formats.schemas.title", view);
            dialog.cancel(messages.get("app.close"));
            dialog.showAndWait(view::focus);
        }
    }

    /**
     * Has layouts of {@code store} changed, and waits until that is done.
     *
     * @param sample bytes to try them on, of which the first few thousand are taken over; may be none
     */
    public void showLayouts(LayoutStore store, byte[] sample) {
        LayoutsViewModel model = new LayoutsViewModel(store, background, fx, messages);
        LayoutsView view = new LayoutsView(model, messages, sample);
        FormDialog dialog = dialog("formats.layouts.title", view);
        dialog.verb(
                "layoutsSave",
                messages.get("formats.layouts.save"),
                model.readyProperty(),
                () -> model.save(dialog::close));
        dialog.cancel(messages.get("app.cancel"));
        dialog.showAndWait(view::focus);
    }

    private FormDialog dialog(String titleKey, Region view) {
        FormDialog dialog = new FormDialog(appearance, owner, messages.get(titleKey), view);
        view.getScene().getRoot().getStyleClass().add("formats-dialog");
        return dialog;
    }

    private List<Path> choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("formats.schemas.choose"));
        List<String> patterns = Arrays.stream(SchemaKind.values())
                .flatMap(kind -> kind.extensions().stream())
                .map(extension -> "*." + extension)
                .sorted()
                .toList();
        chooser.getExtensionFilters().add(new ExtensionFilter(messages.get("formats.schemas.filter"), patterns));
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        return chosen == null ? List.of() : chosen.stream().map(File::toPath).toList();
    }
}
