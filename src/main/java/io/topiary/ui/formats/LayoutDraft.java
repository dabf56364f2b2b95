package io.topiary.ui.formats;

import io.topiary.core.payload.layout.FieldType;
import io.topiary.core.payload.layout.Layout;
import io.topiary.core.payload.layout.LayoutField;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** A layout while somebody writes it. FX thread. */
final class LayoutDraft {

    private final String saved;
    private final Runnable changed;
    private final StringProperty name = new SimpleStringProperty();
    private final ObservableList<FieldDraft> fields = FXCollections.observableArrayList();

    /**
     * @param saved the name under which it is stored, empty if it is not
     * @param changed called after each change
     */
    LayoutDraft(Layout layout, String saved, Runnable changed) {
        this.saved = saved;
        this.changed = changed;
        name.set(layout.name());
        layout.fields().forEach(field -> fields.add(new FieldDraft(field, changed)));
        name.subscribe((before, after) -> changed.run());
    }

    String saved() {
        return saved;
    }

    StringProperty nameProperty() {
        return name;
    }

    ObservableList<FieldDraft> fields() {
        return fields;
    }

    /** A further field behind the last one, like that one. */
    FieldDraft addField() {
        Optional<LayoutField> last =
                fields.isEmpty() ? Optional.empty() : fields.getLast().read();
        int offset = last.map(field -> (int) Math.min(field.end(), LayoutField.LARGEST_BYTES))
                .orElse(0);
        boolean bigEndian = last.map(LayoutField::bigEndian).orElse(false);
        FieldType type = last.map(LayoutField::type).orElse(FieldType.U16);
        FieldDraft draft =
                new FieldDraft(LayoutField.of("field" + (fields.size() + 1), offset, type, bigEndian), changed);
        fields.add(draft);
        changed.run();
        return draft;
    }

    void removeField(FieldDraft field) {
        fields.remove(field);
        changed.run();
    }

    /** The layout with the fields that are some already. */
    Layout read() {
        List<LayoutField> read = new ArrayList<>();
        fields.forEach(field -> field.read().ifPresent(read::add));
        return new Layout(name.get().strip(), read);
    }

    /** What is wrong with it; empty if nothing is. */
    Optional<Text> problem() {
        for (FieldDraft field : fields) {
            if (field.problem().isPresent()) {
                return field.problem();
            }
        }
        return read().problem();
    }
}
