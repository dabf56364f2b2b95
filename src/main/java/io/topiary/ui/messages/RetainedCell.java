package io.topiary.ui.messages;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import org.kordamp.ikonli.javafx.FontIcon;

/** A pin, if the message was delivered as a retained one. */
final class RetainedCell extends GuardedCell<LogRow> {

    private final FontIcon pin = new FontIcon("fth-bookmark");

    RetainedCell(CellGuard guard, Messages messages) {
        super(guard);
        pin.setAccessibleText(messages.get("messages.spoken.retained"));
    }

    @Override
    protected void show(LogRow row) {
        setGraphic(row instanceof LogRow.OfMessage of && of.message().retained() ? pin : null);
    }
}
