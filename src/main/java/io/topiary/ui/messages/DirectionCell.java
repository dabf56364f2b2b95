package io.topiary.ui.messages;

import io.topiary.core.message.Direction;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.css.PseudoClass;
import org.kordamp.ikonli.javafx.FontIcon;

/** An arrow: received or published. */
final class DirectionCell extends GuardedCell<LogRow> {

    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");

    private final LogWords words;
    private final FontIcon in = new FontIcon("fth-arrow-down-left");
    private final FontIcon out = new FontIcon("fth-arrow-up-right");

    DirectionCell(CellGuard guard, LogWords words) {
        super(guard);
        this.words = words;
        getStyleClass().add("direction-cell");
    }

    @Override
    protected void show(LogRow row) {
        boolean published = row instanceof LogRow.OfMessage(var number, var message, var preview)
                && message.direction() == Direction.OUT;
        pseudoClassStateChanged(OUT, published);
        setAccessibleText(words.direction(row));
        setGraphic(row instanceof LogRow.OfMessage ? published ? out : in : null);
    }
}
