package io.topiary.core.lint;

import io.topiary.core.text.Text;
import io.topiary.core.tree.TopicTree;
import io.topiary.core.tree.TopicWalk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the names of siblings, in slices. Twice: the first time keeps nothing but hashes; only if some of them came
 * twice, the second time looks at those names.
 */
final class GroupScan {

    private static final int LOOKED_BELOW = 64;
    private static final int MOST_TWINS = 1_000;

    private final @Nullable String parent;
    private final Heights heights = new Heights();
    private final LongSet seen = new LongSet();
    private final LongSet twice = new LongSet();
    private final Map<Long, List<String>> twins = new HashMap<>();
    private final List<Hint> hints = new ArrayList<>();
    private TopicWalk walk;
    private boolean second;
    private int usual = -1;
    private int kept;

    /** The siblings below {@code parent}, or the first levels if that is null. */
    GroupScan(TopicTree tree, @Nullable String parent) {
        this.parent = parent;
        this.walk = tree.watch().walkBelow(parent);
    }

    /** Looks at {@code levels} more; tells whether there is more to do. */
    boolean next(TopicTree tree, int levels) {
        if (walk.next(levels, second ? this::lookAgain : this::look)) {
            return true;
        }
        if (!second && (!twice.isEmpty() || heights.anyFar())) {
            second = true;
            usual = heights.usual();
            walk = tree.watch().walkBelow(parent);
            return true;
        }
        twins.values().forEach(this::compare);
        return false;
    }

    @Nullable
    String parent() {
        return parent;
    }

    /** What was found. */
    List<Hint> hints() {
        return hints;
    }

    private void look(TopicWalk.Level level) {
        String name = level.name();
        NameCheck.check(level, name, hints);
        heights.add(level.height(LOOKED_BELOW));
        note(NameKeys.ofLetters(name));
        Long shapes = NameKeys.ofShapes(name);
        if (shapes != null) {
            note(shapes);
        }
    }

    private void note(long key) {
        if (!seen.add(key)) {
            twice.add(key);
        }
    }

    private void lookAgain(TopicWalk.Level level) {
        String name = level.name();
        keep(NameKeys.ofLetters(name), name);
        Long shapes = NameKeys.ofShapes(name);
        if (shapes != null) {
            keep(shapes, name);
        }
        int height = level.height(LOOKED_BELOW);
        if (heights.isFar(height, usual)) {
            Text text = Text.of(height > usual ? "lint.deeper" : "lint.shallower", height, heights.siblings(), usual);
            hints.add(new Hint(HintKind.UNEXPECTED_DEPTH, level.path(), "", text));
        }
    }

    private void keep(long key, String name) {
        if (twice.contains(key) && kept < MOST_TWINS) {
            kept++;
            twins.computeIfAbsent(key, _ -> new ArrayList<>()).add(name);
        }
    }

    /** Each is compared with the first, the first with the second. */
    private void compare(List<String> names) {
        for (int i = 0; i < names.size() && names.size() > 1; i++) {
            Hint hint = Twins.between(parent, names.get(i), names.get(i == 0 ? 1 : 0));
            if (hint != null && hints.stream().noneMatch(hint::equals)) {
                replaceLesser(hint);
            }
        }
    }

    /** Who it looks like says more than that it has blanks, or letters of two alphabets. */
    private void replaceLesser(Hint hint) {
        hints.removeIf(each -> each.path().equals(hint.path())
                && each.like().isEmpty()
                && (each.kind() == hint.kind() || each.kind() == HintKind.MIXED_ALPHABETS));
        hints.add(hint);
    }
}
