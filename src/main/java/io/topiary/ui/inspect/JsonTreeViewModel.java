package io.topiary.ui.inspect;

import io.topiary.core.payload.JsonOutline;
import io.topiary.core.text.Escapes;
import io.topiary.ui.kit.RowWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The values of a JSON document as lines that can be folded; only those on screen are made. FX thread. */
final class JsonTreeViewModel implements RowWindow.Owner {

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_KEY = 200;

    private final RowWindow<JsonTreeRow> window = new RowWindow<>(this);
    private final ValueWords words;
    private final Consumer<@Nullable ValueSpot> pointed;
    private @Nullable JsonFolds folds;
    private int selected = -1;

    /** @param pointed told which value is selected */
    JsonTreeViewModel(ValueWords words, Consumer<@Nullable ValueSpot> pointed) {
        this.words = words;
        this.pointed = pointed;
    }

    RowWindow<JsonTreeRow> window() {
        return window;
    }

    /** Shows {@code outline}; with {@code newer}, as a newer state of what is shown: folds and selection stay. */
    void show(JsonOutline outline, boolean newer) {
        JsonFolds before = folds;
        String at = before != null && selected >= 0 ? before.outline().pointer(selected) : null;
        boolean keep = newer && before != null;
        folds = keep && before != null ? before.with(outline) : JsonFolds.of(outline);
        selected = keep && at != null ? outline.find(at) : -1;
        if (!keep) {
            window.scrollTo(0);
        }
        pull();
        tell();
    }

    /** Opens or folds value {@code node}. */
    void setOpen(int node, boolean open) {
        JsonFolds shown = folds;
        if (shown != null) {
            shown.set(node, open);
            if (shown.row(selected) < 0 && selected >= 0) {
                selected = node;
                tell();
            }
            pull();
        }
    }

    /** Opens or folds everything. */
    void setAllOpen(boolean open) {
        JsonFolds shown = folds;
        if (shown != null) {
            shown.setAll(open);
            while (selected >= 0 && shown.row(selected) < 0) {
                selected = shown.outline().parent(selected);
            }
            pull();
            tell();
        }
    }

    /** Opens the selected value, or goes into it; or folds it, or goes out of it. */
    void step(boolean in) {
        JsonFolds shown = folds;
        if (shown == null || selected < 0) {
            return;
        }
        boolean container = shown.outline().isContainer(selected);
        if (container && shown.isOpen(selected) != in) {
            setOpen(selected, in);
        } else if (in) {
            moveSelection(1);
        } else if (shown.outline().parent(selected) >= 0) {
            select(shown.outline().parent(selected));
        }
    }

    /** Selects value {@code node} and shows it. */
    void select(int node) {
        JsonFolds shown = folds;
        if (shown != null && node >= 0) {
            shown.reveal(node);
            selected = node;
            scrollToSelection(shown);
            tell();
        }
    }

    /** The value on line {@code slot} of the screen, null if there is none. */
    @Nullable
    ValueSpot spot(int slot) {
        JsonTreeRow row = window.row(slot);
        JsonFolds shown = folds;
        return row == null || shown == null ? null : new ValueSpot(shown.outline(), row.node());
    }

    @Override
    public void pull() {
        JsonFolds shown = folds;
        if (shown == null) {
            window.show(0, 0, List.of(), -1);
            return;
        }
        int first = (int) window.place(row -> shown.row(row.node()), shown.size());
        Instant now = Instant.now();
        List<JsonTreeRow> rows = new ArrayList<>();
        for (int row = first; row < Math.min(shown.size(), first + window.capacity()); row++) {
            rows.add(row(shown, shown.node(row), now));
        }
        window.show(first, shown.size(), rows, selected < 0 ? -1 : shown.row(selected));
    }

    private JsonTreeRow row(JsonFolds shown, int node, Instant now) {
        JsonOutline outline = shown.outline();
        ValueSpot spot = new ValueSpot(outline, node);
        String text = spot.isContainer() ? "" : Escapes.visible(outline.text(node, LONGEST_TEXT), LONGEST_TEXT);
        boolean cut = !spot.isContainer() && outline.end(node) - outline.start(node) > LONGEST_TEXT;
        return new JsonTreeRow(
                node,
                outline.depth(node),
                outline.hasKey(node) ? Escapes.visible(outline.key(node), LONGEST_KEY) : null,
                outline.index(node),
                outline.kind(node),
                cut && !text.endsWith("…") ? text + "…" : text,
                words.type(spot),
                words.hint(spot, now),
                shown.isOpen(node));
    }

    @Override
    public void moveSelection(long rows) {
        JsonFolds shown = folds;
        if (shown == null || shown.size() == 0) {
            return;
        }
        long from = selected < 0 ? (rows > 0 ? -1 : 0) : shown.row(selected);
        long to = rows == Long.MIN_VALUE ? 0 : rows == Long.MAX_VALUE ? shown.size() - 1L : from + rows;
        selected = shown.node((int) Math.clamp(to, 0, shown.size() - 1L));
        scrollToSelection(shown);
        tell();
    }

    private void scrollToSelection(JsonFolds shown) {
        window.scrollTo(window.placeVisible(window.firstRow(), shown.row(selected)));
    }

    @Override
    public void selectSlot(int slot) {
        JsonTreeRow row = window.row(slot);
        if (row != null) {
            selected = row.node();
            pull();
            tell();
        }
    }

    private void tell() {
        JsonFolds shown = folds;
        pointed.accept(shown == null || selected < 0 ? null : new ValueSpot(shown.outline(), selected));
    }
}
