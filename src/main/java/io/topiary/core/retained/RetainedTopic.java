package io.topiary.core.retained;

/**
 * A topic with a message that the broker stores.
 *
 * @param topic topic name
 * @param bytes size of the payload when it was seen
 */
public record RetainedTopic(String topic, int bytes) {}
