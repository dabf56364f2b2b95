package io.topiary.core.tree;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/** The filter that is in force in a tree, and the one on its way to be. Guarded by the lock of the model. */
final class FilteredTopics {

    private final TopicNode root;
    private @Nullable TopicFiltering filter;
    private @Nullable TreeFilter pending;
    private int matching;

    FilteredTopics(TopicNode root) {
        this.root = root;
    }

    boolean isFiltering() {
        return filter != null;
    }

    /** Whether topics must be asked about again when their values change. */
    boolean followsValues() {
        return filter != null && filter.followsValues();
    }

    /** Topics that the filter in force accepts. */
    int matching() {
        return matching;
    }

    /** Takes the place of a filter that was begun and not ended; null shows everything. */
    void begin(@Nullable TopicFiltering next) {
        pending = new TreeFilter(root, next);
    }

    /** Evaluates {@code levels} more, without effect; tells whether there are further ones. */
    boolean next(int levels) {
        return pending != null && pending.evaluate(levels);
    }

    /** Puts in force what was begun. */
    void end() {
        if (pending != null) {
            filter = pending.filter();
            matching = pending.finish();
            pending = null;
        }
    }

    /** A topic that was not there before. */
    void topicCame(TopicNode node, Message message) {
        valueCame(node, message);
        if (pending != null) {
            pending.evaluate(node, message);
        }
    }

    /** Shows a topic that was not accepted before; one that is not accepted any more goes with the next filtering. */
    void valueCame(TopicNode node, @Nullable Message newest) {
        TopicFiltering current = filter;
        if (current != null && newest != null && !node.isMatching() && current.accepts(node, newest)) {
            node.setMatching(true);
            matching++;
            VisibleRows.show(node);
        }
    }
}
