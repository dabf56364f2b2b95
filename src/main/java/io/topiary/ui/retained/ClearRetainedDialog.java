package io.topiary.ui.retained;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FormDialog;
import javafx.stage.Window;

/**
 * Asks in a window of its own before stored messages are cleared. FX thread.
 *
 * @param appearance how it looks
 * @param owner the window it is over
 * @param messages its words
 */
public record ClearRetainedDialog(Appearance appearance, Window owner, Messages messages) {

    /** Shows {@code model}, and waits until the user has confirmed it or not. */
    public void ask(ClearRetainedViewModel model) {
        FormDialog dialog = new FormDialog(appearance, owner, model.title(), new ClearRetainedView(model, messages));
        dialog.peril("clearRetainedButton", model.verb(), model.ready(), model::confirm);
        dialog.cancelByDefault(messages.get("app.cancel"));
        model.confirmedProperty().subscribe(confirmed -> {
            if (confirmed) {
                dialog.close();
            }
        });
        model.inventoryProperty().subscribe(found -> dialog.fit());
        dialog.showAndWait();
        model.close();
    }
}
