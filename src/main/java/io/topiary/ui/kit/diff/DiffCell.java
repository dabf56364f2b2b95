package io.topiary.ui.kit.diff;

import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** A row of a diff: one line, two beside each other, or how many are not shown. FX thread. */
final class DiffCell extends ListCell<DiffRow> {

    private static final List<String> STYLES = List.of("same", "removed", "added", "changed", "missing");

    private final Messages messages;
    private final Line left = new Line();
    private final Line right = new Line();
    private final HBox pair = new HBox(left, right);
    private final Label gap = new Label();

    DiffCell(Messages messages) {
        this.messages = messages;
        getStyleClass().add("diff-cell");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        gap.getStyleClass().add("diff-gap");
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
    }

    @Override
    protected void updateItem(@Nullable DiffRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || row == null) {
            return;
        }
        switch (row) {
            case DiffRow.Inline(DiffPart part) -> {
                left.show(part);
                one();
                setAccessibleText(words(part));
            }
            case DiffRow.Beside(DiffPart before, DiffPart after) -> {
                left.show(before);
                right.show(after);
                two();
                setAccessibleText((before == null ? "" : words(before) + " ") + (after == null ? "" : words(after)));
            }
            case DiffRow.Gap(int lines) -> {
                gap.setText(messages.get("diff.gap", lines));
                setGraphic(gap);
                setAccessibleText(gap.getText());
            }
        }
    }

    private void one() {
        pair.getChildren().setAll(left);
        left.setPrefWidth(USE_COMPUTED_SIZE);
        pair.prefWidthProperty().unbind();
        pair.setPrefWidth(USE_COMPUTED_SIZE);
        setGraphic(pair);
    }

    /** Halves of equal width, whatever is in them. */
    private void two() {
        pair.getChildren().setAll(left, right);
        left.setPrefWidth(1);
        right.setPrefWidth(1);
        pair.setPrefWidth(1);
        pair.prefWidthProperty().bind(getListView().widthProperty().subtract(24));
        setGraphic(pair);
    }

    private String words(DiffPart part) {
        String kind = part.kind().name().toLowerCase(Locale.ROOT);
        return messages.get("diff.line." + kind, part.number(), part.text());
    }

    /** A line with its number, its glyph, and the part that differs marked. */
    private static final class Line extends HBox {

        private final Label number = new Label();
        private final Label glyph = new Label();
        private final Label before = new Label();
        private final Label marked = new Label();
        private final Label after = new Label();

        Line() {
            getStyleClass().add("diff-line");
            number.getStyleClass().add("diff-number");
            glyph.getStyleClass().add("diff-glyph");
            marked.getStyleClass().add("diff-marked");
            number.setMinWidth(USE_PREF_SIZE);
            glyph.setMinWidth(USE_PREF_SIZE);
            getChildren().addAll(number, glyph, before, marked, after);
            for (Label label : List.of(number, glyph, before, marked, after)) {
                label.setMnemonicParsing(false);
            }
        }

        void show(@Nullable DiffPart part) {
            getStyleClass().removeAll(STYLES);
            getStyleClass().add(part == null ? "missing" : part.kind().name().toLowerCase(Locale.ROOT));
            number.setText(part == null ? "" : String.valueOf(part.number()));
            glyph.setText(part == null ? "" : String.valueOf(part.kind().glyph()));
            before.setText(part == null ? "" : part.before());
            marked.setText(part == null ? "" : part.marked());
            after.setText(part == null ? "" : part.after());
        }
    }
}
