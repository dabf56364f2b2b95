package io.topiary.ui.inspect.diff;

import io.topiary.core.payload.diff.ByteRow;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** A row of a comparison of bytes. */
final class ByteCell extends ListCell<ByteRow> {

    private static final List<String> STYLES = List.of("same", "removed", "added");

    private final Messages messages;
    private final Amounts amounts;
    private final Label offset = new Label();
    private final Label glyph = new Label();
    private final HBox hex = new HBox();
    private final HBox ascii = new HBox();
    private final HBox line = new HBox(offset, glyph, hex, ascii);
    private final Label gap = new Label();

    ByteCell(Messages messages, Amounts amounts) {
        this.messages = messages;
        this.amounts = amounts;
        getStyleClass().add("diff-cell");
        line.getStyleClass().addAll("diff-line", "byte-line");
        offset.getStyleClass().add("byte-offset");
        glyph.getStyleClass().add("diff-glyph");
        hex.getStyleClass().add("byte-hex");
        ascii.getStyleClass().add("byte-ascii");
        gap.getStyleClass().add("diff-gap");
        offset.setMinWidth(USE_PREF_SIZE);
        glyph.setMinWidth(USE_PREF_SIZE);
    }

    @Override
    protected void updateItem(@Nullable ByteRow row, boolean empty) {
        super.updateItem(row, empty);
        setGraphic(null);
        setAccessibleText(null);
        if (empty || row == null) {
            return;
        }
        setAccessibleText(text(row, messages, amounts));
        switch (row) {
            case ByteRow.Gap(long bytes) -> {
                gap.setText(messages.get("inspect.diff.bytes.gap", amounts.number(bytes)));
                setGraphic(gap);
            }
            case ByteRow.Bytes bytes -> {
                show(bytes);
                setGraphic(line);
            }
        }
    }

    private void show(ByteRow.Bytes row) {
        line.getStyleClass().removeAll(STYLES);
        line.getStyleClass().add(row.kind().name().toLowerCase(Locale.ROOT));
        offset.setText(offset(row));
        glyph.setText(glyph(row));
        fill(hex, row, column -> hex(row.bytes().get(column)) + " ", row.bytes().size());
        fill(ascii, row, column -> ascii(row.bytes().get(column)), row.bytes().size());
    }

    /** Neighbours that are alike share a label. */
    private static void fill(HBox box, ByteRow.Bytes row, IntFunction<String> text, int columns) {
        box.getChildren().clear();
        StringBuilder run = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            run.append(text.apply(column));
            boolean last = column + 1 == columns;
            if (last || row.differs(column) != row.differs(column + 1)) {
                Label label = new Label(run.toString());
                label.setMinWidth(USE_PREF_SIZE);
                if (row.differs(column)) {
                    label.getStyleClass().add("diff-marked");
                }
                box.getChildren().add(label);
                run.setLength(0);
            }
        }
    }

    /** A row on one line, a star behind each byte that differs. */
    static String text(ByteRow row, Messages messages, Amounts amounts) {
        return switch (row) {
            case ByteRow.Gap(long bytes) -> messages.get("inspect.diff.bytes.gap", amounts.number(bytes));
            case ByteRow.Bytes bytes -> {
                StringBuilder text = new StringBuilder(glyph(bytes))
                        .append(' ')
                        .append(offset(bytes))
                        .append("  ");
                for (int column = 0; column < bytes.bytes().size(); column++) {
                    text.append(hex(bytes.bytes().get(column))).append(bytes.differs(column) ? "* " : "  ");
                }
                yield text.toString();
            }
        };
    }

    private static String offset(ByteRow.Bytes row) {
        String one = String.format(Locale.ROOT, "%08x", row.offset());
        return row.other() == row.offset() ? one : one + " → " + String.format(Locale.ROOT, "%08x", row.other());
    }

    private static String glyph(ByteRow.Bytes row) {
        return switch (row.kind()) {
            case SAME -> " ";
            case REMOVED -> "−";
            case ADDED -> "+";
        };
    }

    private static String hex(int value) {
        return value == ByteRow.NONE ? "  " : String.format(Locale.ROOT, "%02x", value);
    }

    private static String ascii(int value) {
        return value == ByteRow.NONE ? " " : value >= ' ' && value < 0x7F ? String.valueOf((char) value) : ".";
    }
}
