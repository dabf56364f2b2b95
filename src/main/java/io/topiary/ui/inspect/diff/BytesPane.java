package io.topiary.ui.inspect.diff;

import io.topiary.core.payload.diff.ByteDiff;
import io.topiary.core.payload.diff.ByteRow;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.diff.DiffSteps;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.NodeOrientation;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** How some bytes differ from others: offsets, hex and ASCII, and in both the bytes that differ marked. FX thread. */
final class BytesPane extends VBox {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Messages messages;
    private final Amounts amounts;
    private final ListView<ByteRow> list = new ListView<>();
    private final Label summary = new Label();
    private final Label none = new Label();

    BytesPane(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
        getStyleClass().addAll("bytes-pane", "diff");
        summary.setId("diffBytesSummary");
        summary.getStyleClass().add(Style.MUTED);
        none.getStyleClass().add(Style.MUTED);
        list.setId("diffBytes");
        list.setAccessibleText(messages.get("diff.lines"));
        list.setPlaceholder(none);
        list.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        list.setCellFactory(view -> new ByteCell(messages, amounts));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(summary, list);
    }

    void show(ByteDiff diff) {
        list.getItems().setAll(diff.rows());
        none.setText(messages.get("diff.empty"));
        String words = diff.differing() == 0
                ? messages.get("diff.identical")
                : messages.get("inspect.diff.bytes.count", diff.differing());
        summary.setText(diff.whole() ? words : messages.get("inspect.diff.bytes.cut", words));
    }

    /** Goes to the next difference, or the one before. */
    void step(boolean forward) {
        DiffSteps.step(list, BytesPane::differs, forward);
    }

    private static boolean differs(ByteRow row) {
        return row instanceof ByteRow.Bytes bytes && bytes.kind() != ByteRow.Kind.SAME;
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            List<ByteRow> selected = list.getSelectionModel().getSelectedItems();
            String text = (selected.isEmpty() ? list.getItems() : selected)
                    .stream().map(row -> ByteCell.text(row, messages, amounts)).collect(Collectors.joining("\n"));
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            event.consume();
        }
    }
}
