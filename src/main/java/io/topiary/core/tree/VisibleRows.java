package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows that are visible when the expanded levels that are shown are drawn one below the other. Guarded by the lock of
 * the model.
 *
 * <p>A family's rows are right for the filter of its epoch; those of a family in sight always are for the one in force.
 * The rest is counted when it comes into sight: another filter costs as much as there is to be seen.
 */
final class VisibleRows {

    private final Family top;
    private final Shown shown;
    /** The expanded levels by the family they are in: to find them takes no look at the others. */
    private final Map<Family, Set<TopicNode>> expanded = new HashMap<>();

    VisibleRows(Family top, Shown shown) {
        this.top = top;
        this.shown = shown;
    }

    int count() {
        return top.rows;
    }

    /** The paths of all levels that are expanded, in sight or not. */
    Set<String> expandedPaths() {
        return expanded.values().stream()
                .flatMap(Set::stream)
                .map(TopicNode::path)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The row of {@code node}, -1 if it is not shown or a level above it is collapsed. */
    int rowOf(TopicNode node) {
        if (!shown.isShown(node)) {
            return -1;
        }
        int row = -1;
        for (Block home = node.home; home != null; home = home.family.owner.home) {
            TopicNode above = home.family.owner;
            if (above.home != null && !(above.isExpanded() && shown.isShown(above))) {
                return -1;
            }
        }
        TopicNode at = node;
        for (Block home = at.home; home != null; home = at.home) {
            row += rowsBefore(home, at) + 1;
            at = home.family.owner;
        }
        return row;
    }

    /** Visible rows among the siblings before {@code node}. */
    private int rowsBefore(Block home, TopicNode node) {
        int rows = 0;
        Family family = home.family;
        for (int index = 0; index < home.index; index++) {
            rows += family.block(index).rows;
        }
        for (int i = 0; home.at(i) != node; i++) {
            rows += shown.rows(home.at(i));
        }
        return rows;
    }

    /** The node in {@code row}, from 0. */
    TopicNode nodeAt(int row) {
        int rest = row;
        Family family = top;
        while (rest >= 0 && rest < family.rows) {
            int index = 0;
            while (rest >= family.block(index).rows) {
                rest -= family.block(index++).rows;
            }
            Block block = family.block(index);
            int position = 0;
            int rows = shown.rows(block.at(0));
            while (rest >= rows) {
                rest -= rows;
                rows = shown.rows(block.at(++position));
            }
            TopicNode node = block.at(position);
            Family below = node.family;
            if (rest == 0 || below == null) {
                return node;
            }
            rest--;
            family = below;
        }
        throw new IndexOutOfBoundsException("row " + row + " of " + top.rows);
    }

    /** The node in the row after that of {@code node}, which is visible; null after the last. */
    @Nullable
    TopicNode after(TopicNode node) {
        Family below = node.family;
        if (below != null && node.isExpanded() && below.rows > 0) {
            return firstShown(below, 0, 0);
        }
        TopicNode at = node;
        for (Block home = at.home; home != null; home = at.home) {
            TopicNode next = firstShown(home.family, home.index, home.positionOf(at) + 1);
            if (next != null) {
                return next;
            }
            at = home.family.owner;
        }
        return null;
    }

    private @Nullable TopicNode firstShown(Family family, int fromBlock, int fromPosition) {
        int from = fromPosition;
        for (int index = fromBlock; index < family.blockCount(); index++) {
            Block block = family.block(index);
            for (int i = from; block.rows > 0 && i < block.size; i++) {
                TopicNode node = block.at(i);
                if (shown.isShown(node)) {
                    return node;
                }
            }
            from = 0;
        }
        return null;
    }

    /** Shows or hides what is below {@code node}. */
    void setExpanded(TopicNode node, boolean expand) {
        if (node.home == null || node.isExpanded() == expand) {
            return;
        }
        Family below = node.family;
        if (expand) {
            bringIntoSight(node);
        }
        note(node, node.home.family, expand);
        if (below != null && shown.isShown(node)) {
            add(node, expand ? below.rows : -below.rows);
        }
    }

    private void note(TopicNode node, Family family, boolean expand) {
        node.setExpanded(expand);
        Set<TopicNode> all = expanded.computeIfAbsent(family, first -> new HashSet<>(2));
        if (expand) {
            all.add(node);
        } else if (all.remove(node) && all.isEmpty()) {
            expanded.remove(family);
        }
    }

    /** Expands {@code start} and what is below, level by level, until about {@code maxRows} rows are visible. */
    void expandAll(TopicNode start, int maxRows) {
        List<TopicNode> chosen = new ArrayList<>();
        long rows = count();
        for (List<TopicNode> level = List.of(start); !level.isEmpty(); ) {
            List<TopicNode> next = new ArrayList<>();
            for (TopicNode node : level) {
                int more = node.home == null || node.isExpanded() ? 0 : node.childCount();
                if (rows + more <= maxRows) {
                    rows += more;
                    chosen.add(node);
                    collectBranches(node.family, next, maxRows - rows);
                }
            }
            level = next;
        }
        // the deepest first: what is below a collapsed level costs no way up
        for (TopicNode node : chosen.reversed()) {
            setExpanded(node, true);
        }
    }

    /** Collapses everything. */
    void collapseAll() {
        List<TopicNode> all = new ArrayList<>();
        expanded.values().forEach(all::addAll);
        // the highest first: what is below a collapsed level costs no way up
        all.sort(Comparator.comparingInt(TopicNode::depth));
        for (TopicNode node : all) {
            setExpanded(node, false);
        }
    }

    /** Shows {@code node} and the levels above. */
    void show(TopicNode node) {
        TopicNode at = node;
        for (Block home = at.home; home != null && !shown.isShown(at); home = at.home) {
            if (at.isExpanded()) {
                bringIntoSight(at);
            }
            shown.show(at);
            add(at, shown.rows(at));
            at = home.family.owner;
        }
    }

    /** Takes {@code node}, which has nothing below, out of sight. */
    void remove(TopicNode node) {
        add(node, -shown.rows(node));
        shown.hide(node);
    }

    /** Hides {@code node} if nothing below is shown; tells whether it is hidden now. */
    boolean hideIfBarren(TopicNode node) {
        bringIntoSight(node);
        if (shown.isShown(node) && (node.family == null || node.family.rows == 0)) {
            remove(node);
        }
        return !shown.isShown(node);
    }

    /** Adds rows to {@code node}, and to every level above that shows it, as far as their rows are right. */
    void add(TopicNode node, int delta) {
        TopicNode at = node;
        for (Block home = at.home; home != null; home = at.home) {
            Family family = home.family;
            if (family.epoch != shown.epoch()) {
                return;
            }
            family.rows += delta;
            if (home != family) {
                home.rows += delta;
            }
            at = family.owner;
            if (at.home != null && !(at.isExpanded() && shown.isShown(at))) {
                return;
            }
        }
    }

    /** Counts all that is in sight again, because another filter came into force. */
    void recount() {
        recount(top);
    }

    private void bringIntoSight(TopicNode node) {
        Family below = node.family;
        if (below != null && below.epoch != shown.epoch()) {
            recount(below);
        }
    }

    private void recount(Family start) {
        List<Family> inSight = new ArrayList<>(List.of(start));
        for (int i = 0; i < inSight.size(); i++) {
            addExpanded(inSight.get(i), inSight);
        }
        for (Family family : inSight.reversed()) {
            count(family);
        }
    }

    private void addExpanded(Family family, List<Family> into) {
        for (TopicNode node : expanded.getOrDefault(family, Set.of())) {
            if (node.family != null && shown.isShown(node)) {
                into.add(node.family);
            }
        }
    }

    private void count(Family family) {
        int all = 0;
        for (int index = 0; index < family.blockCount(); index++) {
            Block block = family.block(index);
            block.rows = shown.count(block);
            all += block.rows;
        }
        family.rows = all;
        for (TopicNode node : expanded.getOrDefault(family, Set.of())) {
            Block home = node.home;
            if (home != null && node.family != null && shown.isShown(node)) {
                family.rows += node.family.rows;
                home.rows += home == family ? 0 : node.family.rows;
            }
        }
        family.epoch = shown.epoch();
    }

    /** Adds the nodes of {@code family} that have children themselves to {@code into}, as far as they have fewer than {@code most}. */
    private static void collectBranches(@Nullable Family family, List<TopicNode> into, long most) {
        List<TopicNode> children = family == null ? List.of() : family.first(family.size);
        children.stream()
                .filter(child -> child.family != null && child.family.size <= most)
                .forEach(into::add);
    }
}
