package io.topiary.ui.topics;

/**
 * A pinned topic as it is shown. Immutable.
 *
 * @param path the topic
 * @param name its last levels
 * @param value its newest payload on one line, or what is known instead
 * @param age how long ago that came; empty if nothing came
 */
record PinLine(String path, String name, String value, String age) {}
