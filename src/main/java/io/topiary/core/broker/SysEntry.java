package io.topiary.core.broker;

import io.topiary.core.message.Message;

/**
 * Something below {@code $SYS} whose meaning is not known here.
 *
 * @param topic the topic
 * @param newest its newest message
 */
public record SysEntry(String topic, Message newest) {}
