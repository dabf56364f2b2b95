package io.topiary.core.shape;

import com.networknt.schema.JsonSchemaException;
import com.networknt.schema.regex.RegularExpression;
import com.networknt.schema.regex.RegularExpressionFactory;
import io.topiary.core.filter.BoundedPattern;

/** The regular expressions of a schema, none of which can hang. Any thread. */
final class SteadyPatterns implements RegularExpressionFactory {

    /** A regular expression was given up; of the kind that the library hands on. */
    static final class TooSlowException extends JsonSchemaException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        TooSlowException(String expression) {
            super(expression);
        }
    }

    @Override
    public RegularExpression getRegularExpression(String expression) {
        BoundedPattern pattern = BoundedPattern.exactly(expression);
        return value -> {
            boolean found = pattern.isIn(value);
            if (pattern.isTooSlow()) {
                throw new TooSlowException(expression);
            }
            return found;
        };
    }
}
