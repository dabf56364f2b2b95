package io.topiary.ui.inspect;

import io.topiary.core.payload.HexRows;
import java.util.RandomAccess;
import java.util.stream.Collectors;
import javafx.collections.ObservableListBase;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A hex dump of however many bytes; rows are made when they come into view. Ctrl+C copies the selected rows. */
final class HexView extends ListView<Integer> {

    private static final double ROW_HEIGHT = 20;
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private HexRows rows = new HexRows(new byte[0]);

    HexView() {
        getStyleClass().add("hex-view");
        setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        setFixedCellSize(ROW_HEIGHT);
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(list -> new Cell());
        setOnKeyPressed(event -> {
            if (COPY.match(event)) {
                copySelection();
                event.consume();
            }
        });
    }

    /** Shows {@code newRows}; with {@code newer}, scroll position and selection stay where they are if they can. */
    void show(HexRows newRows, boolean newer) {
        boolean sameLength =
                newer && newRows.count() == rows.count() && !getItems().isEmpty();
        rows = newRows;
        if (sameLength) {
            refresh();
        } else {
            if (!newer) {
                scrollTo(0);
            }
            setItems(new Numbers(newRows.count()));
        }
    }

    private void copySelection() {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(getSelectionModel().getSelectedIndices().stream()
                .map(index -> rows.row(index).toString())
                .collect(Collectors.joining("\n")));
        Clipboard.getSystemClipboard().setContent(clip);
    }

    /** The numbers from 0 on, without keeping them. */
    private static final class Numbers extends ObservableListBase<Integer> implements RandomAccess {

        private final int size;

        Numbers(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            return index;
        }

        @Override
        public int size() {
            return size;
        }

        /** By identity: the control compares old and new items, and would go through millions of them. */
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private final class Cell extends ListCell<Integer> {

        private final Label offset = new Label();
        private final Label hex = new Label();
        private final Label ascii = new Label();
        private final HBox line = new HBox(offset, hex, ascii);

        Cell() {
            offset.getStyleClass().add("hex-offset");
            ascii.getStyleClass().add("hex-ascii");
            line.getStyleClass().add("hex-line");
        }

        @Override
        protected void updateItem(@Nullable Integer index, boolean empty) {
            super.updateItem(index, empty);
            if (empty || index == null || index >= rows.count()) {
                setGraphic(null);
                return;
            }
            HexRows.Row row = rows.row(index);
            offset.setText(row.offset());
            hex.setText(row.hex());
            ascii.setText(row.ascii());
            setGraphic(line);
        }
    }
}
