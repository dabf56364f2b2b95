package io.topiary.core.tree;

import io.topiary.core.message.Topic;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Adds the levels of a new topic to a tree, from the deepest one that is there already. */
final class LevelMaker {

    private final TopicNode root;
    private final Levels levels;
    private final TopicIndex index;
    private final PathHash hash;
    private int[] ends = new int[16];
    private long[] hashes = new long[16];
    private TopicNode last;

    LevelMaker(TopicNode root, Levels levels, TopicIndex index, PathHash hash) {
        this.root = root;
        this.levels = levels;
        this.index = index;
        this.hash = hash;
        this.last = root;
    }

    /** What is told of each level made. */
    @FunctionalInterface
    interface Listener {

        /** The level {@code node} below {@code parent} is to be placed among its siblings; a message came at {@code nanos}. */
        void made(TopicNode node, TopicNode parent, long nanos);
    }

    /**
     * Makes the level of {@code topic}, which is not there yet, and those above it that are not.
     *
     * @param topicHash hash of the whole topic
     * @throws IllegalArgumentException if it is longer than 65,535 characters (MQTT 5, section 1.5.4)
     */
    TopicNode make(String topic, long topicHash, long nanos, Listener listener) {
        if (topic.length() > Character.MAX_VALUE) {
            throw new IllegalArgumentException("longer than MQTT allows: " + topic.length() + " characters");
        }
        TopicNode node = closestKnown(topic);
        int missing = missing(topic, end(node));
        while (missing > 0) {
            TopicNode known = index.get(topic, ends[missing - 1], hashes[missing - 1]);
            if (known != null) {
                node = known;
                break;
            }
            missing--;
        }
        for (int i = missing; end(node) < topic.length(); i++) {
            int from = end(node) + 1;
            boolean whole = topic.indexOf(Topic.SEPARATOR, from) < 0;
            node = make(
                    topic,
                    from,
                    whole ? topic.length() : ends[i],
                    whole ? topicHash : hashes[i],
                    node,
                    nanos,
                    listener);
        }
        last = node;
        return node;
    }

    private TopicNode make(
            String topic, int from, int to, long levelHash, TopicNode parent, long nanos, Listener listener) {
        TopicNode node = new TopicNode(levels.size(), topic, from, to);
        levels.add(node);
        index.add(node, levelHash);
        listener.made(node, parent, nanos);
        return node;
    }

    private int end(TopicNode node) {
        return node == root ? -1 : node.pathTo;
    }

    /** The deepest level on the way to {@code topic} that it has in common with the topic made last. */
    private TopicNode closestKnown(String topic) {
        if (last.home == null) {
            // it is gone
            last = root;
        }
        for (@Nullable TopicNode node = last; node != null && node != root; node = node.parent()) {
            int end = node.pathTo;
            if (end < topic.length()
                    && topic.charAt(end) == Topic.SEPARATOR
                    && node.source.regionMatches(0, topic, 0, end)) {
                return node;
            }
        }
        return root;
    }

    /** Notes ends and hashes of the paths to the levels below {@code end} and above the last; returns how many. */
    private int missing(String topic, int end) {
        if (topic.indexOf(Topic.SEPARATOR, end + 1) < 0) {
            return 0;
        }
        int count = 0;
        long state = PathHash.START;
        for (int i = 0; i < topic.length(); i++) {
            char c = topic.charAt(i);
            if (c == Topic.SEPARATOR && i > end) {
                if (count == ends.length) {
                    ends = Arrays.copyOf(ends, count * 2);
                    hashes = Arrays.copyOf(hashes, count * 2);
                }
                ends[count] = i;
                hashes[count++] = PathHash.end(state);
            }
            state = hash.next(state, c, i);
        }
        return count;
    }
}
