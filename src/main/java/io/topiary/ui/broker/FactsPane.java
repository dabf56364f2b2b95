package io.topiary.ui.broker;

import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Facts side by side, as many as there is room for; their nodes stay while only words change. FX thread. */
final class FactsPane extends FlowPane {

    /** A fact is at least this many times as wide as the text is high. */
    private static final double LEAST_WIDTH = 14;

    private final String noteStyle;
    private final List<Cell> cells = new ArrayList<>();

    /** A fact on screen. */
    private static final class Cell extends VBox {

        private final Label label = new Label();
        private final Label value = new Label();
        private final Label note = new Label();

        Cell(String noteStyle) {
            label.getStyleClass().addAll(Style.MUTED, Style.SMALL);
            value.setWrapText(true);
            value.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            label.setLabelFor(value);
            note.getStyleClass().addAll(noteStyle, Style.SMALL);
            note.setWrapText(true);
            note.visibleProperty().bind(note.textProperty().isNotEmpty());
            note.managedProperty().bind(note.visibleProperty());
            getStyleClass().add("broker-fact");
            getChildren().addAll(label, value, note);
        }

        void show(BrokerFact fact) {
            label.setText(fact.label());
            value.setText(fact.value());
            note.setText(fact.note());
        }
    }

    /** @param noteStyle style class of the notes */
    FactsPane(String noteStyle) {
        this.noteStyle = noteStyle;
        getStyleClass().add("broker-facts");
        widthProperty().subscribe(this::arrange);
    }

    void show(List<BrokerFact> facts) {
        if (cells.size() != facts.size()) {
            cells.clear();
            facts.forEach(fact -> cells.add(new Cell(noteStyle)));
            getChildren().setAll(cells);
        }
        for (int i = 0; i < facts.size(); i++) {
            cells.get(i).show(facts.get(i));
        }
        arrange();
    }

    /** Gives the facts all the room there is, in columns of the same width. */
    private void arrange() {
        if (cells.isEmpty() || getWidth() <= 0) {
            return;
        }
        double least = LEAST_WIDTH * cells.getFirst().value.getFont().getSize();
        double room = getWidth() - snappedLeftInset() - snappedRightInset() + getHgap();
        double columns = Math.max(1, Math.floor(room / (least + getHgap())));
        double width = Math.floor(room / columns - getHgap());
        cells.forEach(cell -> cell.setPrefWidth(width));
    }
}
