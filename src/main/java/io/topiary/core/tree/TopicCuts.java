package io.topiary.core.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes topics and levels out of a tree, one at a time, and keeps them. Used under the lock of the model. */
final class TopicCuts {

    private final TreeParts parts;
    private final List<Gone> gone = new ArrayList<>();
    private final List<TopicNode> collapsed = new ArrayList<>();
    private int topics;
    private long messages;
    private @Nullable TopicNode emptied;
    private long lastBelowEmptied;

    TopicCuts(TreeParts parts) {
        this.parts = parts;
    }

    /** What was taken out, those below before those above. */
    List<Gone> gone() {
        return gone;
    }

    /** Levels that were expanded, those above before those below. */
    List<TopicNode> collapsed() {
        return collapsed;
    }

    /** Topics taken out. */
    int topics() {
        return topics;
    }

    /** Messages on them. */
    long messages() {
        return messages;
    }

    /** Collapses {@code node}: what goes below it then costs no way up. */
    void collapse(TopicNode node) {
        if (node.isExpanded()) {
            collapsed.add(node);
            parts.visible().setExpanded(node, false);
        }
    }

    /** Takes the value out of {@code node}; the level stays, for what is below. */
    void cutValue(TopicNode node) {
        if (node.newest != null) {
            TopicNode value = new TopicNode(node.id, node.source, node.nameFrom, node.pathTo);
            value.take(node);
            gone.add(new Gone(value, node, node.lastNanos()));
            uncount(node);
            node.forget();
        }
    }

    /** Takes {@code node} out, which has nothing below. */
    void cut(TopicNode node) {
        Block home = Objects.requireNonNull(node.home);
        gone.add(new Gone(node, home.family.owner, lastNanos(node, home.family)));
        collapse(node);
        if (node.newest != null) {
            uncount(node);
        }
        parts.visible().remove(node);
        parts.ordered().remove(node, home);
        parts.levels().remove(node);
        parts.index().remove(node, parts.hash().of(node.source, node.pathTo));
        TopicNode above = home.family.owner;
        if (home.family.size == 0 && above != parts.root()) {
            emptied = above;
            lastBelowEmptied = home.family.lastNanos;
            above.family = null;
        }
    }

    private long lastNanos(TopicNode node, Family home) {
        return node == emptied ? lastBelowEmptied : node.newest == null ? home.lastNanos : node.newest.nanoTime();
    }

    private void uncount(TopicNode node) {
        topics++;
        messages += node.messages;
        parts.count(node, -node.messages, -1);
        parts.filtered().topicWent(node);
        parts.watch().wentFrom(node);
    }
}
