package io.topiary.core.tree;

/** The order in which the levels below one level are shown. */
public enum TopicOrder {
    /** By name, numbers in it by their value: {@code dev2} before {@code dev10}. */
    NAME,
    /** Those on which, or below which, a message came last first; as they were first seen where that is the same. */
    ACTIVITY,
    /** Those with the most messages, here and below, first; as they were first seen where that is the same. */
    COUNT,
    /** As they were first seen. */
    ARRIVAL
}
