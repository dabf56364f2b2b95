package io.topiary.core.session;

/**
 * A gap and its place among recorded messages.
 *
 * @param gap the gap
 * @param after how many of the messages that are shown came after it, of those before memory
 */
public record RecordedGap(Gap gap, long after) {}
