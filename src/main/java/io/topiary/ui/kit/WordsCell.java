package io.topiary.ui.kit;

import javafx.geometry.NodeOrientation;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** A cell with nothing but words, from left to right as most of them come over the wire, and more of them in its tooltip. */
final class WordsCell<R> extends TableCell<R, WordsCell.Words> {

    private final Tooltip tooltip = new Tooltip();

    /**
     * What a cell says.
     *
     * @param tip in the tooltip; empty for none
     */
    record Words(String text, String tip) {}

    WordsCell(String... styles) {
        getStyleClass().addAll(styles);
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
    }

    @Override
    protected void updateItem(@Nullable Words words, boolean empty) {
        super.updateItem(words, empty);
        if (empty || words == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        setText(words.text());
        tooltip.setText(words.tip());
        setTooltip(words.tip().isEmpty() ? null : tooltip);
    }
}
