package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Icons;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The fields for passwords that are missing. */
final class PasswordsView extends VBox {

    private static final String HEADER = SecretName.header("");

    private final Messages messages;
    private final TextField user = new TextField();
    private final Map<String, PasswordField> fields = new LinkedHashMap<>();
    private final CheckBox keep;

    PasswordsView(PasswordQuestion question, Messages messages) {
        this.messages = messages;
        getStyleClass().add("dialog-form");
        Text notice = question.notice();
        if (notice != null) {
            Label words = new Label(messages.get(notice), Icons.of("fth-alert-triangle"));
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            words.getStyleClass().add("dialog-notice");
            getChildren().add(words);
        }
        if (question.uses().contains(SecretName.LOGIN)) {
            user.setId("askUser");
            user.setText(question.user());
            getChildren().add(SecretFields.labelled(messages.get("connect.user"), user));
        }
        for (String use : question.uses()) {
            PasswordField field = new PasswordField();
            field.setId("ask-" + use);
            fields.put(use, field);
            getChildren().add(SecretFields.labelled(name(use), field));
        }
        keep = new CheckBox(messages.get("connect.ask.keep"));
        keep.setId("askKeep");
        keep.setWrapText(true);
        getChildren().add(keep);
    }

    /** Puts the caret where something is missing. */
    void focusStart() {
        boolean userMissing = user.getParent() != null && user.getText().isEmpty();
        (userMissing ? user : fields.values().iterator().next()).requestFocus();
    }

    /** What is typed. */
    PasswordQuestion.Answer answer() {
        Map<String, Secret> secrets = new TreeMap<>();
        fields.forEach((use, field) -> {
            if (!field.getText().isEmpty()) {
                secrets.put(use, Secret.of(field.getText()));
            }
        });
        return new PasswordQuestion.Answer(
                user.getText().isEmpty() ? null : user.getText(), secrets, keep.isSelected());
    }

    private String name(String use) {
        return switch (use) {
            case SecretName.LOGIN -> messages.get("connect.password");
            case SecretName.KEY -> messages.get("connect.ask.key");
            case SecretName.PROXY -> messages.get("connect.ask.proxy");
            default -> messages.get("connect.ask.header", use.substring(HEADER.length()));
        };
    }
}
