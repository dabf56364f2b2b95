package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/**
 * The children of one node as a treap (Seidel and Aragon, "Randomized search trees", 1996) in natural name order: finds a
 * name, a row and a position in logarithmic time. Iterative throughout.
 */
final class Siblings {

    private Siblings() {}

    /** The child of {@code parent} named {@code source[from, to)}, or null. */
    static @Nullable TopicNode find(TopicNode parent, String source, int from, int to) {
        TopicNode closest = closest(parent, source, from, to);
        return closest != null && isNamed(closest, source, from, to) ? closest : null;
    }

    /** The child of {@code parent} with that name, else the one next to which it belongs; null if there are no children. */
    static @Nullable TopicNode closest(TopicNode parent, String source, int from, int to) {
        TopicNode node = parent.children;
        while (node != null) {
            int order = NaturalOrder.compare(source, from, to, node.source, node.nameFrom, node.pathTo);
            TopicNode next = order < 0 ? node.left : node.right;
            if (order == 0 || next == null) {
                return node;
            }
            node = next;
        }
        return null;
    }

    static boolean isNamed(TopicNode node, String source, int from, int to) {
        return node.pathTo - node.nameFrom == to - from
                && node.source.regionMatches(node.nameFrom, source, from, to - from);
    }

    /** Links {@code node}, which has no rows yet, into its parent's children, at the {@link #closest} one. */
    static void insert(TopicNode parent, TopicNode node, @Nullable TopicNode closest) {
        parent.childCount++;
        if (closest == null) {
            parent.children = node;
            return;
        }
        int order = NaturalOrder.compare(
                node.source, node.nameFrom, node.pathTo, closest.source, closest.nameFrom, closest.pathTo);
        node.up = closest;
        if (order < 0) {
            closest.left = node;
        } else {
            closest.right = node;
        }
        while (node.up != null && node.up.priority < node.priority) {
            rotateUp(parent, node, node.up);
        }
    }

    /** Visible rows of all children of {@code parent}. */
    static int rows(TopicNode parent) {
        return rowsOf(parent.children);
    }

    /** Adds {@code delta} to the rows of {@code node} itself, as its siblings' tree counts them. */
    static void addRows(TopicNode node, int delta) {
        node.ownRows += delta;
        for (TopicNode at = node; at != null; at = at.up) {
            at.treeRows += delta;
        }
    }

    /** Visible rows among the siblings before {@code node}. */
    static int rowsBefore(TopicNode node) {
        int rows = rowsOf(node.left);
        TopicNode at = node;
        for (TopicNode up = at.up; up != null; up = up.up) {
            if (up.right == at) {
                rows += rowsOf(up.left) + up.ownRows;
            }
            at = up;
        }
        return rows;
    }

    /** The first sibling in order, or null if {@code parent} has no children. */
    static @Nullable TopicNode first(TopicNode parent) {
        TopicNode node = parent.children;
        while (node != null && node.left != null) {
            node = node.left;
        }
        return node;
    }

    /** The sibling after {@code node}, or null after the last. */
    static @Nullable TopicNode next(TopicNode node) {
        if (node.right != null) {
            TopicNode at = node.right;
            while (at.left != null) {
                at = at.left;
            }
            return at;
        }
        TopicNode at = node;
        TopicNode up = at.up;
        while (up != null && up.right == at) {
            at = up;
            up = up.up;
        }
        return up;
    }

    private static int rowsOf(@Nullable TopicNode node) {
        return node == null ? 0 : node.treeRows;
    }

    private static void rotateUp(TopicNode parent, TopicNode node, TopicNode above) {
        TopicNode top = above.up;
        if (above.left == node) {
            above.left = node.right;
            if (node.right != null) {
                node.right.up = above;
            }
            node.right = above;
        } else {
            above.right = node.left;
            if (node.left != null) {
                node.left.up = above;
            }
            node.left = above;
        }
        above.up = node;
        node.up = top;
        if (top == null) {
            parent.children = node;
        } else if (top.left == above) {
            top.left = node;
        } else {
            top.right = node;
        }
        node.treeRows = above.treeRows;
        above.treeRows = above.ownRows + rowsOf(above.left) + rowsOf(above.right);
    }

    /** Recounts the rows of {@code node} and those below it in the siblings' tree, which have been recounted before. */
    static void recount(TopicNode node) {
        node.treeRows = node.ownRows + rowsOf(node.left) + rowsOf(node.right);
    }
}
