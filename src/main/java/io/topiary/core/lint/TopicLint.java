package io.topiary.core.lint;

import io.topiary.core.lint.Hints.Group;
import io.topiary.core.tree.TopicTree;
import io.topiary.core.tree.TopicWalk;
import io.topiary.core.tree.TopicWatch.NewTopics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks for odd names: through the whole tree once, after that only among the siblings of topics that are new. Works in
 * slices of about a millisecond, each under the lock of the model. What brokers call their own topics, those that begin
 * with {@code $} (MQTT 5, section 4.7.2), is nobody's to change and passed over, and so is what lies deeper than 64 levels.
 */
public final class TopicLint {

    private static final int LEVELS = 400;
    private static final int WALKED = 500;
    private static final int GROUPS = 500;
    /** Nobody reads names further down; a topic may have 32,767 levels. */
    private static final int DEEPEST = 64;

    private final Hints hints;
    private final Deque<String> fresh = new ArrayDeque<>();
    private final Deque<Group> waiting = new ArrayDeque<>();
    private @Nullable TopicWalk everywhere;
    private @Nullable GroupScan scan;

    /** @param hints gets what is found */
    public TopicLint(Hints hints) {
        this.hints = hints;
    }

    /**
     * Takes the next slice, under the lock of the model.
     *
     * @return whether there is more to do
     */
    public boolean next(TopicTree tree) {
        GroupScan current = scan;
        if (current != null) {
            if (!current.next(tree, LEVELS)) {
                hints.replace(new Group(current.parent()), current.hints());
                scan = null;
            }
            return true;
        }
        Group group = waiting.poll();
        if (group != null) {
            scan = new GroupScan(tree, group.parent());
            return true;
        }
        if (everywhere != null) {
            return goOn(everywhere);
        }
        if (fresh.isEmpty()) {
            return takeNew(tree);
        }
        takeGroups();
        return true;
    }

    private boolean goOn(TopicWalk walk) {
        boolean more = walk.next(WALKED, level -> {
            if (level.children() > 0 && level.depth() <= DEEPEST && !isBrokers(level.path())) {
                waiting.add(new Group(level.path()));
            }
        });
        everywhere = more ? walk : null;
        return true;
    }

    private boolean takeNew(TopicTree tree) {
        NewTopics taken = tree.watch().takeNew();
        taken.gone().forEach(hints::forget);
        fresh.addAll(taken.gone());
        if (taken.missed()) {
            everywhere = tree.watch().walk();
            waiting.add(new Group(null));
            return true;
        }
        fresh.addAll(taken.paths());
        return !fresh.isEmpty();
    }

    private void takeGroups() {
        Set<Group> groups = new LinkedHashSet<>();
        while (groups.size() < GROUPS && !fresh.isEmpty()) {
            addGroups(fresh.remove(), groups);
        }
        waiting.addAll(groups);
    }

    /** All levels on the way: they may have become deeper than is usual. */
    private static void addGroups(String path, Set<Group> groups) {
        if (isBrokers(path)) {
            return;
        }
        groups.add(new Group(null));
        int slash = path.indexOf('/');
        for (int depth = 1; depth <= DEEPEST && slash >= 0; depth++) {
            groups.add(new Group(path.substring(0, slash)));
            slash = path.indexOf('/', slash + 1);
        }
    }

    private static boolean isBrokers(String path) {
        return path.startsWith("$");
    }
}
