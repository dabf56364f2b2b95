package io.topiary.ui.inspect.hex;

import io.topiary.core.payload.HexRows;
import javafx.geometry.Point2D;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;

/** A row of a hex dump on the screen. FX thread. */
final class HexLine extends HBox {

    private static final int HALF = HexRows.WIDTH / 2;
    private static final int CHARS_A_BYTE = 3;

    private final Text offset = new Text();
    private final HexRun hex = new HexRun("hex-digits");
    private final HexRun ascii = new HexRun("hex-ascii");
    private int row = -1;

    HexLine() {
        offset.getStyleClass().add("hex-offset");
        getStyleClass().add("hex-line");
        setFillHeight(false);
        getChildren().addAll(offset, hex, ascii);
    }

    /** The row shown, -1 for none. */
    int row() {
        return row;
    }

    /** Shows row {@code newRow} of {@code rows} with what of it is selected; nothing if there is no such row. */
    void show(HexRows rows, int newRow, HexSelection selection) {
        boolean there = newRow >= 0 && newRow < rows.count();
        row = there ? newRow : -1;
        setVisible(there);
        if (!there) {
            return;
        }
        HexRows.Row content = rows.row(newRow);
        offset.setText(content.offset());
        hex.setText(content.hex());
        ascii.setText(content.ascii());
        long first = (long) newRow * HexRows.WIDTH;
        int from = Math.clamp(selection.from() - first, 0, HexRows.WIDTH);
        int to = Math.clamp(selection.to() - first, 0, content.ascii().length());
        if (selection.isEmpty() || from >= to) {
            hex.mark(0, 0);
            ascii.mark(0, 0);
        } else {
            hex.mark(digits(from), digits(to - 1) + 2);
            ascii.mark(from, to);
        }
    }

    private static int digits(int index) {
        return index * CHARS_A_BYTE + (index >= HALF ? 1 : 0);
    }

    /**
     * The byte of the row at a place of the scene, the nearest one.
     *
     * @param inAscii whether the characters are meant and not the digits
     */
    int byteAt(double sceneX, double sceneY, boolean inAscii) {
        HexRun run = inAscii ? ascii : hex;
        int c = run.charAt(new Point2D(sceneX, sceneY));
        int index = inAscii ? c : (c < HALF * CHARS_A_BYTE ? c : c - 1) / CHARS_A_BYTE;
        return Math.clamp(index, 0, HexRows.WIDTH - 1);
    }

    /** Whether a place of the scene is among the characters. */
    boolean isAscii(double sceneX) {
        return ascii.sceneToLocal(sceneX, 0).getX() >= 0;
    }

    /** Whether a place of the scene is before the digits, where the offset is. */
    boolean isOffset(double sceneX) {
        return hex.sceneToLocal(sceneX, 0).getX() < 0;
    }
}
