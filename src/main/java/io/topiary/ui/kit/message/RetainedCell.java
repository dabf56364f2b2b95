package io.topiary.ui.kit.message;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import org.kordamp.ikonli.javafx.FontIcon;

/** A pin, if the message was delivered as a retained one. */
final class RetainedCell<R> extends GuardedCell<R> {

    private final FontIcon pin = new FontIcon("fth-bookmark");

    RetainedCell(CellGuard guard, Messages messages) {
        super(guard);
        pin.setAccessibleText(messages.get("messages.spoken.retained"));
    }

    @Override
    protected void show(R row) {
        setGraphic(row instanceof MessageLine line && line.message().retained() ? pin : null);
    }
}
