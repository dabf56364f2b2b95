package io.topiary.ui.kit.diff;

import io.topiary.core.payload.diff.PayloadDiff;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * How one payload differs from another: line below line, or both beside each other; marked with {@code + - ~} and not only
 * by colour. Whoever has the payloads makes the {@link PayloadDiff} on a worker and shows it here. FX thread.
 */
public final class DiffPane extends VBox {

    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private final Messages messages;
    private final ObservableList<DiffRow> rows = FXCollections.observableArrayList();
    private final ListView<DiffRow> list = new ListView<>(rows);
    private final Label summary = new Label();
    private final Label placeholder = new Label();
    private final ToggleButton beside;
    private @Nullable PayloadDiff shown;

    /**
     * Nothing to show yet.
     *
     * @param prefix begin of the ids of what is in it, so that a window may have several
     */
    public DiffPane(String prefix, Messages messages) {
        this.messages = messages;
        this.beside = Icons.toggle("fth-columns", messages.get("diff.beside"));
        getStyleClass().add("diff");
        beside.setId(prefix + "Beside");
        summary.getStyleClass().add(Style.MUTED);
        summary.setId(prefix + "Summary");
        placeholder.setWrapText(true);
        placeholder.getStyleClass().add(Style.MUTED);
        list.setId(prefix + "Lines");
        list.setAccessibleText(messages.get("diff.lines"));
        list.setPlaceholder(placeholder);
        list.setCellFactory(view -> new DiffCell(messages));
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(createTools(), list);
        beside.selectedProperty().subscribe(this::refresh);
    }

    private Node createTools() {
        HBox.setHgrow(summary, Priority.ALWAYS);
        summary.setMaxWidth(Double.MAX_VALUE);
        summary.setTooltip(new Tooltip());
        summary.getTooltip().textProperty().bind(summary.textProperty());
        HBox tools = new HBox(summary, beside);
        tools.getStyleClass().add("diff-tools");
        tools.setAlignment(Pos.CENTER_LEFT);
        return tools;
    }

    /** Shows {@code diff}. */
    public void show(PayloadDiff diff) {
        shown = diff;
        refresh();
    }

    /** Goes to the next difference, or the one before. */
    public void step(boolean forward) {
        DiffSteps.step(list, DiffPane::differs, forward);
    }

    private static boolean differs(DiffRow row) {
        return switch (row) {
            case DiffRow.Inline(DiffPart part) -> part.kind() != DiffPart.Kind.SAME;
            case DiffRow.Beside(DiffPart left, DiffPart right) ->
                left == null || right == null || left.kind() != DiffPart.Kind.SAME;
            case DiffRow.Gap gap -> false;
        };
    }

    /** Shows no diff, but {@code why} there is none. */
    public void clear(String why) {
        shown = null;
        placeholder.setText(why);
        refresh();
    }

    private void refresh() {
        PayloadDiff diff = shown;
        if (diff == null) {
            rows.clear();
            summary.setText("");
            return;
        }
        if (diff.lines().isEmpty()) {
            placeholder.setText(messages.get("diff.empty"));
        }
        rows.setAll(beside.isSelected() ? DiffRow.beside(diff.lines()) : DiffRow.inline(diff.lines()));
        summary.setText(words(diff));
    }

    private String words(PayloadDiff diff) {
        long lines = diff.differences();
        String what = diff.identical()
                ? messages.get("diff.identical")
                : lines == 0 ? messages.get("diff.space") : messages.get("diff.differences", lines);
        String form = diff.asHex() ? messages.get("diff.hex", what) : what;
        return diff.whole() ? form : messages.get("diff.cut", form);
    }

    private void pressed(KeyEvent event) {
        if (COPY.match(event)) {
            List<DiffRow> selected = list.getSelectionModel().getSelectedItems();
            String text = (selected.isEmpty() ? rows : selected)
                    .stream().map(this::text).collect(Collectors.joining("\n"));
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
            event.consume();
        }
    }

    private String text(DiffRow row) {
        return switch (row) {
            case DiffRow.Inline(DiffPart part) -> text(part);
            case DiffRow.Beside(DiffPart left, DiffPart right) ->
                left == null ? text(right) : right == null ? text(left) : text(left) + "\t" + text(right);
            case DiffRow.Gap(int lines) -> messages.get("diff.gap", lines);
        };
    }

    private static String text(@Nullable DiffPart part) {
        return part == null ? "" : part.kind().glyph() + " " + part.text();
    }
}
