package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.LifeSigns;
import org.jspecify.annotations.Nullable;

/**
 * A level of the topic tree: one node for each distinct path, whether or not messages arrive on it.
 *
 * <p>There may be millions: no lists, no listeners, no copy of the name (a range of a topic's characters); what only
 * levels with others below them need is in their {@link Family}. Guarded by the lock of the model; what is final, and
 * the newest message, may be read without it.
 */
final class TopicNode {

    private static final byte EXPANDED = 1;
    private static final byte TOUCHED = 2;
    private static final byte STORED = 4;

    /** Number in the order of creation, from 0; levels above have smaller ones. -1 for the root. */
    final int id;

    final char nameFrom;
    final char pathTo;
    private byte flags;

    /** Some topic that runs through here; the topic itself once a message arrived on it. */
    String source;

    /** Where it is among its siblings, null for the root. */
    @Nullable
    Block home;

    /** What is below, null as long as there is nothing. */
    @Nullable
    Family family;

    /** The newest message on exactly this topic, null as long as there is none. */
    @Nullable
    Message newest;

    /** How regularly messages come on exactly this topic, null as long as too little is known. */
    @Nullable
    LifeSigns life;

    /** Messages on exactly this topic. */
    long messages;

    TopicNode(int id, String source, int nameFrom, int pathTo) {
        this.id = id;
        this.source = source;
        this.nameFrom = (char) nameFrom;
        this.pathTo = (char) pathTo;
    }

    /** Path from the first level to this one, as in a topic name. */
    String path() {
        return source.length() == pathTo ? source : source.substring(0, pathTo);
    }

    /** The name of this level, possibly empty. */
    String name() {
        return source.substring(nameFrom, pathTo);
    }

    /** Whether its path is {@code text[0, to)}. */
    boolean isAt(String text, int to) {
        if (pathTo != to) {
            return false;
        }
        return (to == text.length() && to == source.length())
                ? source.equals(text)
                : source.regionMatches(0, text, 0, to);
    }

    /** The level above, null for the root. */
    @Nullable
    TopicNode parent() {
        Block block = home;
        return block == null ? null : block.family.owner;
    }

    /** 1 for the first level. */
    int depth() {
        Block block = home;
        return block == null ? 0 : block.family.depth + 1;
    }

    /** Levels directly below. */
    int childCount() {
        Family below = family;
        return below == null ? 0 : below.size;
    }

    /** Topics on which messages arrived, here and below, as of the end of the last batch. */
    int topics() {
        Family below = family;
        return below != null ? below.topics : newest == null ? 0 : 1;
    }

    /** Messages here and below, as of the end of the last batch. */
    long messagesBelow() {
        Family below = family;
        return below == null ? messages : below.messagesBelow;
    }

    /** {@link System#nanoTime()} of the newest message here or below. */
    long lastNanos() {
        Family below = family;
        Message own = newest;
        return below != null ? below.lastNanos : own == null ? 0 : own.nanoTime();
    }

    boolean isExpanded() {
        return (flags & EXPANDED) != 0;
    }

    void setExpanded(boolean expanded) {
        flags = (byte) (expanded ? flags | EXPANDED : flags & ~EXPANDED);
    }

    /** How the newest message came; of no meaning as long as there is none. */
    Delivery delivery() {
        return (flags & STORED) != 0 ? Delivery.STORED : Delivery.LIVE;
    }

    void setDelivery(Delivery delivery) {
        flags = (byte) (delivery == Delivery.STORED ? flags | STORED : flags & ~STORED);
    }

    /** Takes over the value of {@code other}, which is of the same path. */
    void take(TopicNode other) {
        source = other.source;
        newest = other.newest;
        life = other.life;
        messages = other.messages;
        setDelivery(other.delivery());
    }

    /** Has no value any more. */
    void forget() {
        newest = null;
        life = null;
        messages = 0;
    }

    /** Notes that its value changed; false if that was noted before. */
    boolean touch() {
        boolean known = (flags & TOUCHED) != 0;
        flags |= TOUCHED;
        return !known;
    }

    void settle() {
        flags &= ~TOUCHED;
    }
}
