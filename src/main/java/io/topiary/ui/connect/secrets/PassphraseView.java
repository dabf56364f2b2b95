package io.topiary.ui.connect.secrets;

import io.topiary.core.text.Messages;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields for the passphrase of the encrypted file, and what is to be known about it. */
final class PassphraseView extends VBox {

    private final Runnable focus;

    PassphraseView(PassphraseViewModel model, Messages messages) {
        getStyleClass().add("dialog-form");
        Label words = new Label(
                messages.get(model.fresh() ? "connect.passphrase.new.text" : "connect.passphrase.unlock.text"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().add(words);
        if (model.fresh()) {
            NewPassphraseView fields = new NewPassphraseView(model.typed(), messages);
            fields.disableProperty().bind(model.busyProperty());
            focus = fields::focusStart;
            getChildren().add(fields);
        } else {
            PasswordField field = SecretFields.field("passphraseField", model.passphraseProperty());
            field.disableProperty().bind(model.busyProperty());
            focus = field::requestFocus;
            getChildren().add(SecretFields.labelled(messages.get("connect.passphrase"), field));
        }
        getChildren()
                .add(SecretFields.error(
                        model.problemProperty().map(messages::get).orElse("")));
    }

    /** Puts the caret where typing begins. */
    void focusStart() {
        focus.run();
    }
}
