package io.topiary.core.tree;

import org.jspecify.annotations.Nullable;

/** What a tree is made of, for those who change more of it than one part. */
record TreeParts(
        TopicNode root,
        Levels levels,
        TopicIndex index,
        PathHash hash,
        LevelMaker maker,
        VisibleRows visible,
        FilteredTopics filtered,
        OrderedTopics ordered,
        TopicWatch watch,
        Tally tally) {

    /** The level whose path is {@code text[0, to)}, or null. */
    @Nullable
    TopicNode find(String text, int to) {
        return index.get(text, to, hash.of(text, to));
    }

    /** Counts {@code messages} more at {@code node} and above, on {@code topics} more topics; either may be negative. */
    void count(TopicNode node, long messages, int topics) {
        for (TopicNode at = node; at != null; at = at.parent()) {
            Family family = at.family;
            if (family != null) {
                family.messagesBelow += messages;
                family.topics += topics;
            }
        }
        tally.topics += topics;
        tally.cleared -= messages;
    }
}
