package io.topiary.ui.topics;

import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Tooltip;

/** A figure to the right, and what else is known of it in a tooltip. */
final class TippedCell extends GuardedCell<TopicRow> {

    private final Function<TopicRow, String> text;
    private final Function<TopicRow, String> tip;
    private final Tooltip tooltip = new Tooltip();

    /** @param tip what the tooltip says, empty for none */
    TippedCell(CellGuard guard, Function<TopicRow, String> text, Function<TopicRow, String> tip) {
        super(guard);
        this.text = text;
        this.tip = tip;
        setAlignment(Pos.CENTER_RIGHT);
        getStyleClass().addAll("right", "faint");
    }

    @Override
    protected void show(TopicRow row) {
        setText(text.apply(row));
        String told = tip.apply(row);
        tooltip.setText(told);
        setTooltip(told.isEmpty() ? null : tooltip);
    }
}
