package io.topiary.core.filter;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** How a value is compared with the one that a query names. */
public enum Comparison {
    AT_MOST("<="),
    AT_LEAST(">="),
    NOT_EQUAL("!="),
    LESS("<"),
    MORE(">"),
    EQUAL("="),
    /** The text holds the other, whatever the case; says nothing about numbers. */
    HOLDS("~");

    private static final List<Comparison> LONGEST_FIRST = Arrays.stream(values())
            .sorted(Comparator.comparingInt((Comparison each) -> each.sign.length())
                    .reversed())
            .toList();

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    /** As written in a query. */
    public String sign() {
        return sign;
    }

    /** The comparison whose sign stands in {@code source} at {@code index}. */
    static Optional<Comparison> at(String source, int index) {
        return LONGEST_FIRST.stream()
                .filter(each -> source.startsWith(each.sign, index))
                .findFirst();
    }

    /** Whether it holds for two values whose order is {@code order}, as a comparator tells it. */
    boolean holds(int order) {
        return switch (this) {
            case AT_MOST -> order <= 0;
            case AT_LEAST -> order >= 0;
            case NOT_EQUAL -> order != 0;
            case LESS -> order < 0;
            case MORE -> order > 0;
            case EQUAL -> order == 0;
            case HOLDS -> false;
        };
    }
}
