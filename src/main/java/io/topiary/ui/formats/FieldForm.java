package io.topiary.ui.formats;

import io.topiary.core.payload.layout.FieldType;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Changes one field of a layout. FX thread. */
final class FieldForm extends GridPane {

    private static final int COLUMNS = 5;

    private final Messages messages;
    private final TextField name = text("layoutFieldName", 9);
    private final TextField offset = text("layoutFieldOffset", 5);
    private final ComboBox<FieldType> type = new ComboBox<>();
    private final ComboBox<Boolean> order = new ComboBox<>();
    private final TextField scale = text("layoutFieldScale", 6);
    private final TextField add = text("layoutFieldSummand", 6);
    private final TextField unit = text("layoutFieldUnit", 4);
    private final TextField count = text("layoutFieldCount", 5);
    private final TextField bit = text("layoutFieldBit", 3);
    private final List<Runnable> unbind = new ArrayList<>();
    private Subscription following = Subscription.EMPTY;

    FieldForm(Messages messages) {
        this.messages = messages;
        getStyleClass().add("layout-form");
        type.setId("layoutFieldType");
        type.getItems().setAll(FieldType.values());
        type.setConverter(words(value -> messages.get("formats.layouts.type." + value.id())));
        order.setId("layoutFieldOrder");
        order.getItems().setAll(false, true);
        order.setConverter(words(big -> messages.get(big ? "formats.layouts.big" : "formats.layouts.little")));
        place(0, "name", name);
        place(1, "offset", offset);
        place(2, "type", type);
        place(3, "order", order);
        place(4, "count", count);
        place(5, "scale", scale);
        place(6, "add", add);
        place(7, "unit", unit);
        place(8, "bit", bit);
    }

    /** Changes {@code field} from now on; nothing if it is null. */
    void edit(@Nullable FieldDraft field) {
        unbind.forEach(Runnable::run);
        unbind.clear();
        following.unsubscribe();
        following = Subscription.EMPTY;
        if (field == null) {
            return;
        }
        bind(name, field.nameProperty());
        bind(offset, field.offsetProperty());
        bind(scale, field.scaleProperty());
        bind(add, field.addProperty());
        bind(unit, field.unitProperty());
        bind(count, field.countProperty());
        bind(bit, field.bitProperty());
        type.setValue(field.typeProperty().get());
        order.setValue(field.bigEndianProperty().get());
        following = Subscription.combine(
                type.valueProperty().subscribe(value -> {
                    field.typeProperty().set(value);
                    show(value);
                }),
                order.valueProperty()
                        .subscribe(value -> field.bigEndianProperty().set(value)));
    }

    /** What means nothing for the type can't be changed. */
    private void show(FieldType chosen) {
        order.setDisable(!chosen.isOrdered());
        scale.setDisable(!chosen.isNumber());
        add.setDisable(!chosen.isNumber());
        bit.setDisable(!chosen.hasBit());
    }

    private void bind(TextField field, StringProperty property) {
        field.textProperty().bindBidirectional(property);
        unbind.add(() -> field.textProperty().unbindBidirectional(property));
    }

    private static TextField text(String id, int columns) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(columns);
        return field;
    }

    private void place(int index, String key, Control control) {
        Label label = new Label(messages.get("formats.layouts.column." + key));
        label.setLabelFor(control);
        control.setMaxWidth(Double.MAX_VALUE);
        VBox box = new VBox(label, control);
        box.getStyleClass().add("layout-form-field");
        add(box, index % COLUMNS, index / COLUMNS);
    }

    private interface Words<T> {

        String of(T value);
    }

    private static <T> StringConverter<T> words(Words<T> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.of(value);
            }

            @Override
            public T fromString(String typed) {
                throw new UnsupportedOperationException("nothing is typed here");
            }
        };
    }
}
