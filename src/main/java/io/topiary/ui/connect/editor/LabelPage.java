package io.topiary.ui.connect.editor;

import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.LabelForm;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;

/** The page for how a profile is shown and sorted, and what it is protected from. */
public final class LabelPage extends EditorPage {

    private static final int NOTES_ROWS = 6;

    private final EditorParts parts;
    private final LabelForm label;
    private final Messages messages;
    private final Supplier<List<String>> groups;

    /**
     * The page.
     *
     * @param groups the folders there are
     */
    public LabelPage(EditorParts parts, Supplier<List<String>> groups) {
        this.parts = parts;
        this.label = parts.form().label;
        this.messages = parts.messages();
        this.groups = groups;
        add(labelGroup());
        add(protectionGroup());
    }

    private FieldGroup labelGroup() {
        FieldGroup group = parts.group("connect.section.label");
        ColourChoice colours = new ColourChoice("profileColour", label.colour, messages);
        group.row("connect.colour", colours);
        ComboBox<String> folder = new ComboBox<>();
        folder.setId("profileGroup");
        folder.setEditable(true);
        folder.setPromptText(messages.get("connect.group.prompt"));
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setOnShowing(event -> folder.getItems().setAll(groups.get()));
        folder.getEditor().textProperty().bindBidirectional(label.group);
        group.row("connect.group", folder).check(Field.GROUP).note(messages.get("connect.group.note"));
        TextArea notes = Choices.area("profileNotes", label.notes, messages.get("connect.notes.prompt"));
        notes.setPrefRowCount(NOTES_ROWS);
        group.row("connect.notes", notes);
        return group;
    }

    private FieldGroup protectionGroup() {
        FieldGroup group = parts.group("connect.section.protection");
        group.plain(Choices.check("profileProduction", label.production, messages.get("connect.production")))
                .note(messages.get("connect.production.note"));
        group.plain(Choices.check("profileReadOnly", label.readOnly, messages.get("connect.readOnly")))
                .note(messages.get("connect.readOnly.note"));
        group.plain(Choices.check("profileAutoConnect", label.autoConnect, messages.get("connect.autoConnect")))
                .note(messages.get("connect.autoConnect.note"));
        return group;
    }
}
