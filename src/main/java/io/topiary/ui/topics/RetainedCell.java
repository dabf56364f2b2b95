package io.topiary.ui.topics;

import io.topiary.core.message.Message;
import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.Icons;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column that tells stored messages from live ones: an icon, and the word for it where there is room. */
final class RetainedCell extends GuardedCell<TopicRow> {

    /** From this width on, in pixels, the word fits at the usual text size. */
    private static final double ROOM_FOR_WORDS = 74;

    private final TopicWords words;
    private final FontIcon stored = Icons.of("fth-bookmark");
    private final FontIcon live = Icons.of("fth-radio");
    private final Tooltip tip = new Tooltip();

    RetainedCell(CellGuard guard, TopicWords words) {
        super(guard);
        this.words = words;
        stored.getStyleClass().add("retained");
        live.getStyleClass().add("live");
        getStyleClass().addAll("faint", "retained-cell");
        widthProperty()
                .subscribe(width -> setContentDisplay(
                        width.doubleValue() < ROOM_FOR_WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    @Override
    protected void show(TopicRow row) {
        Message newest = row.level().newest();
        setText(words.retained(row));
        setGraphic(newest == null ? null : newest.retained() ? stored : live);
        tip.setText(words.retainedTip(row));
        setTooltip(newest == null ? null : tip);
    }
}
