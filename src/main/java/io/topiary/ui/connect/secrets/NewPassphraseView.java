package io.topiary.ui.connect.secrets;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields for a passphrase that is being chosen, and how good it is. */
public final class NewPassphraseView extends VBox {

    private final NewPassphraseViewModel model;
    private final Messages messages;
    private final PasswordField passphrase;

    /** A view of {@code model}. */
    public NewPassphraseView(NewPassphraseViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.passphrase = SecretFields.field("passphraseField", model.passphraseProperty());
        getStyleClass().add("dialog-fields");
        PasswordField repeated = SecretFields.field("passphraseRepeated", model.repeatedProperty());
        getChildren()
                .addAll(
                        SecretFields.labelled(messages.get("connect.passphrase"), passphrase),
                        strength(),
                        SecretFields.labelled(messages.get("connect.passphrase.again"), repeated),
                        SecretFields.error(model.differs()
                                .map(differs -> differs ? messages.get("connect.passphrase.differs") : "")));
    }

    /** Puts the caret where typing begins. */
    public void focusStart() {
        passphrase.requestFocus();
    }

    private Node strength() {
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        Label words = new Label();
        words.setId("passphraseStrength");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.getStyleClass().addAll(Style.SMALL, Style.MUTED);
        model.strength().subscribe(strength -> {
            bar.setProgress(strength.share());
            bar.getStyleClass()
                    .setAll("progress-bar", "strength", strength.name().toLowerCase(Locale.ROOT));
            words.setText(messages.get("connect.strength." + strength.name()));
        });
        return new VBox(bar, words);
    }
}
