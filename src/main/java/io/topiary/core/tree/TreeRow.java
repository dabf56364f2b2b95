package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.VitalSigns;
import org.jspecify.annotations.Nullable;

/**
 * What a visible row of the tree shows, as of one moment. Immutable.
 *
 * @param path path from the first level to this one, unique in the tree; the topic name where {@code newest} is not null
 * @param name name of this level, possibly empty, possibly with control characters
 * @param depth 1 for the first level
 * @param children levels directly below
 * @param expanded whether the levels below are shown
 * @param position row number at the time of the snapshot
 * @param messages messages on exactly this topic
 * @param topics topics here and below
 * @param messagesBelow messages here and below
 * @param lastNanos {@link System#nanoTime()} of the newest message here or below
 * @param newest the newest message on exactly this topic, or null if there was none
 * @param delivery how {@code newest} came; of no meaning where that is null
 * @param vitals how regularly messages come on exactly this topic
 */
public record TreeRow(
        String path,
        String name,
        int depth,
        int children,
        boolean expanded,
        int position,
        long messages,
        int topics,
        long messagesBelow,
        long lastNanos,
        @Nullable Message newest,
        Delivery delivery,
        VitalSigns vitals) {

    static TreeRow of(TopicNode node, int position, VitalSigns vitals) {
        return new TreeRow(
                node.path(),
                node.name(),
                node.depth(),
                node.childCount(),
                node.isExpanded(),
                position,
                node.messages,
                node.topics(),
                node.messagesBelow(),
                node.lastNanos(),
                node.newest,
                node.delivery(),
                vitals);
    }
}
