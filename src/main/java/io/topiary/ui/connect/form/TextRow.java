package io.topiary.ui.connect.form;

import java.util.List;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A list entry that is one line of text. */
public final class TextRow extends FormRow {

    private final StringProperty text;

    /** Shows {@code text}. */
    TextRow(String text) {
        this.text = new SimpleStringProperty(text);
    }

    /** An entry with nothing in it yet. */
    static TextRow empty() {
        return new TextRow("");
    }

    /** As typed. */
    public StringProperty textProperty() {
        return text;
    }

    /** As typed, without blanks around it. */
    String stripped() {
        return text.get().strip();
    }

    @Override
    public boolean isEmpty() {
        return text.get().isBlank();
    }

    @Override
    List<Property<?>> properties() {
        return List.of(text);
    }
}
