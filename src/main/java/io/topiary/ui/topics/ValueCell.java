package io.topiary.ui.topics;

import io.topiary.core.text.Preview;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;

/** The column with the newest payload on one line; faint where it stands for something that is no text. */
final class ValueCell extends GuardedCell<TopicRow> {

    private static final PseudoClass NO_TEXT = PseudoClass.getPseudoClass("no-text");

    private final TopicWords words;

    ValueCell(CellGuard guard, TopicWords words) {
        super(guard);
        this.words = words;
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getStyleClass().add("value-cell");
    }

    @Override
    protected void show(TopicRow row) {
        Preview preview = row.preview();
        pseudoClassStateChanged(NO_TEXT, preview != null && preview.kind() != Preview.Kind.TEXT);
        setText(words.value(row));
    }
}
