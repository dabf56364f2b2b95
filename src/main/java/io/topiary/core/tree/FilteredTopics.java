package io.topiary.core.tree;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The filter that is in force in a tree. Guarded by the lock of the model. */
final class FilteredTopics {

    private final Shown shown;
    private final VisibleRows rows;
    private final List<TopicNode> changed = new ArrayList<>();
    private @Nullable TopicFiltering filter;
    private Bits accepted = new Bits();
    private int matching;

    FilteredTopics(Shown shown, VisibleRows rows) {
        this.shown = shown;
        this.rows = rows;
    }

    boolean isFiltering() {
        return filter != null;
    }

    /** Topics that the filter in force accepts. */
    int matching() {
        return matching;
    }

    /** The filter in force, null if there is none. */
    @Nullable
    TopicFiltering filter() {
        return filter;
    }

    /** Shows what {@code next} accepts of {@code levels}, everything if that is null; takes its time. */
    void set(@Nullable TopicFiltering next, Levels levels) {
        if (next == null) {
            showAll();
            return;
        }
        TopicSieve sieve = new TopicSieve(levels, next);
        boolean more = true;
        while (more) {
            sieve.evaluate(Integer.MAX_VALUE);
            more = sieve.catchUp();
        }
        show(sieve);
    }

    /** Shows everything. */
    void showAll() {
        filter = null;
        shown.replace(null);
        rows.recount();
    }

    /** Shows what {@code sieve} has accepted so far. */
    void show(TopicSieve sieve) {
        filter = sieve.filtering();
        matching = sieve.matching();
        accepted = sieve.accepted().copy();
        shown.replace(sieve.shown().copy());
        rows.recount();
    }

    /** {@code message} is the value of {@code node}, which was a topic before if it is {@code known}. */
    void came(TopicNode node, Message message, boolean known) {
        if (known) {
            valueCame(node);
        } else {
            topicCame(node, message);
        }
    }

    /** A topic that was not there before. */
    void topicCame(TopicNode node, Message message) {
        TopicFiltering current = filter;
        if (current != null && current.accepts(node, message)) {
            accept(node);
        }
    }

    /** {@code node} is no topic any more. */
    void topicWent(TopicNode node) {
        if (filter != null && accepted.get(node.id)) {
            accepted.clear(node.id);
            matching--;
        }
    }

    /** Hides {@code node} and the levels above as far as nothing is accepted there any more. */
    void hideBarren(@Nullable TopicNode node) {
        TopicNode at = node;
        while (filter != null && at != null && at.home != null && !accepted.get(at.id) && rows.hideIfBarren(at)) {
            at = at.parent();
        }
    }

    private void valueCame(TopicNode node) {
        if (filter != null && filter.followsValues() && node.touch()) {
            changed.add(node);
        }
    }

    /** Shows topics that were not accepted before; those that are not accepted any more go with the next filtering. */
    void endBatch() {
        TopicFiltering current = filter;
        for (TopicNode node : changed) {
            node.settle();
            Message newest = node.newest;
            if (current != null && newest != null && !accepted.get(node.id) && current.accepts(node, newest)) {
                accept(node);
            }
        }
        changed.clear();
    }

    private void accept(TopicNode node) {
        accepted.set(node.id);
        matching++;
        rows.show(node);
    }
}
