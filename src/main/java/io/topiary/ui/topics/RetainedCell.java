package io.topiary.ui.topics;

import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import javafx.scene.control.ContentDisplay;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column with the quality of service of the newest message, and a pin if it was retained. */
final class RetainedCell extends GuardedCell<TopicRow> {

    private final TopicWords words;
    private final FontIcon pin = new FontIcon("fth-bookmark");

    RetainedCell(CellGuard guard, TopicWords words) {
        super(guard);
        this.words = words;
        pin.getStyleClass().add("retained");
        setContentDisplay(ContentDisplay.RIGHT);
        getStyleClass().add("faint");
    }

    @Override
    protected void show(TopicRow row) {
        setText(words.qos(row));
        setGraphic(TopicWords.isRetained(row) ? pin : null);
    }
}
