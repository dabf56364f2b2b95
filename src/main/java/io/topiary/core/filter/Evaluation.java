package io.topiary.core.filter;

import io.topiary.core.message.Message;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a term about a candidate. */
final class Evaluation {

    private static final double MICROS_PER_SECOND = 1e6;

    private Evaluation() {}

    static boolean accepts(Term term, Candidate candidate) {
        return switch (term) {
            case Term.And and -> all(and, candidate);
            case Term.Or or -> any(or, candidate);
            case Term.Not not -> !accepts(not.term(), candidate);
            case Term.Matching matching -> matching.filter().matches(candidate.topic());
            case Term.Word word -> word.needle().isIn(candidate.topic()) || isInPayload(word.needle(), candidate);
            case Term.Regex regex -> regex.pattern().isIn(candidate.topic()) || isInPayload(regex, candidate);
            default -> {
                Message message = candidate.message();
                yield message != null && accepts(term, candidate, message);
            }
        };
    }

    private static boolean accepts(Term term, Candidate candidate, Message message) {
        return switch (term) {
            case Term.InPayload word -> word.needle().isIn(message.payload());
            case Term.Measure measure ->
                measure.comparison().holds(Double.compare(measured(measure, candidate, message), measure.value()));
            case Term.Retained retained -> message.retained() == retained.retained();
            case Term.Silent silent -> candidate.silent() == silent.silent();
            case Term.Deviates deviates -> candidate.deviates(deviates.how());
            case Term.Going going -> message.direction() == going.direction();
            case Term.Format format -> PayloadKind.of(message.payload()) == format.kind();
            case Term.UserPropertyHolds property ->
                message.properties().userProperties().stream()
                        .anyMatch(each -> each.name().equalsIgnoreCase(property.name())
                                && property.needle().isIn(each.value()));
            case Term.JsonHas json -> json.path().in(message.payload()).isPresent();
            case Term.JsonCompares json ->
                json.path()
                        .in(message.payload())
                        .filter(value -> compares(value, json.comparison(), json.value()))
                        .isPresent();
            default -> false;
        };
    }

    private static boolean all(Term.And and, Candidate candidate) {
        for (Term term : and.terms()) {
            if (!accepts(term, candidate)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(Term.Or or, Candidate candidate) {
        for (Term term : or.terms()) {
            if (accepts(term, candidate)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isInPayload(Needle needle, Candidate candidate) {
        Message message = candidate.message();
        return message != null && needle.isIn(message.payload());
    }

    private static boolean isInPayload(Term.Regex regex, Candidate candidate) {
        Message message = candidate.message();
        return message != null && regex.pattern().isIn(message.payload());
    }

    private static double measured(Term.Measure measure, Candidate candidate, Message message) {
        return switch (measure.quantity()) {
            case SIZE -> message.payload().length;
            case AGE -> Math.max(0, candidate.nowMicros() - message.timeMicros()) / MICROS_PER_SECOND;
            case RATE -> candidate.rate();
            case QOS -> message.qos().code();
        };
    }

    /** Numbers are compared as numbers, everything else as text. */
    private static boolean compares(String found, Comparison comparison, String wanted) {
        if (comparison == Comparison.HOLDS) {
            return found.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
        }
        @Nullable
        Integer order = Optional.ofNullable(number(found))
                .map(left -> {
                    BigDecimal right = number(wanted);
                    return right == null ? null : left.compareTo(right);
                })
                .orElse(null);
        if (order != null) {
            return comparison.holds(order);
        }
        return switch (comparison) {
            case EQUAL, NOT_EQUAL -> comparison.holds(found.compareTo(wanted));
            default -> false;
        };
    }

    private static @Nullable BigDecimal number(String text) {
        if (text.isEmpty() || text.length() > 1_000 || "+-.0123456789".indexOf(text.charAt(0)) < 0) {
            return null;
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException noNumber) {
            return null;
        }
    }
}
