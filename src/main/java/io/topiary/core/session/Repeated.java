package io.topiary.core.session;

import io.topiary.core.message.TopicFilter;

/**
 * Messages that came more than once because subscriptions overlap.
 *
 * @param copies deliveries beyond the first of each message; they are counted as received like all others
 * @param first a subscription
 * @param second one that overlaps it
 */
public record Repeated(long copies, TopicFilter first, TopicFilter second) {}
