package io.topiary.core.tree;

import io.topiary.core.message.Message;
import io.topiary.core.vitals.LifeSigns;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which topics of a tree are shown.
 *
 * @param accepts asked about the newest message of a topic, and about its signs of life
 * @param followsValues whether the answer for a topic may change with its newest message: a topic is then asked about
 *     again after each batch that brought one, and shown at once if it is accepted
 */
public record TopicFiltering(BiPredicate<Message, @Nullable LifeSigns> accepts, boolean followsValues) {

    /** One that asks about messages only. */
    public TopicFiltering(Predicate<Message> accepts, boolean followsValues) {
        this((message, life) -> accepts.test(message), followsValues);
    }

    boolean accepts(TopicNode node, Message newest) {
        return accepts.test(newest, node.life);
    }
}
