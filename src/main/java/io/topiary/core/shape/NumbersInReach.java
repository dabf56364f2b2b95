package io.topiary.core.shape;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.Serial;
import java.math.BigDecimal;

/**
 * Makes JSON numbers, but none whose power of ten lies far off. To compare or divide, the validator's decimals write
 * {@code 1e10000000} out with all its zeros, which takes it most of a minute.
 */
final class NumbersInReach extends JsonNodeFactory {

    /** The farthest power of ten, either way. */
    static final int FARTHEST = 1_000;

    @Serial
    private static final long serialVersionUID = 1;

    @Override
    public ValueNode numberNode(BigDecimal value) {
        if (Math.abs((long) value.precision() - value.scale()) > FARTHEST) {
            throw new BeyondException();
        }
        return super.numberNode(value);
    }

    /** A number that can't be judged. */
    static final class BeyondException extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        BeyondException() {
            super("a number beyond the power " + FARTHEST + " of ten");
        }
    }
}
