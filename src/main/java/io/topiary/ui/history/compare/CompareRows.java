package io.topiary.ui.history.compare;

import io.topiary.core.compare.ComparisonResult;
import io.topiary.core.compare.Finding;
import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.compare.Reading;
import io.topiary.core.filter.MessageQuery;
import io.topiary.ui.kit.RowWindow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which findings are to be seen, by topic, and which of them is selected. Filters in the background. FX thread. */
final class CompareRows implements RowWindow.Owner {

    private static final int NONE = -1;

    private final Executor background;
    private final Executor fx;
    private final RowWindow<CompareRow> window = new RowWindow<>(this);
    private final ReadOnlyObjectWrapper<@Nullable Finding> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper();
    private List<Finding> shown = List.of();
    private int selectedRow = NONE;
    private int asked;

    CompareRows(Executor background, Executor fx) {
        this.background = background;
        this.fx = fx;
    }

    RowWindow<CompareRow> window() {
        return window;
    }

    /** The selected finding, null if there is none. */
    ReadOnlyObjectProperty<@Nullable Finding> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** How many there are to be seen. */
    ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /** All that are to be seen. */
    List<Finding> shown() {
        return shown;
    }

    /** Shows those of {@code result} that are of one of {@code kinds} and that {@code query} accepts on either side. */
    void show(ComparisonResult result, Set<Kind> kinds, MessageQuery query, long nowMicros) {
        int wanted = ++asked;
        background.execute(() -> {
            List<Finding> chosen = new ArrayList<>();
            for (Finding finding : result.findings()) {
                if (kinds.contains(finding.kind()) && accepts(query, finding, nowMicros)) {
                    chosen.add(finding);
                }
            }
            chosen.sort(Comparator.comparing(Finding::topic));
            fx.execute(() -> {
                if (wanted == asked) {
                    put(List.copyOf(chosen));
                }
            });
        });
    }

    private static boolean accepts(MessageQuery query, Finding finding, long nowMicros) {
        return query.isEmpty()
                || accepts(query, finding.left(), nowMicros)
                || accepts(query, finding.right(), nowMicros);
    }

    private static boolean accepts(MessageQuery query, @Nullable Reading reading, long nowMicros) {
        return reading != null && query.accepts(reading.message(), nowMicros);
    }

    private void put(List<Finding> findings) {
        Finding before = selected.get();
        shown = findings;
        count.set(findings.size());
        selectedRow = before == null ? NONE : rowOf(before.topic());
        select(selectedRow);
        int last = Math.max(0, shown.size() - window.capacity());
        show(Math.clamp(selectedRow - window.capacity() / 2, 0, last));
    }

    /** They are sorted by topic. */
    private int rowOf(String topic) {
        int low = 0;
        int high = shown.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = shown.get(middle).topic().compareTo(topic);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return NONE;
    }

    @Override
    public void pull() {
        show(Math.clamp(window.place(CompareRow::index, shown.size()), 0, shown.size()));
    }

    private void show(int first) {
        int to = Math.min(shown.size(), first + window.capacity());
        List<CompareRow> rows = new ArrayList<>();
        for (int i = first; i < to; i++) {
            rows.add(new CompareRow(i, shown.get(i)));
        }
        window.show(first, shown.size(), rows, selectedRow);
    }

    @Override
    public void moveSelection(long rows) {
        if (shown.isEmpty()) {
            return;
        }
        // the ends are asked for as the largest of all distances
        long wanted = rows == Long.MAX_VALUE
                ? shown.size() - 1L
                : rows == Long.MIN_VALUE ? 0 : selectedRow == NONE ? 0 : selectedRow + rows;
        select((int) Math.clamp(wanted, 0L, shown.size() - 1L));
        show((int) window.placeVisible(window.firstRow(), selectedRow));
    }

    @Override
    public void selectSlot(int slot) {
        CompareRow row = window.row(slot);
        if (row != null) {
            select(row.index());
            show((int) window.firstRow());
        }
    }

    private void select(int row) {
        selectedRow = row;
        selected.set(row == NONE ? null : shown.get(row));
    }
}
