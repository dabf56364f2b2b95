package io.topiary.ui.kit.message;

import io.topiary.core.message.Direction;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.css.PseudoClass;
import org.kordamp.ikonli.javafx.FontIcon;

/** An arrow: received or published. */
final class DirectionCell<R> extends GuardedCell<R> {

    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");

    private final MessageWords words;
    private final FontIcon in = new FontIcon("fth-arrow-down-left");
    private final FontIcon out = new FontIcon("fth-arrow-up-right");

    DirectionCell(CellGuard guard, MessageWords words) {
        super(guard);
        this.words = words;
        getStyleClass().add("direction-cell");
    }

    @Override
    protected void show(R row) {
        boolean published = row instanceof MessageLine line && line.message().direction() == Direction.OUT;
        pseudoClassStateChanged(OUT, published);
        setAccessibleText(row instanceof MessageLine line ? words.direction(line) : "");
        setGraphic(row instanceof MessageLine ? published ? out : in : null);
    }
}
