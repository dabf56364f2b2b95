package io.topiary.ui.kit;

import io.topiary.core.payload.TextLines;
import javafx.scene.Node;
import javafx.scene.control.Label;
import jfx.incubator.scene.control.richtext.SideDecorator;

/** Line numbers of the text as sent: a display line that continues another one has none. FX thread. */
final class LineGutter implements SideDecorator {

    private final LinesContent content;

    LineGutter(LinesContent content) {
        this.content = content;
    }

    @Override
    public double getPrefWidth(double viewWidth) {
        return 0;
    }

    @Override
    public Node getMeasurementNode(int index) {
        TextLines lines = content.lines();
        return label("8".repeat(Math.max(2, String.valueOf(lines.size()).length())));
    }

    @Override
    public Node getNode(int index) {
        int number = index < content.size() ? content.lines().number(index) : 0;
        return label(number == 0 ? "⤷" : String.valueOf(number));
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("line-number");
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        return label;
    }
}
