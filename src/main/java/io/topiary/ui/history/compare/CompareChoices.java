package io.topiary.ui.history.compare;

import io.topiary.core.session.Session;
import io.topiary.ui.history.compare.CompareSide.Here;
import io.topiary.ui.history.compare.CompareSide.Mark;
import io.topiary.ui.history.compare.CompareSide.Other;
import io.topiary.ui.history.compare.CompareSide.Recording;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What can be compared with what, and what is chosen. FX thread. */
final class CompareChoices {

    private final CompareMarks marks;
    private final Set<Recording> recordings = new LinkedHashSet<>();
    private final ObservableList<CompareSide> all = FXCollections.observableArrayList();
    private final ObjectProperty<CompareSide> left = new SimpleObjectProperty<>(new Here());
    private final ObjectProperty<CompareSide> right = new SimpleObjectProperty<>(new Here());
    private Supplier<List<Session>> others = List::of;

    CompareChoices(CompareMarks marks) {
        this.marks = marks;
        update();
    }

    void setOthers(Supplier<List<Session>> sessions) {
        others = sessions;
        update();
    }

    /** What can be chosen. */
    ObservableList<CompareSide> all() {
        return all;
    }

    ObjectProperty<CompareSide> leftProperty() {
        return left;
    }

    ObjectProperty<CompareSide> rightProperty() {
        return right;
    }

    /** Looks again which tabs there are. */
    void update() {
        List<CompareSide> now = new ArrayList<>();
        now.add(new Here());
        now.addAll(marks.all());
        others.get().forEach(session -> now.add(new Other(session)));
        now.addAll(recordings);
        if (!now.equals(all)) {
            CompareSide chosenLeft = left.get();
            CompareSide chosenRight = right.get();
            all.setAll(now);
            // a tab that is gone can't be compared any more
            left.set(now.contains(chosenLeft) ? chosenLeft : new Here());
            right.set(now.contains(chosenRight) ? chosenRight : new Here());
        }
        if (left.get().equals(right.get()) && now.size() > 1 && marks.all().isEmpty()) {
            right.set(now.get(1));
        }
    }

    /** Offers the recording in {@code file}, and chooses it. */
    void offer(Path file, boolean asLeft) {
        choose(new Recording(file, Long.MAX_VALUE), asLeft ? left : right);
    }

    /** Means the recording that is chosen as {@code side} at {@code micros}; does nothing if none is chosen there. */
    void at(ObjectProperty<CompareSide> side, long micros) {
        if (side.get() instanceof Recording(Path file, long before) && before != micros) {
            choose(new Recording(file, micros), side);
        }
    }

    private void choose(Recording recording, ObjectProperty<CompareSide> side) {
        recordings.add(recording);
        update();
        side.set(recording);
    }

    /** Marks this instant, and chooses the marks, or the first one and what is now. */
    void mark(char letter) {
        marks.mark(letter, this::marked);
    }

    private void marked(Mark mark) {
        update();
        List<Mark> known = marks.all();
        left.set(known.getFirst());
        right.set(known.size() > 1 && mark.equals(known.getLast()) ? mark : new Here());
    }

    /** Puts each side in the place of the other. */
    void swap() {
        CompareSide before = left.get();
        left.set(right.get());
        right.set(before);
    }
}
