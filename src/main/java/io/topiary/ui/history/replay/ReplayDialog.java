package io.topiary.ui.history.replay;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FormDialog;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/**
 * Asks in a window of its own what to replay. FX thread.
 *
 * @param appearance how it looks
 * @param owner the window it is over
 * @param messages its words
 */
public record ReplayDialog(Appearance appearance, Window owner, Messages messages) {

    /** Shows {@code model}, and waits until the user has confirmed it or not. */
    public void ask(ReplayFormViewModel model) {
        ReplayFormView view = new ReplayFormView(model, messages, this::chooseFile);
        FormDialog dialog = new FormDialog(appearance, owner, messages.get("replay.form.title"), view);
        dialog.verb("replayStart", messages.get("replay.form.start"), model.readyProperty(), model::confirm);
        dialog.cancel(messages.get("app.cancel"));
        model.confirmedProperty().subscribe(confirmed -> {
            if (confirmed) {
                dialog.close();
            }
        });
        model.cautionProperty().subscribe(caution -> dialog.fit());
        dialog.showAndWait();
        model.close();
    }

    private Optional<Path> chooseFile(Window over) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("replay.form.input"));
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter(messages.get("replay.form.kind"), "*.db", "*.topiary", "*.jsonl", "*.json"),
                        new ExtensionFilter(messages.get("connect.transfer.anyFile"), "*.*", "*"));
        return Optional.ofNullable(chooser.showOpenDialog(over)).map(File::toPath);
    }
}
