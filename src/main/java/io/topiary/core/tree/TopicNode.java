package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.LifeSigns;
import org.jspecify.annotations.Nullable;

/**
 * A level of the topic tree: one node for each distinct path, whether or not messages arrive on it.
 *
 * <p>There may be millions: no lists, no listeners, no copy of the name (a range of a topic's characters), and the links
 * of the balanced tree among its siblings (see {@link Siblings}) are fields of the node itself. Guarded by the lock of
 * the model.
 */
final class TopicNode {

    private static final int SHOWN = 1;
    private static final int ACCEPTED = 2;
    private static final int ACCEPTED_BELOW = 4;
    private static final int MATCHING = 8;

    /** Some topic that runs through here; the topic itself once a message arrived on it. */
    String source;

    final char nameFrom;
    final char pathTo;
    final char depth;
    boolean expanded;
    /** SHOWN and MATCHING, and what the filter on its way into the tree says. One byte, because there are millions. */
    private byte flags = SHOWN;

    final @Nullable TopicNode parent;

    @Nullable
    TopicNode children;

    int childCount;

    // The balanced tree among its siblings
    @Nullable
    TopicNode left;

    @Nullable
    TopicNode right;

    @Nullable
    TopicNode up;

    final int priority;
    /** Visible rows of this node: 0, or 1 and those below if it is expanded. */
    int ownRows;
    /** Visible rows of this node and of all below it in the siblings' tree. */
    int treeRows;

    /** The newest message on exactly this topic, null as long as there is none. */
    @Nullable
    Message newest;

    /** How regularly messages come on exactly this topic, null as long as too little is known. */
    @Nullable
    LifeSigns life;

    long messages;
    /** Topics on which messages arrived, here and below. */
    int topics;
    /** Messages here and below. */
    long messagesBelow;
    /** {@link System#nanoTime()} of the newest message here or below. */
    long lastNanos;
    /** Messages of the current batch that the levels above do not count yet. */
    int pending;

    TopicNode(String source, int nameFrom, int pathTo, @Nullable TopicNode parent, int priority) {
        this.source = source;
        this.nameFrom = (char) nameFrom;
        this.pathTo = (char) pathTo;
        this.parent = parent;
        this.depth = parent == null ? 0 : (char) (parent.depth + 1);
        this.priority = priority;
    }

    /** Path from the first level to this one, as in a topic name. */
    String path() {
        return source.length() == pathTo ? source : source.substring(0, pathTo);
    }

    /** The name of this level, possibly empty. */
    String name() {
        return source.substring(nameFrom, pathTo);
    }

    /** Whether the filter in force lets it through, itself or for something below. */
    boolean isShown() {
        return (flags & SHOWN) != 0;
    }

    void setShown(boolean shown) {
        flags = (byte) (shown ? flags | SHOWN : flags & ~SHOWN);
    }

    /** Whether the filter in force accepts this very topic. */
    boolean isMatching() {
        return (flags & MATCHING) != 0;
    }

    void setMatching(boolean matching) {
        flags = (byte) (matching ? flags | MATCHING : flags & ~MATCHING);
    }

    /** Whether the filter to come accepts this very topic. */
    boolean isAccepted() {
        return (flags & ACCEPTED) != 0;
    }

    boolean isAcceptedHereOrBelow() {
        return (flags & (ACCEPTED | ACCEPTED_BELOW)) != 0;
    }

    void setAccepted() {
        flags |= ACCEPTED;
    }

    void clearAccepted() {
        flags &= SHOWN | MATCHING;
    }

    /** Notes that something below is accepted; false if that was known. */
    boolean markAcceptedBelow() {
        boolean known = (flags & ACCEPTED_BELOW) != 0;
        flags |= ACCEPTED_BELOW;
        return !known;
    }
}
