package io.topiary.core.tree;

import java.util.List;

/** The rows that are visible when the expanded levels that are shown are drawn one below the other. */
final class VisibleRows {

    private VisibleRows() {}

    /** The row of {@code node}, -1 if it is not shown or a level above it is collapsed. */
    static int rowOf(TopicNode node) {
        if (!node.isShown()) {
            return -1;
        }
        int row = -1;
        for (TopicNode at = node; at.parent != null; at = at.parent) {
            if (at != node && (!at.expanded || !at.isShown())) {
                return -1;
            }
            row += Siblings.rowsBefore(at) + 1;
        }
        return row;
    }

    /** The node in {@code row}, from 0. */
    static TopicNode nodeAt(TopicNode root, int row) {
        int rest = row;
        TopicNode node = root.children;
        while (node != null) {
            int before = node.left == null ? 0 : node.left.treeRows;
            if (rest < before) {
                node = node.left;
                continue;
            }
            rest -= before;
            if (rest == 0 && node.ownRows > 0) {
                return node;
            }
            if (rest < node.ownRows) {
                rest--;
                node = node.children;
            } else {
                rest -= node.ownRows;
                node = node.right;
            }
        }
        throw new IndexOutOfBoundsException("row " + row + " of " + Siblings.rows(root));
    }

    /** Shows or hides what is below {@code node}. */
    static void setExpanded(TopicNode node, boolean expanded) {
        if (node.parent == null || node.expanded == expanded) {
            return;
        }
        node.expanded = expanded;
        if (node.isShown()) {
            add(node, expanded ? Siblings.rows(node) : -Siblings.rows(node));
        }
    }

    /** Shows {@code node} and the levels above. */
    static void show(TopicNode node) {
        for (TopicNode at = node; at.parent != null && !at.isShown(); at = at.parent) {
            at.setShown(true);
            add(at, 1 + (at.expanded ? Siblings.rows(at) : 0));
        }
    }

    /** Adds rows to {@code node} and to every level above that shows it. */
    static void add(TopicNode node, int delta) {
        for (TopicNode at = node; at.parent != null; at = at.parent) {
            Siblings.addRows(at, delta);
            if (!at.parent.expanded || !at.parent.isShown()) {
                return;
            }
        }
    }

    /** Adds the children of {@code node} that have children themselves to {@code into}. */
    static void collectBranches(TopicNode node, List<TopicNode> into) {
        for (TopicNode child = Siblings.first(node); child != null; child = Siblings.next(child)) {
            if (child.children != null) {
                into.add(child);
            }
        }
    }
}
