package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/** The order that is in force in a tree, and the one on its way to be. Guarded by the lock of the model. */
final class OrderedTopics {

    private final Levels levels;
    private final Family top;
    private final Shown shown;
    private final VisibleRows rows;
    private TopicOrder order = TopicOrder.NAME;
    private @Nullable TopicSorting sorting;

    OrderedTopics(Levels levels, Family top, Shown shown, VisibleRows rows) {
        this.levels = levels;
        this.top = top;
        this.shown = shown;
        this.rows = rows;
    }

    TopicOrder order() {
        return order;
    }

    /** Sorts all levels by {@code order} at once. */
    void sort(TopicOrder order) {
        TopicSorting all = begin(order);
        while (next(all, Integer.MAX_VALUE)) {
            all.sort();
        }
    }

    /** Places new levels by {@code next} from now on. */
    TopicSorting begin(TopicOrder next) {
        order = next;
        TopicSorting all = new TopicSorting(levels, next, top, shown);
        sorting = all;
        return all;
    }

    /** Sorts what is below {@code count} more levels; tells whether there is more, which there isn't if another one was begun. */
    boolean next(TopicSorting all, int count) {
        if (!all.equals(sorting)) {
            return false;
        }
        boolean more = all.next(count);
        if (!more) {
            sorting = null;
        }
        return more;
    }

    /** Leaves {@code all} unfinished. */
    void end(TopicSorting all) {
        if (all.equals(sorting)) {
            sorting = null;
        }
    }

    /** Puts {@code node}, which is new, among the children of {@code parent}; a message came below at {@code nanos}. */
    void place(TopicNode node, TopicNode parent, long nanos) {
        Family family = parent.family;
        if (family == null) {
            family = new Family(parent, shown.epoch(), nanos);
            parent.family = family;
        }
        Siblings.place(family, node, order, shown);
        if (shown.isShown(node)) {
            rows.add(node, 1);
        }
        if (sorting != null) {
            sorting.levelCame(node);
        }
    }

    /** Takes {@code node}, which brings no rows any more and has nothing below, from among its siblings. */
    void remove(TopicNode node, Block home) {
        if (sorting != null) {
            sorting.levelWent(node);
        }
        Siblings.remove(home, node);
    }
}
