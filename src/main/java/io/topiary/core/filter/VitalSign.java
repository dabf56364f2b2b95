package io.topiary.core.filter;

import io.topiary.core.text.Text;
import java.util.Optional;

/**
 * A part of a query that asks for more than a message tells by itself.
 *
 * @param key as written in the query
 * @param position where in it, from 0
 */
record VitalSign(String key, int position) {

    private static final String SCHEMA = "schema";

    /** What {@code term} is, which stands at {@code position}; empty if a message tells it. */
    static Optional<VitalSign> of(Term term, int position) {
        return switch (term) {
            case Term.Silent silent -> Optional.of(new VitalSign("silent", position));
            case Term.Deviates deviates -> Optional.of(new VitalSign(SCHEMA, position));
            case Term.Measure measure
            when measure.quantity() == Term.Quantity.RATE -> Optional.of(new VitalSign("rate", position));
            default -> Optional.empty();
        };
    }

    /** Whether it asks how payloads deviate. */
    boolean isDeviation() {
        return key.equals(SCHEMA);
    }

    QueryException refusal() {
        return new QueryException(Text.of("filter.invalid.untold", position + 1, key), position);
    }
}
