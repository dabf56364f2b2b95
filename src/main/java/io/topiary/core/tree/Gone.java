package io.topiary.core.tree;

/**
 * A level that was taken out of a tree, or one that stands for the value of a level that stayed.
 *
 * @param node with its value; nothing is above or below it any more
 * @param above the level above, or the one whose value it was
 * @param lastNanos {@link System#nanoTime()} of the newest message that came here or below
 */
record Gone(TopicNode node, TopicNode above, long lastNanos) {}
