package io.topiary.ui.kit;

import java.util.function.Function;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;

/** A cell with nothing but text. */
public final class TextCell<R> extends GuardedCell<R> {

    private final Function<R, String> text;

    /** A cell that shows {@code text} of its row, left-aligned. */
    public TextCell(CellGuard guard, Function<R, String> text) {
        super(guard);
        this.text = text;
    }

    /** Aligns numbers to the right. */
    public TextCell<R> toTheRight() {
        getStyleClass().add("right");
        setAlignment(Pos.CENTER_RIGHT);
        return this;
    }

    /** Keeps what comes over the wire from left to right in every language. */
    public TextCell<R> leftToRight() {
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        return this;
    }

    /** Adds a style class. */
    public TextCell<R> styled(String styleClass) {
        getStyleClass().add(styleClass);
        return this;
    }

    @Override
    protected void show(R row) {
        setText(text.apply(row));
    }
}
