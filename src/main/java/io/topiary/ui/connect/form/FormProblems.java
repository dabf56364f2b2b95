package io.topiary.ui.connect.form;

import io.topiary.core.text.Text;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * What the user is told to be wrong: a field that was not touched yet is left in peace until the user wants to save. FX
 * thread.
 */
public final class FormProblems {

    private final ProfileForm form;
    private final ObservableMap<Field, Text> shown = FXCollections.observableHashMap();
    private final ObservableMap<Field, Text> readOnlyShown = FXCollections.unmodifiableObservableMap(shown);
    private final Set<Field> touched = EnumSet.noneOf(Field.class);
    private boolean attempted;

    /** Nothing is wrong with {@code form} yet. */
    public FormProblems(ProfileForm form) {
        this.form = form;
    }

    /** What is wrong, by field. */
    public ObservableMap<Field, Text> shown() {
        return readOnlyShown;
    }

    /** How many fields of {@code page} are wrong. */
    public ObservableValue<Number> count(Page page) {
        return Bindings.createLongBinding(
                () -> shown.keySet().stream()
                        .filter(field -> field.page() == page)
                        .count(),
                shown);
    }

    /** Forgets everything: the form shows another profile. */
    public void clear() {
        attempted = false;
        touched.clear();
        shown.clear();
        show(new Problems());
    }

    /** The user typed into {@code fields}. */
    public void touch(List<Field> fields) {
        touched.addAll(fields);
    }

    /** The user wants to save: everything that is wrong is told from now on. */
    public void attempt() {
        attempted = true;
    }

    /** Tells what of {@code all} may be told. The URI line, which is no part of the profile, stays as it is. */
    public void show(Problems all) {
        Map<Field, Text> visible = new HashMap<>(all.fields());
        visible.keySet().removeIf(field -> !attempted && !touched.contains(field));
        shown.keySet().removeIf(field -> field != Field.URI && !visible.containsKey(field));
        shown.putAll(visible);
        for (RowList<?> list : form.lists()) {
            list.rows().forEach(row -> row.show(visible.containsKey(list.field()) ? all.of(row) : null));
        }
    }

    /** The URI line can't be read. */
    public void putUri(Text problem) {
        shown.put(Field.URI, problem);
    }

    /** The URI line is all right, or no longer what counts. */
    public void clearUri() {
        shown.remove(Field.URI);
    }
}
