package io.topiary.ui.topics;

import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.Icons;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The column that tells stored messages from live ones: an icon, and the word for it where there is room. */
final class RetainedCell extends GuardedCell<TopicRow> {

    /** From this width on, in pixels, the word fits at the usual text size. */
    private static final double ROOM_FOR_WORDS = 74;

    private final TopicWords words;
    private final FontIcon stored = Icons.of("fth-bookmark");
    private final FontIcon liveRetained = Icons.of("fth-save");
    private final FontIcon live = Icons.of("fth-radio");
    private final Tooltip tip = new Tooltip();

    RetainedCell(CellGuard guard, TopicWords words) {
        super(guard);
        this.words = words;
        stored.getStyleClass().add("retained");
        liveRetained.getStyleClass().add("retained");
        live.getStyleClass().add("live");
        getStyleClass().addAll("faint", "retained-cell");
        widthProperty()
                .subscribe(width -> setContentDisplay(
                        width.doubleValue() < ROOM_FOR_WORDS ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT));
    }

    @Override
    protected void show(TopicRow row) {
        setText(words.retained(row));
        setGraphic(icon(row));
        tip.setText(words.retainedTip(row));
        setTooltip(tip.getText().isEmpty() ? null : tip);
    }

    private @Nullable FontIcon icon(TopicRow row) {
        return switch (Origin.of(row.level())) {
            case NONE -> null;
            case STORED -> stored;
            case LIVE_RETAINED -> liveRetained;
            case LIVE -> live;
        };
    }
}
