package io.topiary.ui.history.search;

import io.topiary.core.message.Message;
import io.topiary.ui.kit.RowWindow;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The messages in the table, the rows of them on screen, and the one that is selected. FX thread. */
final class ResultList implements RowWindow.Owner {

    private static final int NONE = -1;

    private final RowWindow<SearchRow> window = new RowWindow<>(this);
    private final ReadOnlyObjectWrapper<@Nullable Message> selected = new ReadOnlyObjectWrapper<>();
    private List<Message> messages = new ArrayList<>();
    private @Nullable Message hit;
    private boolean showSelection;

    RowWindow<SearchRow> window() {
        return window;
    }

    /** The selected message, null if there is none. */
    ReadOnlyObjectProperty<@Nullable Message> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** How many messages there are. */
    int size() {
        return messages.size();
    }

    /**
     * Shows {@code shown}, which grows where it is, from its beginning.
     *
     * @param marked the one that is marked and brought on screen; null for none
     */
    void show(List<Message> shown, @Nullable Message marked) {
        messages = shown;
        hit = marked;
        int row = marked == null ? NONE : indexOf(marked);
        if (row == NONE) {
            window.scrollTo(0);
        } else {
            pull();
            window.scrollTo(row - window.capacity() / 2);
        }
    }

    /** Selects the first message, if nothing is selected. */
    void selectFirst() {
        if (selected.get() == null && !messages.isEmpty()) {
            choose(0);
        }
    }

    @Override
    public void pull() {
        int count = messages.size();
        long first = window.place(row -> indexOf(row.message()), count);
        Message chosen = selected.get();
        int row = chosen == null ? NONE : indexOf(chosen);
        if (showSelection && row != NONE) {
            first = window.placeVisible(first, row);
        }
        showSelection = false;
        List<SearchRow> rows = new ArrayList<>();
        for (long i = first; i < Math.min(count, first + window.capacity()); i++) {
            Message message = messages.get((int) i);
            rows.add(SearchRow.of(message, hit != null && isSame(message, hit)));
        }
        window.show(first, count, rows, row);
    }

    @Override
    public void moveSelection(long rows) {
        if (messages.isEmpty()) {
            return;
        }
        Message chosen = selected.get();
        int from = chosen == null ? NONE : indexOf(chosen);
        int last = messages.size() - 1;
        long to = rows == Long.MIN_VALUE ? 0 : rows == Long.MAX_VALUE ? last : from == NONE ? 0 : from + rows;
        choose((int) Math.clamp(to, 0L, last));
    }

    @Override
    public void selectSlot(int slot) {
        SearchRow row = window.row(slot);
        int at = row == null ? NONE : indexOf(row.message());
        if (at != NONE) {
            choose(at);
        }
    }

    private void choose(int row) {
        showSelection = true;
        selected.set(messages.get(row));
        pull();
    }

    private int indexOf(Message wanted) {
        for (int i = 0; i < messages.size(); i++) {
            if (isSame(messages.get(i), wanted)) {
                return i;
            }
        }
        return NONE;
    }

    private static boolean isSame(Message one, Message other) {
        return one.sequence() == other.sequence() && one.timeMicros() == other.timeMicros();
    }
}
