package io.topiary.ui.topics;

import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import io.topiary.ui.kit.Indentation;
import io.topiary.ui.kit.RowTable;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** The first column: indentation, arrow, name of the level, and how many topics are below. */
final class TopicCell extends GuardedCell<TopicRow> {

    private static final PseudoClass EXPANDED = PseudoClass.getPseudoClass("expanded");
    private static final PseudoClass EMPTY_NAME = PseudoClass.getPseudoClass("empty-name");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass RECENT = PseudoClass.getPseudoClass("recent");
    /** How long something is shown as active, and as active a while ago; in seconds. */
    private static final long JUST_NOW = 3;

    private static final long LATELY = 30;
    private static final int NAME_CHARS = 200;

    private final TopicWords words;
    private final TopicBadges badges;
    private final Indentation indent = new Indentation();
    private final StackPane arrow = new StackPane();
    private final Region activity = new Region();
    private final Label name = new Label();
    private final Label count = new Label();
    private final HBox line = new HBox(indent, arrow, activity, name, count);

    /**
     * A cell.
     *
     * @param expand expands or collapses a path
     */
    TopicCell(CellGuard guard, TopicWords words, BiConsumer<String, Boolean> expand) {
        super(guard);
        this.words = words;
        this.badges = new TopicBadges(words);
        Region shape = new Region();
        shape.getStyleClass().add("arrow");
        arrow.getChildren().add(shape);
        arrow.getStyleClass().addAll("disclosure", RowTable.NO_SELECT);
        arrow.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> {
            TopicRow row = getItem();
            if (event.getButton() == MouseButton.PRIMARY && row != null && row.isBranch()) {
                expand.accept(row.path(), !row.level().expanded());
                event.consume();
            }
        });
        // pressed twice in a row it has done its work twice; as a double click the table would do it once more
        arrow.addEventHandler(MouseEvent.MOUSE_CLICKED, MouseEvent::consume);
        activity.getStyleClass().add("activity");
        name.setMinWidth(0);
        name.setTextOverrun(OverrunStyle.ELLIPSIS);
        name.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        name.getStyleClass().add("level-name");
        count.setMinWidth(0);
        count.getStyleClass().add("level-count");
        line.getStyleClass().add("level");
        line.setMinWidth(0);
        line.getChildren().add(badges);
        getStyleClass().add("topic-cell");
    }

    @Override
    protected void show(TopicRow row) {
        indent.setLevel(row.level().depth() - 1);
        arrow.setVisible(row.isBranch());
        arrow.pseudoClassStateChanged(EXPANDED, row.level().expanded());
        // steps instead of a fading: it is calm, and nothing has to be drawn in between
        long age = row.ageSeconds();
        activity.pseudoClassStateChanged(NOW, age >= 0 && age < JUST_NOW);
        activity.pseudoClassStateChanged(RECENT, age >= JUST_NOW && age < LATELY);
        name.setText(words.name(row, NAME_CHARS));
        name.pseudoClassStateChanged(EMPTY_NAME, row.level().name().isEmpty());
        count.setText(words.topicsBelow(row));
        count.setManaged(!count.getText().isEmpty());
        badges.show(row);
        setGraphic(line);
    }
}
