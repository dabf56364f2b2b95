package io.topiary.ui.history.compare;

import io.topiary.core.compare.Likeness;
import io.topiary.core.filter.JsonPath;
import io.topiary.core.filter.QueryException;
import io.topiary.core.text.Messages;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What is to count as the same, as somebody chooses it. What was understood last stays in force meanwhile. FX thread. */
final class LikenessInput {

    private final Messages messages;
    private final Runnable changed;
    private final BooleanProperty flags = new SimpleBooleanProperty();
    private final BooleanProperty anyOrder = new SimpleBooleanProperty();
    private final StringProperty paths = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private List<JsonPath> ignored = List.of();
    private Likeness likeness = Likeness.PAYLOAD;

    /** @param changed told when something else counts as the same */
    LikenessInput(Messages messages, Runnable changed) {
        this.messages = messages;
        this.changed = changed;
        paths.subscribe(text -> {
            read(text == null ? "" : text);
            update();
        });
        flags.subscribe(this::update);
        anyOrder.subscribe(this::update);
    }

    /** Whether QoS and RETAIN count. */
    BooleanProperty flagsProperty() {
        return flags;
    }

    /** Whether JSON may have its keys in any order. */
    BooleanProperty anyOrderProperty() {
        return anyOrder;
    }

    /** Paths of JSON values that do not count, between blanks. */
    StringProperty pathsProperty() {
        return paths;
    }

    /** What is wrong with them, empty if nothing is. */
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    Likeness likeness() {
        return likeness;
    }

    private void read(String text) {
        try {
            ignored = Likeness.paths(text);
            error.set("");
        } catch (QueryException e) {
            error.set(messages.get(e.text()));
        }
    }

    private void update() {
        Likeness now = new Likeness(flags.get(), !anyOrder.get(), ignored);
        if (!now.equals(likeness)) {
            likeness = now;
            changed.run();
        }
    }
}
