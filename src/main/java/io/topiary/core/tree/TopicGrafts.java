package io.topiary.core.tree;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/** Puts back what was taken out of a tree, those above before those below. Used under the lock of the model. */
final class TopicGrafts {

    private final TreeParts parts;

    TopicGrafts(TreeParts parts) {
        this.parts = parts;
    }

    /** Puts {@code gone} back; a topic that came anew meanwhile keeps its value and counts both. */
    void putBack(Gone gone) {
        TopicNode node = gone.node();
        long hash = parts.hash().of(node.source, node.pathTo);
        TopicNode live = parts.index().get(node.source, node.pathTo, hash);
        if (live == null) {
            place(gone, node, hash);
        } else if (node.newest != null) {
            merge(node, node.newest, live);
        }
    }

    /** Expands the level where {@code node} was or is. */
    void expand(TopicNode node) {
        TopicNode live = parts.find(node.source, node.pathTo);
        if (live != null) {
            parts.visible().setExpanded(live, true);
        }
    }

    private void place(Gone gone, TopicNode node, long hash) {
        long lastNanos = gone.lastNanos();
        TopicNode parent = parent(gone);
        parts.levels().putBack(node);
        parts.index().add(node, hash);
        parts.ordered().place(node, parent, lastNanos);
        Family family = parent.family;
        while (family != null && family.isQuietSince(lastNanos)) {
            family.cameAt(lastNanos);
            family = family.above();
        }
        if (node.newest != null) {
            becomeTopic(node, node.newest);
        }
    }

    /** The level above; if that is gone too, another one in its place. */
    private TopicNode parent(Gone gone) {
        TopicNode node = gone.node();
        TopicNode above = gone.above();
        if (above == parts.root() || (above.home != null && above.pathTo < node.pathTo)) {
            return above;
        }
        if (node.nameFrom == 0) {
            return parts.root();
        }
        int to = node.nameFrom - 1;
        TopicNode known = parts.find(node.source, to);
        if (known != null) {
            return known;
        }
        String path = node.source.substring(0, to);
        return parts.maker().make(path, parts.hash().of(path, to), gone.lastNanos(), parts.ordered()::place);
    }

    private void becomeTopic(TopicNode node, Message newest) {
        parts.count(node, node.messages, 1);
        parts.watch().cameBackTo(node);
        parts.filtered().topicCame(node, newest);
    }

    private void merge(TopicNode older, Message olderNewest, TopicNode live) {
        @Nullable Message newest = live.newest;
        if (newest == null) {
            live.take(older);
            becomeTopic(live, olderNewest);
            return;
        }
        if (live.messages == 1) {
            parts.watch().join(older, live, newest);
        }
        live.messages += older.messages;
        parts.count(live, older.messages, 0);
    }
}
