package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order on its way into a tree, family by family: small ones are sorted under the lock of the model, in slices; of a
 * large one a copy is sorted without it.
 *
 * <p>Call {@link #next} under the lock and {@link #sort} without it, in turn.
 */
public final class TopicSorting {

    private final Levels levels;
    private final TopicOrder order;
    private final Family top;
    private final Shown shown;
    private final int end;
    private int at = -1;
    private @Nullable Large large;

    TopicSorting(Levels levels, TopicOrder order, Family top, Shown shown) {
        this.levels = levels;
        this.order = order;
        this.top = top;
        this.shown = shown;
        this.end = levels.size();
    }

    /** A large family, what was in it when its copy was made, and who came since. */
    private record Large(Family family, TopicNode[] copy, List<TopicNode> latecomers) {}

    /** A node and what it is sorted by, as of one moment. */
    private record Keyed(TopicNode node, long key) {}

    /** Sorts the copy of a large family that {@link #next} has made, if it has. Without the lock. */
    public void sort() {
        Large waiting = large;
        if (waiting != null) {
            TopicNode[] nodes = waiting.copy();
            // counts and times go on changing: each is read once
            Keyed[] keyed =
                    Arrays.stream(nodes).map(node -> new Keyed(node, key(node))).toArray(Keyed[]::new);
            Arrays.parallelSort(keyed, this::compare);
            Arrays.setAll(nodes, i -> keyed[i].node());
        }
    }

    /** Sorts about {@code count} more levels; tells whether {@link #sort} and this are to be called again. */
    boolean next(int count) {
        Large sorted = large;
        if (sorted != null) {
            large = null;
            swapIn(sorted);
        }
        for (long left = count; left > 0 && at < end; left--) {
            Family family = familyAt();
            at++;
            if (family != null && family.blocks != null) {
                large = new Large(family, Siblings.toArray(family), new ArrayList<>());
                return true;
            }
            if (family != null && family.size > 1) {
                Siblings.sort(family, (a, b) -> compare(a, key(a), b, key(b)));
                left -= family.size;
            }
        }
        return at < end;
    }

    private @Nullable Family familyAt() {
        TopicNode node = at < 0 ? null : levels.get(at);
        return at < 0 ? top : node == null ? null : node.family;
    }

    /** A level that was not there before, already in its place. */
    void levelCame(TopicNode node) {
        Large waiting = large;
        Block home = node.home;
        if (waiting != null && home != null && waiting.family() == home.family) {
            waiting.latecomers().add(node);
        }
    }

    /** A level goes that is still in its place. */
    void levelWent(TopicNode node) {
        Large waiting = large;
        Block home = node.home;
        if (waiting != null && home != null && waiting.family() == home.family) {
            // it would come back with the copy: another one is made
            large = null;
            at--;
        }
    }

    private void swapIn(Large sorted) {
        Siblings.replace(sorted.family(), sorted.copy(), shown);
        for (TopicNode node : sorted.latecomers()) {
            Siblings.place(sorted.family(), node, order, shown);
            Block home = Objects.requireNonNull(node.home);
            home.rows += home == home.family ? 0 : shown.rows(node);
        }
    }

    private long key(TopicNode node) {
        return switch (order) {
            case NAME, ARRIVAL -> 0;
            case ACTIVITY -> node.lastNanos();
            case COUNT -> node.messagesBelow();
        };
    }

    private int compare(Keyed a, Keyed b) {
        return compare(a.node(), a.key(), b.node(), b.key());
    }

    /** Equals stay as they came. */
    private int compare(TopicNode a, long keyOfA, TopicNode b, long keyOfB) {
        int first = order == TopicOrder.NAME ? Siblings.byName(a, b) : Long.signum(keyOfB - keyOfA);
        return first != 0 ? first : Integer.compare(a.id, b.id);
    }
}
