package io.topiary.ui.kit.message;

import io.topiary.core.message.Direction;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.css.PseudoClass;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** An arrow: received, published, or received because it had been published from here. */
final class DirectionCell<R> extends GuardedCell<R> {

    private static final PseudoClass OUT = PseudoClass.getPseudoClass("out");

    private final MessageWords words;
    private final Tooltip tip = new Tooltip();
    private final FontIcon in = new FontIcon("fth-arrow-down-left");
    private final FontIcon out = new FontIcon("fth-arrow-up-right");
    private final FontIcon own = new FontIcon("fth-corner-left-down");

    DirectionCell(CellGuard guard, MessageWords words) {
        super(guard);
        this.words = words;
        getStyleClass().add("direction-cell");
    }

    @Override
    protected void show(R row) {
        boolean published = row instanceof MessageLine line && line.message().direction() == Direction.OUT;
        pseudoClassStateChanged(OUT, published);
        String direction = row instanceof MessageLine line ? words.direction(line) : "";
        boolean back = row instanceof MessageLine line && words.isOwn(line);
        setAccessibleText(direction);
        tip.setText(direction);
        setTooltip(back ? tip : null);
        setGraphic(row instanceof MessageLine ? published ? out : back ? own : in : null);
    }
}
