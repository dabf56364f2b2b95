package io.topiary.core.filter;

import io.topiary.core.message.TopicFilter;

/** A part of a filter. Immutable. */
public sealed interface Term {

    /** The characters {@code needle}, in the topic or in the payload, whatever their case. */
    record Word(Needle needle) implements Term {}

    /** A topic that an MQTT topic filter matches. */
    record Matching(TopicFilter filter) implements Term {}

    /** Everything that {@code term} does not accept. */
    record Not(Term term) implements Term {}
}
