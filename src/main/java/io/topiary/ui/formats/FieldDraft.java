package io.topiary.ui.formats;

import io.topiary.core.payload.layout.FieldType;
import io.topiary.core.payload.layout.LayoutField;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A field of a layout while somebody writes it: what is typed need not be a field yet. FX thread. */
final class FieldDraft {

    private final StringProperty name = new SimpleStringProperty();
    private final StringProperty offset = new SimpleStringProperty();
    private final ObjectProperty<FieldType> type = new SimpleObjectProperty<>();
    private final BooleanProperty bigEndian = new SimpleBooleanProperty();
    private final StringProperty scale = new SimpleStringProperty();
    private final StringProperty add = new SimpleStringProperty();
    private final StringProperty unit = new SimpleStringProperty();
    private final StringProperty count = new SimpleStringProperty();
    private final StringProperty bit = new SimpleStringProperty();

    /** {@code changed} is called after each change. */
    FieldDraft(LayoutField field, Runnable changed) {
        name.set(field.name());
        offset.set(Integer.toString(field.offset()));
        type.set(field.type());
        bigEndian.set(field.bigEndian());
        scale.set(field.scale().toString());
        add.set(field.add().toString());
        unit.set(field.unit());
        count.set(Integer.toString(field.count()));
        bit.set(Integer.toString(field.bit()));
        for (StringProperty text : new StringProperty[] {name, offset, scale, add, unit, count, bit}) {
            text.subscribe((before, after) -> changed.run());
        }
        type.subscribe((before, after) -> changed.run());
        bigEndian.subscribe((before, after) -> changed.run());
    }

    StringProperty nameProperty() {
        return name;
    }

    StringProperty offsetProperty() {
        return offset;
    }

    ObjectProperty<FieldType> typeProperty() {
        return type;
    }

    BooleanProperty bigEndianProperty() {
        return bigEndian;
    }

    StringProperty scaleProperty() {
        return scale;
    }

    StringProperty addProperty() {
        return add;
    }

    StringProperty unitProperty() {
        return unit;
    }

    StringProperty countProperty() {
        return count;
    }

    StringProperty bitProperty() {
        return bit;
    }

    /** The field; empty if a number is none. */
    Optional<LayoutField> read() {
        try {
            return Optional.of(new LayoutField(
                    name.get().strip(),
                    Integer.parseInt(offset.get().strip()),
                    type.get(),
                    bigEndian.get(),
                    new BigDecimal(scale.get().strip()),
                    new BigDecimal(add.get().strip()),
                    unit.get().strip(),
                    Integer.parseInt(count.get().strip()),
                    Integer.parseInt(bit.get().strip())));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with it; empty if nothing is. */
    Optional<Text> problem() {
        return read().map(LayoutField::problem)
                .orElseGet(() -> Optional.of(Text.of("formats.layouts.number", name.get())));
    }
}
