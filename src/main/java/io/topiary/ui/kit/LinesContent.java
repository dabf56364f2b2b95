package io.topiary.ui.kit;

import io.topiary.core.payload.FoldRegions;
import io.topiary.core.payload.LineFolds;
import io.topiary.core.payload.TextLines;
import io.topiary.core.payload.VisibleLine;
import io.topiary.core.text.Escapes;
import io.topiary.ui.kit.CodeView.Place;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.BasicTextModel;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/**
 * Lets a text control look at {@link TextLines} line by line, however many there are, and only at those in sight: what it
 * takes for its paragraphs are rows of {@link LineFolds}. FX thread.
 */
final class LinesContent implements BasicTextModel.Content {

    /** Stands for what is folded away. */
    private static final String FOLDED = " ⋯ ";

    /** Most characters of a folded line that are shown for a hint. */
    private static final int LONGEST_HINT = 40;

    private static final int CACHED = 256;
    private static final Row BLANK = new Row(VisibleLine.of(""), "", "");

    private final Map<Integer, VisibleLine> cache = new LinkedHashMap<>(CACHED * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, VisibleLine> eldest) {
            return size() > CACHED;
        }
    };
    private TextLines lines;
    private LineFolds folds;
    private boolean blank;

    LinesContent(TextLines lines, FoldRegions regions) {
        this.lines = lines;
        this.folds = LineFolds.of(regions, lines.size());
    }

    /**
     * A row made up of a line, and the end of what is folded behind it.
     *
     * @param head the line
     * @param mark stands for the lines behind it that are folded away, with the beginning of the first; empty if none are
     * @param tail its closing line without what it is indented by; empty if nothing closes it or nothing is folded
     */
    record Row(VisibleLine head, String mark, String tail) {

        String shown() {
            return isFolded() ? head.shown() + mark + tail : head.shown();
        }

        boolean isFolded() {
            return !mark.isEmpty();
        }

        /** Where the mark ends and the tail begins. */
        int markEnd() {
            return head.shown().length() + mark.length();
        }
    }

    TextLines lines() {
        return lines;
    }

    LineFolds folds() {
        return folds;
    }

    void replace(TextLines newLines, FoldRegions regions) {
        lines = newLines;
        folds = folds.with(regions, newLines.size());
        cache.clear();
    }

    /** Runs {@code action} while there is one empty row: what looks at it then is done sooner. */
    void whileBlank(Runnable action) {
        blank = true;
        try {
            action.run();
        } finally {
            blank = false;
        }
    }

    Row row(int row) {
        if (blank) {
            return BLANK;
        }
        VisibleLine head = line(folds.line(row));
        int region = folds.foldedAt(row);
        if (region < 0) {
            return new Row(head, "", "");
        }
        FoldRegions regions = folds.regions();
        String tail =
                regions.isClosed(region) ? line(regions.last(region)).shown().stripLeading() : "";
        return new Row(head, mark(region), tail);
    }

    /** Elements that are folded should not all look alike. */
    private String mark(int region) {
        FoldRegions regions = folds.regions();
        int first = regions.header(region) + 1;
        boolean plain = regions.at(first) < 0 && !(first == regions.last(region) && regions.isClosed(region));
        return plain ? " " + Escapes.visible(lines.line(first).strip(), LONGEST_HINT) + FOLDED : FOLDED;
    }

    private VisibleLine line(int index) {
        VisibleLine line = cache.get(index);
        if (line == null) {
            line = VisibleLine.of(lines.line(index));
            cache.put(index, line);
        }
        return line;
    }

    /** The place in the text, folded or not, that is shown at {@code position}; empty if there is no such row. */
    Optional<Place> place(TextPos position) {
        return position.index() < size() ? Optional.of(place(position.index(), position.offset())) : Optional.empty();
    }

    private Place place(int at, int offset) {
        Row row = row(at);
        int line = folds.line(at);
        int head = row.head().shown().length();
        int region = folds.foldedAt(at);
        if (region < 0 || offset < row.markEnd()) {
            return new Place(line, row.head().sourceColumn(Math.min(offset, head)));
        }
        int last = folds.regions().last(region);
        int indent = line(last).shown().length() - row.tail().length();
        int column = row.tail().isEmpty() ? Integer.MAX_VALUE : indent + offset - row.markEnd();
        return new Place(last, line(last).sourceColumn(column));
    }

    /** Where {@code place} is shown, the beginning of the fold if it is folded away. */
    TextPos position(Place place) {
        int at = folds.row(place.line());
        Row row = row(at);
        if (folds.line(at) == place.line()) {
            return TextPos.ofLeading(at, row.head().shownColumn(place.column()));
        }
        int head = row.head().shown().length();
        if (row.tail().isEmpty() || place.line() != folds.regions().last(folds.foldedAt(at))) {
            return TextPos.ofLeading(at, head);
        }
        VisibleLine closing = line(place.line());
        int indent = closing.shown().length() - row.tail().length();
        int column = Math.max(0, closing.shownColumn(place.column()) - indent);
        return TextPos.ofLeading(at, row.markEnd() + column);
    }

    @Override
    public int size() {
        return blank ? 1 : folds.rows();
    }

    @Override
    public String getText(int index) {
        return row(index).shown();
    }

    @Override
    public boolean isWritable() {
        return false;
    }

    @Override
    public int insertTextSegment(int index, int offset, String text, StyleAttributeMap attributes) {
        throw new UnsupportedOperationException("read-only");
    }

    @Override
    public void insertLineBreak(int index, int offset) {
        throw new UnsupportedOperationException("read-only");
    }

    @Override
    public void removeRange(TextPos start, TextPos end) {
        throw new UnsupportedOperationException("read-only");
    }
}
