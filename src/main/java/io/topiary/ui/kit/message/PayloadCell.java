package io.topiary.ui.kit.message;

import io.topiary.core.text.Preview;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;

/** The payload on one line; faint where it stands for something that is no text. */
final class PayloadCell<R> extends GuardedCell<R> {

    private static final PseudoClass NO_TEXT = PseudoClass.getPseudoClass("no-text");

    private final MessageWords words;

    PayloadCell(CellGuard guard, MessageWords words) {
        super(guard);
        this.words = words;
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Override
    protected void show(R row) {
        pseudoClassStateChanged(
                NO_TEXT, row instanceof MessageLine line && line.preview().kind() != Preview.Kind.TEXT);
        setText(row instanceof MessageLine line ? words.payload(line) : "");
    }
}
