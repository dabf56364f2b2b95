package io.topiary.ui.kit.diff;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.control.ListView;

/** Goes from one difference to the next. FX thread. */
public final class DiffSteps {

    /** Rows that are left above the one gone to, so that one sees where it is. */
    private static final int ABOVE = 3;

    private DiffSteps() {}

    /** Selects the first row of the next group of rows in {@code list} that {@code differ}, or of the group before. */
    public static <R> void step(ListView<R> list, Predicate<R> differ, boolean forward) {
        int found = next(list.getItems(), differ, list.getSelectionModel().getSelectedIndex(), forward);
        if (found >= 0) {
            list.getSelectionModel().clearAndSelect(found);
            list.scrollTo(Math.max(0, found - ABOVE));
        }
    }

    /** Where the next group after row {@code from} begins, or the one before it; -1 if there is none. */
    static <R> int next(List<R> rows, Predicate<R> differ, int from, boolean forward) {
        int step = forward ? 1 : -1;
        int at = from < 0 && !forward ? rows.size() : from;
        for (at += step; at >= 0 && at < rows.size(); at += step) {
            boolean begins = differ.test(rows.get(at)) && (at == 0 || !differ.test(rows.get(at - 1)));
            if (begins) {
                return at;
            }
        }
        return -1;
    }
}
