package io.topiary.ui.inspect;

import io.topiary.core.payload.PayloadView;
import java.util.ArrayList;
import java.util.List;

/**
 * How a payload is wanted.
 *
 * @param levels the payload, and what is to be looked at inside of it
 * @param whole the whole text, however long
 * @param pretty checked and indented as JSON, however large
 * @param tree as a tree of values, where there is one
 */
record Wish(List<Level> levels, boolean whole, boolean pretty, boolean tree) {

    static final Wish DEFAULT = Wish.of(PayloadView.AUTO);

    Wish {
        levels = List.copyOf(levels);
    }

    static Wish of(String format) {
        return new Wish(List.of(Level.whole(format)), false, false, false);
    }

    /** What the innermost payload is wanted as. */
    String format() {
        return levels.getLast().format();
    }

    /** What the payload of the message is wanted as. */
    String outerFormat() {
        return levels.getFirst().format();
    }

    /** The payload of the message in {@code format}; what is inside of it stays as wanted. */
    Wish withOuterFormat(String format) {
        return with(0, levels.getFirst().withFormat(format));
    }

    /** Level {@code depth} as {@code level}, and nothing inside of it. */
    Wish upTo(int depth, Level level) {
        List<Level> fewer = new ArrayList<>(levels.subList(0, Math.min(depth, levels.size())));
        while (fewer.size() < depth) {
            fewer.add(Level.content());
        }
        fewer.add(level);
        return new Wish(fewer, false, false, tree);
    }

    private Wish with(int depth, Level level) {
        List<Level> others = new ArrayList<>(levels);
        others.set(depth, level);
        return new Wish(others, whole, pretty, tree);
    }

    Wish withWhole() {
        return new Wish(levels, true, pretty, tree);
    }

    Wish withPretty() {
        return new Wish(levels, whole, true, tree);
    }

    Wish withTree(boolean wanted) {
        return new Wish(levels, whole, pretty, wanted);
    }
}
