package io.topiary.ui.connect.secrets;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.Locale;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields for the passphrase of the encrypted file, and what is to be known about it. */
final class PassphraseView extends VBox {

    private final PassphraseViewModel model;
    private final Messages messages;
    private final PasswordField passphrase;

    PassphraseView(PassphraseViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.passphrase = field("passphraseField", model.passphraseProperty());
        getStyleClass().add("dialog-form");
        Label words = new Label(
                messages.get(model.fresh() ? "connect.passphrase.new.text" : "connect.passphrase.unlock.text"));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        getChildren().addAll(words, labelled("connect.passphrase", passphrase));
        if (model.fresh()) {
            PasswordField repeated = field("passphraseRepeated", model.repeatedProperty());
            getChildren()
                    .addAll(
                            strength(),
                            labelled("connect.passphrase.again", repeated),
                            error(model.differs()
                                    .map(differs -> differs ? messages.get("connect.passphrase.differs") : "")));
        }
        getChildren()
                .add(error(model.problemProperty().map(messages::get).orElse("")));
    }

    /** Puts the caret where typing begins. */
    void focusStart() {
        passphrase.requestFocus();
    }

    private PasswordField field(String id, StringProperty value) {
        PasswordField field = new PasswordField();
        field.setId(id);
        field.textProperty().bindBidirectional(value);
        field.disableProperty().bind(model.busyProperty());
        return field;
    }

    private Node labelled(String key, Node field) {
        Label label = new Label(messages.get(key));
        label.setLabelFor(field);
        label.getStyleClass().add("field-label");
        return new VBox(label, field);
    }

    private Node strength() {
        ProgressBar bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add("strength");
        Label words = new Label();
        words.setId("passphraseStrength");
        words.setWrapText(true);
        words.getStyleClass().addAll(Style.SMALL, Style.MUTED);
        model.strength().subscribe(strength -> {
            bar.setProgress(strength.share());
            bar.getStyleClass().setAll("progress-bar", "strength", strength.name().toLowerCase(Locale.ROOT));
            words.setText(messages.get("connect.strength." + strength.name()));
        });
        return new VBox(bar, words);
    }

    private static Label error(ObservableValue<String> words) {
        Label error = new Label(null, Icons.of("fth-alert-circle"));
        error.getStyleClass().add("field-error");
        error.setWrapText(true);
        error.setMinHeight(Region.USE_PREF_SIZE);
        error.textProperty().bind(words);
        error.visibleProperty().bind(error.textProperty().isNotEmpty());
        error.managedProperty().bind(error.visibleProperty());
        return error;
    }
}
