package io.topiary.core.tree;

import io.topiary.core.message.Message;
import java.util.function.Predicate;

/**
 * Which topics of a tree are shown.
 *
 * @param accepts asked about the newest message of a topic
 * @param followsValues whether the answer for a topic may change with its newest message: a topic is then asked about
 *     again after each batch that brought one, and shown at once if it is accepted
 */
public record TopicFiltering(Predicate<Message> accepts, boolean followsValues) {}
