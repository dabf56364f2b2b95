package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Utf8;
import io.topiary.core.text.Escapes;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One variable of a template. Immutable. */
sealed interface TemplateVariable {

    int MOST_SHOWN = 60;

    /** The value in {@code scope}; {@code position} is where it stands. @throws TemplateException if it has none */
    String value(TemplateScope scope, int position) throws TemplateException;

    /** Reads what stands between the braces at {@code position}. @throws TemplateException if it is no variable */
    static TemplateVariable parse(String inside, int position) throws TemplateException {
        List<String> words = words(inside);
        if (words.isEmpty()) {
            throw new TemplateException(position, "template.empty");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (words.getFirst()) {
            case "now" -> Now.of(rest, position);
            case "uuid" -> {
                count(rest, 0, 0, "uuid", position);
                yield new Uuid();
            }
            case "seq" -> Sequence.of(rest, position);
            case "random" -> Chance.of(rest, position);
            case "pick" -> {
                count(rest, 1, Integer.MAX_VALUE, "pick a b c", position);
                yield new Pick(List.copyOf(rest));
            }
            case "sine" -> Sine.of(rest, position);
            case "topic" -> {
                count(rest, 1, 2, "topic a/b /temp", position);
                yield new OfTopic(rest.getFirst(), rest.size() > 1 ? rest.get(1) : "");
            }
            case "row" -> {
                count(rest, 1, 1, "row name", position);
                yield new OfRow(rest.getFirst());
            }
            default -> throw new TemplateException(position, "template.unknown", shown(words.getFirst()));
        };
    }

    private static String shown(String text) {
        return Escapes.visible(text, MOST_SHOWN);
    }

    private static List<String> words(String inside) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        boolean begun = false;
        for (int i = 0; i < inside.length(); i++) {
            char c = inside.charAt(i);
            if (c == '"') {
                quoted = !quoted;
                begun = true;
            } else if (!quoted && Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                }
                word.setLength(0);
                begun = false;
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static void count(List<String> words, int least, int most, String usage, int position)
            throws TemplateException {
        if (words.size() < least || words.size() > most) {
            throw new TemplateException(position, "template.usage", usage);
        }
    }

    private static BigDecimal number(String word, String usage, int position) throws TemplateException {
        try {
            BigDecimal number = new BigDecimal(word);
            // no more than anybody writes: ten characters can ask for a gigabyte of zeros
            if (Math.abs((long) number.scale()) <= 100 && number.precision() <= 100) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new TemplateException(position, "template.number", shown(word), usage);
    }

    /** The time. */
    record Now(String form) implements TemplateVariable {

        static Now of(List<String> words, int position) throws TemplateException {
            count(words, 0, 1, "now iso", position);
            String form = words.isEmpty() ? "ms" : words.getFirst().toLowerCase(Locale.ROOT);
            if (!List.of("ms", "s", "us", "iso").contains(form)) {
                throw new TemplateException(position, "template.usage", "now [s|ms|us|iso]");
            }
            return new Now(form);
        }

        @Override
        public String value(TemplateScope scope, int position) {
            return switch (form) {
                case "s" -> String.valueOf(scope.now().getEpochSecond());
                case "us" -> String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, scope.now()));
                case "iso" -> scope.now().truncatedTo(ChronoUnit.MILLIS).toString();
                default -> String.valueOf(scope.now().toEpochMilli());
            };
        }
    }

    /** A random identifier (RFC 9562, version 4). */
    record Uuid() implements TemplateVariable {

        @Override
        public String value(TemplateScope scope, int position) {
            return UUID.randomUUID().toString();
        }
    }

    /** Counts the messages. */
    record Sequence(BigDecimal first, BigDecimal step) implements TemplateVariable {

        static Sequence of(List<String> words, int position) throws TemplateException {
            count(words, 0, 2, "seq 100 5", position);
            return new Sequence(
                    words.isEmpty() ? BigDecimal.ZERO : number(words.getFirst(), "seq 100 5", position),
                    words.size() < 2 ? BigDecimal.ONE : number(words.get(1), "seq 100 5", position));
        }

        @Override
        public String value(TemplateScope scope, int position) {
            return first.add(step.multiply(BigDecimal.valueOf(scope.number()))).toPlainString();
        }
    }

    /** A number between two others, both included. */
    record Chance(BigDecimal least, BigDecimal most) implements TemplateVariable {

        static Chance of(List<String> words, int position) throws TemplateException {
            count(words, 2, 2, "random 10 30", position);
            BigDecimal least = number(words.getFirst(), "random 10 30", position);
            BigDecimal most = number(words.get(1), "random 10 30", position);
            if (least.compareTo(most) > 0) {
                throw new TemplateException(position, "template.bounds", words.getFirst(), words.get(1));
            }
            return new Chance(least, most);
        }

        @Override
        public String value(TemplateScope scope, int position) {
            int decimals = Math.max(0, Math.max(least.scale(), most.scale()));
            BigInteger low = least.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue();
            BigInteger span = most.setScale(decimals, RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .subtract(low);
            return new BigDecimal(low.add(below(span.add(BigInteger.ONE), scope.random())), decimals).toPlainString();
        }

        private static BigInteger below(BigInteger bound, RandomGenerator random) {
            if (bound.bitLength() < Long.SIZE) {
                return BigInteger.valueOf(random.nextLong(bound.longValue()));
            }
            byte[] bytes = new byte[bound.bitLength() / Byte.SIZE + 9];
            random.nextBytes(bytes);
            return new BigInteger(1, bytes).mod(bound);
        }
    }

    /** One of several words. */
    record Pick(List<String> words) implements TemplateVariable {

        @Override
        public String value(TemplateScope scope, int position) {
            return words.get(scope.random().nextInt(words.size()));
        }
    }

    /** A wave over the time of the run. */
    record Sine(double middle, double amplitude, double periodNanos) implements TemplateVariable {

        private static final String USAGE = "sine 20 5 60s";

        static Sine of(List<String> words, int position) throws TemplateException {
            count(words, 3, 3, USAGE, position);
            return new Sine(
                    number(words.getFirst(), USAGE, position).doubleValue(),
                    number(words.get(1), USAGE, position).doubleValue(),
                    nanos(words.get(2), position));
        }

        private static double nanos(String word, int position) throws TemplateException {
            String unit = word.replaceFirst("^[0-9.]+", "");
            double factor = switch (unit) {
                case "ms" -> 1e6;
                case "s", "" -> 1e9;
                case "m", "min" -> 60e9;
                case "h" -> 3600e9;
                default -> throw new TemplateException(position, "template.period", shown(word));
            };
            double length = number(word.substring(0, word.length() - unit.length()), USAGE, position)
                    .doubleValue();
            if (length <= 0) {
                throw new TemplateException(position, "template.period", shown(word));
            }
            return length * factor;
        }

        @Override
        public String value(TemplateScope scope, int position) {
            double value = middle + amplitude * Math.sin(2 * Math.PI * scope.elapsedNanos() / periodNanos);
            BigDecimal rounded = BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_EVEN);
            return rounded.stripTrailingZeros().toPlainString();
        }
    }

    /** The newest payload of another topic, or a value in it. */
    record OfTopic(String topic, String pointer) implements TemplateVariable {

        @Override
        public String value(TemplateScope scope, int position) throws TemplateException {
            byte[] payload = scope.topics()
                    .apply(topic)
                    .orElseThrow(() -> new TemplateException(position, "template.noTopic", shown(topic)));
            if (pointer.isEmpty()) {
                if (!Utf8.isValid(payload)) {
                    throw new TemplateException(position, "template.notText", shown(topic));
                }
                return new String(payload, UTF_8);
            }
            Optional<String> value = pointer.startsWith("/") ? JsonLeaves.textAt(payload, pointer) : Optional.empty();
            return value.orElseThrow(
                    () -> new TemplateException(position, "template.noValue", shown(pointer), shown(topic)));
        }
    }

    /** A column of a table's row. */
    record OfRow(String column) implements TemplateVariable {

        @Override
        public String value(TemplateScope scope, int position) throws TemplateException {
            Map<String, String> row = scope.row();
            if (row == null) {
                throw new TemplateException(position, "template.noTable");
            }
            @Nullable String value = row.get(column);
            if (value == null) {
                throw new TemplateException(position, "template.noColumn", shown(column));
            }
            return value;
        }
    }
}
