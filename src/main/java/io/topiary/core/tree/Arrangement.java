package io.topiary.core.tree;

import java.util.Comparator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a tree is looked at: what can be carried over to another tree.
 *
 * @param expanded paths of the levels that are expanded
 * @param order the order of the levels below each level
 * @param filter which topics are shown, null for all
 */
public record Arrangement(
        Set<String> expanded, TopicOrder order, @Nullable TopicFiltering filter) {

    public Arrangement {
        expanded = Set.copyOf(expanded);
    }

    /** Has {@code tree}, which nobody else uses yet, looked at like this, as far as it has the same levels. */
    public void applyTo(TopicTree tree) {
        tree.collapseAll();
        if (order != tree.order()) {
            tree.setOrder(order);
        }
        // the deepest first: what is below a collapsed level costs no way up
        expanded.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(path -> tree.setExpanded(path, true));
        tree.setFilter(filter);
    }
}
