package io.topiary.core.payload.sparkplug;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UnencodableException;
import java.math.BigInteger;

/** Numbers of a width. */
final class Numbers {

    private Numbers() {}

    /** Two's complement of {@code bits} bits, extended to 64 by the sign if it has one. */
    static long integer(JsonNode node, String path, int bits, boolean signed) throws UnencodableException {
        BigInteger beyond = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits);
        BigInteger least = signed ? beyond.negate() : BigInteger.ZERO;
        return JsonValues.integer(node, path, least, beyond.subtract(BigInteger.ONE))
                .longValue();
    }

    /** From the digits, because the nearest double's nearest float may be another one. */
    static float single(JsonNode node, String path) throws UnencodableException {
        if (!node.isNumber()) {
            return (float) JsonValues.real(node, path);
        }
        float value = Float.parseFloat(node.asText());
        if (!Float.isFinite(value)) {
            throw JsonValues.unfit(node, path, "payload.encode.number");
        }
        return value;
    }
}
