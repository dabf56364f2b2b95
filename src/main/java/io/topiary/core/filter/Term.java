package io.topiary.core.filter;

import io.topiary.core.message.Direction;
import io.topiary.core.message.TopicFilter;
import java.util.List;

/** A part of a query. Immutable. */
public sealed interface Term {

    /** All of {@code terms}; accepts everything if there are none. */
    record And(List<Term> terms) implements Term {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** At least one of {@code terms}. */
    record Or(List<Term> terms) implements Term {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    /** Everything that {@code term} does not accept. */
    record Not(Term term) implements Term {}

    /** The characters {@code needle}, in the topic or in the payload, whatever their case. */
    record Word(Needle needle) implements Term {}

    /** The characters {@code needle} in the payload, whatever their case. */
    record InPayload(Needle needle) implements Term {}

    /** A regular expression that is found in the topic or in the payload. */
    record Regex(BoundedPattern pattern) implements Term {}

    /** A topic that an MQTT topic filter matches. */
    record Matching(TopicFilter filter) implements Term {}

    /** A number about the message, compared with {@code value}: bytes, seconds, messages a second or the QoS. */
    record Measure(Quantity quantity, Comparison comparison, double value) implements Term {}

    /** Whether the message came with the RETAIN flag. */
    record Retained(boolean retained) implements Term {}

    /** Whether the topic has been silent for too long. */
    record Silent(boolean silent) implements Term {}

    /** Whether a payload differs from what its topic usually sends, or from the JSON Schema of a rule. */
    record Deviates(Deviating how) implements Term {}

    /** Received or published. */
    record Going(Direction direction) implements Term {}

    /** What the payload is. */
    record Format(PayloadKind kind) implements Term {}

    /** The value of the user property {@code name} holds {@code needle}. */
    record UserPropertyHolds(String name, Needle needle) implements Term {}

    /** The payload is JSON and has something at {@code path}. */
    record JsonHas(JsonPath path) implements Term {}

    /** The payload is JSON whose value at {@code path} compares with {@code value}. */
    record JsonCompares(JsonPath path, Comparison comparison, String value) implements Term {}

    /** What can be measured of a message. */
    enum Quantity {
        /** Payload bytes. */
        SIZE,
        /** Seconds since the message arrived. */
        AGE,
        /** Messages a second on its topic. */
        RATE,
        /** Quality of service of the delivery. */
        QOS
    }
}
