package io.topiary.core.sequence;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.sequence.CounterSource.InBytes;
import io.topiary.core.sequence.CounterSource.InFormat;
import io.topiary.core.sequence.CounterSource.InJson;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/** Reads counters where their plans say they are. Immutable; any thread. */
public final class Counters {

    private static final int MOST_DIGITS = 30;

    private final Function<Message, byte[]> values;
    private final Map<String, CounterReader> formats;

    /**
     * Counters in JSON, in bytes and where {@code formats} find them.
     *
     * @param values the text in which the values of a message are found by their paths
     * @param formats readers by the names of their formats
     */
    public Counters(Function<Message, byte[]> values, Map<String, CounterReader> formats) {
        this.values = values;
        this.formats = Map.copyOf(formats);
    }

    /** The reader for {@code source}; one that finds nothing if its format is not known. */
    public CounterReader reader(CounterSource source) {
        return switch (source) {
            case InJson json -> message -> inJson(values.apply(message), json.pointer());
            case InBytes bytes -> message -> inBytes(message.payload(), bytes);
            case InFormat format -> formats.getOrDefault(format.format(), message -> OptionalLong.empty());
        };
    }

    /** The names of the formats that have a counter of their own. */
    public Set<String> formats() {
        return formats.keySet();
    }

    private static OptionalLong inJson(byte[] payload, String pointer) {
        try {
            return JsonLeaves.textAt(payload, pointer).map(Counters::whole).orElse(OptionalLong.empty());
        } catch (IllegalArgumentException noPointer) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong whole(String text) {
        if (text.length() > MOST_DIGITS) {
            return OptionalLong.empty();
        }
        try {
            long value = new BigDecimal(text.strip()).longValueExact();
            return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
        } catch (ArithmeticException | NumberFormatException noCounter) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong inBytes(byte[] payload, InBytes place) {
        int width = place.width().bytes();
        if (payload.length - place.offset() < width) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = 0; i < width; i++) {
            int at = place.littleEndian() ? width - 1 - i : i;
            value = (value << Byte.SIZE) | (payload[place.offset() + at] & 0xFF);
        }
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
