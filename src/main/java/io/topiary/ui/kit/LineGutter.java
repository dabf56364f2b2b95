package io.topiary.ui.kit;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import jfx.incubator.scene.control.richtext.SideDecorator;

/**
 * Line numbers of the text as sent, where folded lines count and a display line that continues another one has none, and
 * marks to fold with. FX thread.
 */
final class LineGutter implements SideDecorator {

    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");

    private final LinesContent content;
    private final boolean numbered;
    private final IntConsumer toggled;

    /** @param toggled told the region whose mark was clicked */
    LineGutter(LinesContent content, boolean numbered, IntConsumer toggled) {
        this.content = content;
        this.numbered = numbered;
        this.toggled = toggled;
    }

    /** Whether there is anything to show in it. */
    boolean isNeeded() {
        return numbered || content.folds().regions().size() > 0;
    }

    @Override
    public double getPrefWidth(double viewWidth) {
        return 0;
    }

    @Override
    public Node getMeasurementNode(int index) {
        return line(
                "8".repeat(Math.max(2, String.valueOf(content.lines().size()).length())), -1);
    }

    @Override
    public Node getNode(int index) {
        if (index >= content.size()) {
            return line("", -1);
        }
        int line = content.folds().line(index);
        int number = content.lines().number(line);
        return line(
                number == 0 ? "⤷" : String.valueOf(number),
                content.folds().regions().at(line));
    }

    private Node line(String number, int region) {
        Label label = new Label(numbered ? number : "");
        label.getStyleClass().add("line-number");
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        if (content.folds().regions().size() == 0) {
            return label;
        }
        label.setMinWidth(Region.USE_PREF_SIZE);
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox line = new HBox(label, mark(region));
        line.getStyleClass().add("line-side");
        return line;
    }

    private Node mark(int region) {
        Region arrow = new Region();
        arrow.getStyleClass().add("arrow");
        StackPane mark = new StackPane(arrow);
        mark.getStyleClass().addAll("disclosure", "fold-mark");
        arrow.setVisible(region >= 0);
        if (region >= 0) {
            boolean open = !content.folds().isFolded(region);
            mark.pseudoClassStateChanged(EXPANDED, open);
            mark.setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
            mark.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
                if (event.getButton() == MouseButton.PRIMARY) {
                    toggled.accept(region);
                    event.consume();
                }
            });
        }
        return mark;
    }
}
