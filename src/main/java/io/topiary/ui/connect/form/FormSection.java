package io.topiary.ui.connect.form;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** A part of the form: the fields of one record of a profile. FX thread. */
public abstract class FormSection {

    private final List<Property<?>> properties = new ArrayList<>();
    private final List<RowList<?>> lists = new ArrayList<>();
    private Consumer<List<Field>> listener = fields -> {};

    /** Only this package has sections. */
    FormSection() {}

    /** A line of text; a change of it may make {@code fields} right or wrong. */
    final StringProperty text(Field... fields) {
        return added(new SimpleStringProperty(""), fields);
    }

    /** Something that is so or not. */
    final BooleanProperty flag(boolean first, Field... fields) {
        return added(new SimpleBooleanProperty(first), fields);
    }

    /** One of several. */
    final <T> ObjectProperty<T> choice(T first, Field... fields) {
        return added(new SimpleObjectProperty<>(first), fields);
    }

    /** Entries of which there may be any number. */
    final <R extends FormRow> RowList<R> rows(Field field, Supplier<R> fresh) {
        RowList<R> list = new RowList<>(field, fresh);
        List<Field> fields = List.of(field);
        list.onChange(() -> listener.accept(fields));
        lists.add(list);
        return list;
    }

    private <P extends Property<?>> P added(P property, Field... fields) {
        List<Field> affected = List.of(fields);
        property.addListener(observable -> {
            // asked for the value, or the next change would not be told
            property.getValue();
            listener.accept(affected);
        });
        properties.add(property);
        return property;
    }

    /** Has {@code newListener} told of each change, with the fields that may be right or wrong by it. */
    final void listen(Consumer<List<Field>> newListener) {
        listener = newListener;
    }

    /** Its lists. */
    final List<RowList<?>> lists() {
        return lists;
    }

    /** All that is typed, to be compared with what it was before. */
    final List<Object> values() {
        List<Object> values = new ArrayList<>();
        properties.forEach(property -> values.add(property.getValue()));
        lists.forEach(list -> values.add(list.values()));
        return values;
    }
}
