package io.topiary.ui.messages;

import io.topiary.core.text.Preview;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;

/** The payload on one line; faint where it stands for something that is no text. */
final class PayloadCell extends GuardedCell<LogRow> {

    private static final PseudoClass NO_TEXT = PseudoClass.getPseudoClass("no-text");

    private final LogWords words;

    PayloadCell(CellGuard guard, LogWords words) {
        super(guard);
        this.words = words;
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Override
    protected void show(LogRow row) {
        pseudoClassStateChanged(
                NO_TEXT,
                row instanceof LogRow.OfMessage message && message.preview().kind() != Preview.Kind.TEXT);
        setText(words.payload(row));
    }
}
