package io.topiary.ui.connect.form;

import io.topiary.core.text.Text;
import java.util.List;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One entry of a list in the form. An empty one is fine and means nothing. FX thread. */
public abstract class FormRow {

    private final ReadOnlyObjectWrapper<@Nullable Text> problem = new ReadOnlyObjectWrapper<>();

    /** What is wrong with it, or null. */
    public final ReadOnlyObjectProperty<@Nullable Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether nothing was typed into it. */
    public abstract boolean isEmpty();

    /** What can be typed into it. */
    abstract List<Property<?>> properties();

    final void show(@Nullable Text newProblem) {
        problem.set(newProblem);
    }
}
