package io.topiary.ui.shape;

import io.topiary.core.shape.Deviation;

/**
 * A line of the list of deviations. Immutable.
 *
 * @param deviation what it is
 * @param time when it came first
 * @param topic of which topic, safe to be shown
 * @param words what it is, in words
 * @param count how often so far
 */
record DeviationRow(Deviation deviation, String time, String topic, String words, String count) {}
