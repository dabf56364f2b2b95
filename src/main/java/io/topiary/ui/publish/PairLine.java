package io.topiary.ui.publish;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A user property being written. FX thread. */
final class PairLine {

    private final StringProperty name;
    private final StringProperty value;

    PairLine(String name, String value) {
        this.name = new SimpleStringProperty(name);
        this.value = new SimpleStringProperty(value);
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty valueProperty() {
        return value;
    }

    boolean isEmpty() {
        return name.get().isEmpty() && value.get().isEmpty();
    }
}
