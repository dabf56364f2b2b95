package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes snapshots of levels. Used under the lock of the model. */
final class TreeRows {

    private final VisibleRows visible;
    private final TopicWatch watch;

    TreeRows(VisibleRows visible, TopicWatch watch) {
        this.visible = visible;
        this.watch = watch;
    }

    /** The visible rows {@code from} to {@code to} (exclusive), as far as they exist. */
    List<TreeRow> rows(int from, int to) {
        int end = Math.min(to, visible.count());
        List<TreeRow> rows = new ArrayList<>(Math.max(0, end - from));
        int row = Math.max(0, from);
        TopicNode node = row < end ? visible.nodeAt(row) : null;
        while (node != null && row < end) {
            rows.add(row(node, row++));
            node = row < end ? visible.after(node) : null;
        }
        return rows;
    }

    /** {@code node} in the row {@code position}. */
    TreeRow row(TopicNode node, int position) {
        return TreeRow.of(node, position, watch.signs(node));
    }

    /** The first {@code most} of {@code family}, shown or not. */
    List<TreeRow> children(@Nullable Family family, int most) {
        List<TopicNode> children = family == null ? List.of() : family.first(most);
        return children.stream().map(child -> row(child, -1)).toList();
    }
}
