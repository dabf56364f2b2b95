package io.topiary.ui.connect.form;

import io.topiary.core.message.UserProperty;
import java.util.List;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A list entry with a name and a value: a user property or a header. */
public final class PairRow extends FormRow {

    private final StringProperty name;
    private final StringProperty value;

    /** Shows {@code name} and {@code value}. */
    PairRow(String name, String value) {
        this.name = new SimpleStringProperty(name);
        this.value = new SimpleStringProperty(value);
    }

    /** An entry with nothing in it yet. */
    static PairRow empty() {
        return new PairRow("", "");
    }

    static PairRow of(UserProperty property) {
        return new PairRow(property.name(), property.value());
    }

    /** The name as typed. */
    public StringProperty nameProperty() {
        return name;
    }

    /** The value as typed. */
    public StringProperty valueProperty() {
        return value;
    }

    UserProperty userProperty() {
        return new UserProperty(name.get(), value.get());
    }

    @Override
    public boolean isEmpty() {
        return name.get().isEmpty() && value.get().isEmpty();
    }

    @Override
    List<Property<?>> properties() {
        return List.of(name, value);
    }
}
