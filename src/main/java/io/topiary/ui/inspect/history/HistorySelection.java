package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.session.TopicHistory.Part;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** Which messages of a history are chosen: one that is inspected, and perhaps a second one beside it. FX thread. */
final class HistorySelection {

    private static final long NONE = -1;
    /** No row: other ordinals may be below zero. */
    private static final long NO_ROW = Long.MIN_VALUE;

    private final ReadOnlyObjectWrapper<@Nullable Message> selected = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable HistoryRow> second = new ReadOnlyObjectWrapper<>();
    private Consumer<Message> show = message -> {};
    private long ordinal = NO_ROW;

    /** Who shows a message that is selected. */
    void onShow(Consumer<Message> listener) {
        show = listener;
    }

    /** The message that is selected, null if none is. */
    ReadOnlyObjectProperty<@Nullable Message> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The row that was chosen beside the selected one, null if none was. */
    ReadOnlyObjectProperty<@Nullable HistoryRow> secondProperty() {
        return second.getReadOnlyProperty();
    }

    /** Whether the second row came before the selected one. Times do not tell: those of a burst may be the same. */
    boolean isSecondOlder() {
        HistoryRow row = second.get();
        return row != null && row.ordinal() < ordinal;
    }

    /** The place of the selected row in {@code part}, -1 if none is selected. */
    long place(@Nullable Part part) {
        return part == null || ordinal == NO_ROW ? NONE : part.added() - 1 - ordinal;
    }

    /** Selects {@code row}; has it shown unless it {@code isShown}. */
    void select(HistoryRow row, boolean isShown) {
        ordinal = row.ordinal();
        selected.set(row.message());
        if (!isShown) {
            show.accept(row.message());
        }
    }

    /** Chooses {@code row} beside the selected one, or no longer. */
    void chooseSecond(@Nullable HistoryRow row) {
        boolean same = row != null && row.ordinal() == ordinal;
        second.set(row == null || same || row.equals(second.get()) ? null : row);
    }

    /** Chooses none beside the selected one. */
    void endSecond() {
        second.set(null);
    }

    /** Where the rows are is no longer known; the message stays selected. */
    void loseRows() {
        ordinal = NO_ROW;
        second.set(null);
    }

    /** Selects nothing. */
    void clear() {
        selected.set(null);
        loseRows();
    }
}
