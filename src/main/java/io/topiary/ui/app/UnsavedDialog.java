package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.UnsavedQuestion;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.Dialogs.Choice;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.stage.Window;

/** Asks about unsaved changes in a dialog. */
record UnsavedDialog(Dialogs dialogs, Window owner, Messages messages) implements UnsavedQuestion {

    @Override
    public Answer ask(String name) {
        Choice save = new Choice(messages.get("connect.save"), ButtonData.OK_DONE);
        Choice discard = new Choice(messages.get("connect.discard"), ButtonData.OTHER);
        Choice cancel = new Choice(messages.get("app.cancel"), ButtonData.CANCEL_CLOSE);
        return dialogs.ask(
                        owner,
                        messages.get("connect.unsaved.title"),
                        messages.get("connect.unsaved.text", name),
                        save,
                        discard,
                        cancel)
                .map(choice ->
                        choice.equals(save) ? Answer.SAVE : choice.equals(discard) ? Answer.DISCARD : Answer.STAY)
                .orElse(Answer.STAY);
    }
}
