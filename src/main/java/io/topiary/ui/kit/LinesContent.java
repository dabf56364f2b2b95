package io.topiary.ui.kit;

import io.topiary.core.payload.TextLines;
import io.topiary.core.payload.VisibleLine;
import java.util.LinkedHashMap;
import java.util.Map;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.BasicTextModel;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/** Lets a text control look at {@link TextLines} line by line, however many there are. FX thread. */
final class LinesContent implements BasicTextModel.Content {

    private static final int CACHED = 256;

    private final Map<Integer, VisibleLine> cache = new LinkedHashMap<>(CACHED * 2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, VisibleLine> eldest) {
            return size() > CACHED;
        }
    };
    private TextLines lines;

    LinesContent(TextLines lines) {
        this.lines = lines;
    }

    TextLines lines() {
        return lines;
    }

    void replace(TextLines newLines) {
        lines = newLines;
        cache.clear();
    }

    VisibleLine line(int index) {
        VisibleLine line = cache.get(index);
        if (line == null) {
            line = VisibleLine.of(lines.line(index));
            cache.put(index, line);
        }
        return line;
    }

    @Override
    public int size() {
        return lines.size();
    }

    @Override
    public String getText(int index) {
        return line(index).shown();
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
