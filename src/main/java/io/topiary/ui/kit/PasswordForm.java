package io.topiary.ui.kit;

import io.topiary.core.message.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields of a dialog that asks for passwords. FX thread. */
public final class PasswordForm extends VBox {

    private final Map<String, PasswordField> fields = new LinkedHashMap<>();
    private final CheckBox option = new CheckBox();

    /**
     * What is asked for.
     *
     * @param title what it is about
     * @param text what the user should know; may be empty
     * @param problem why it is asked again, or what is wrong with the place where it should be; empty if nothing is
     * @param fields the passwords, at least one
     * @param option something that can be ticked along, or null
     * @param optionTicked whether it is at first
     * @param verb what the button does
     * @param cancelVerb what the other button says
     */
    public record Wanted(
            String title,
            String text,
            String problem,
            List<Field> fields,
            @Nullable String option,
            boolean optionTicked,
            String verb,
            String cancelVerb) {

        public Wanted {
            fields = List.copyOf(fields);
        }
    }

    /**
     * One password.
     *
     * @param name by which it is found in what was typed
     * @param label what stands before it
     */
    public record Field(String name, String label) {}

    /**
     * What was typed.
     *
     * @param secrets by the fields' names; empty ones are left out
     * @param option whether the option is ticked
     */
    public record Typed(Map<String, Secret> secrets, boolean option) {

        public Typed {
            secrets = Map.copyOf(secrets);
        }
    }

    PasswordForm(Wanted wanted) {
        getStyleClass().add("question");
        addWords(wanted.text());
        Label problem = addWords(wanted.problem());
        problem.setId("passwordProblem");
        problem.getStyleClass().add("problem");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("password-grid");
        for (Field field : wanted.fields()) {
            PasswordField input = new PasswordField();
            input.setId("ask-" + field.name());
            Label label = new Label(field.label());
            label.setLabelFor(input);
            grid.addRow(fields.size(), label, input);
            fields.put(field.name(), input);
        }
        getChildren().add(grid);
        if (wanted.option() != null) {
            option.setId("dialogOption");
            option.setText(wanted.option());
            option.setSelected(wanted.optionTicked());
            getChildren().add(option);
        }
    }

    private Label addWords(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.getStyleClass().add("dialog-words");
        if (!text.isEmpty()) {
            getChildren().add(words);
        }
        return words;
    }

    void focusFirst() {
        fields.values().iterator().next().requestFocus();
    }

    Typed typed() {
        Map<String, Secret> secrets = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            if (!field.getText().isEmpty()) {
                secrets.put(name, Secret.of(field.getText()));
            }
        });
        return new Typed(secrets, option.isSelected());
    }

    /** Leaves nothing in the fields. */
    void clear() {
        fields.values().forEach(PasswordField::clear);
    }
}
