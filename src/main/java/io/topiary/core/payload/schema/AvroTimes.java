package io.topiary.core.payload.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.payload.format.JsonText;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;

/** Avro's logical types of time (specification 1.12, "Logical Types"), between their numbers and text. */
final class AvroTimes {

    private static final String DURATION = "duration";
    private static final int DURATION_BYTES = 12;
    private static final List<String> PARTS = List.of("months", "days", "millis");
    private static final long SECOND = 1_000_000_000L;

    /** Nanoseconds in a unit, by the end of the type's name. */
    private static final Map<String, Long> UNITS = Map.of("millis", 1_000_000L, "micros", 1_000L, "nanos", 1L);

    private AvroTimes() {}

    static boolean isOne(String name) {
        return name.equals("date")
                || ((name.startsWith("time-") || name.startsWith("timestamp-") || name.startsWith("local-timestamp-"))
                        && UNITS.containsKey(name.substring(name.lastIndexOf('-') + 1)));
    }

    /** @throws DateTimeException if {@code value} is beyond what a clock shows */
    static void write(JsonText json, String name, long value) throws UndecodableException {
        if (name.equals("date")) {
            json.word("$date", LocalDate.ofEpochDay(value).toString());
        } else if (name.startsWith("time-")) {
            json.word(
                    "$clock",
                    LocalTime.ofNanoOfDay(Math.multiplyExact(value, unit(name))).toString());
        } else if (name.startsWith("local-")) {
            json.word(
                    "$local",
                    LocalDateTime.ofInstant(instant(value, name), ZoneOffset.UTC)
                            .toString());
        } else {
            json.time(instant(value, name));
        }
    }

    /** The number that {@code node} is written as; a plain number is that number. */
    static long read(JsonNode node, String name, String path) throws UnencodableException {
        if (node.isNumber()) {
            return JsonValues.integer(
                            node, path, BigInteger.valueOf(Long.MIN_VALUE), BigInteger.valueOf(Long.MAX_VALUE))
                    .longValueExact();
        }
        try {
            if (name.equals("date")) {
                return LocalDate.parse(word(node, "$date", path)).toEpochDay();
            }
            if (name.startsWith("time-")) {
                return exactly(
                        BigInteger.valueOf(
                                LocalTime.parse(word(node, "$clock", path)).toNanoOfDay()),
                        name);
            }
            if (name.startsWith("local-")) {
                LocalDateTime local = LocalDateTime.parse(word(node, "$local", path));
                return exactly(nanos(local.toInstant(ZoneOffset.UTC)), name);
            }
            return exactly(nanos(JsonValues.time(node, path)), name);
        } catch (DateTimeException | ArithmeticException e) {
            throw JsonValues.unfit(node, path, "payload.encode.time");
        }
    }

    /** Whether {@code schema} is the logical type {@code duration}. */
    static boolean isDuration(Schema schema) {
        return schema.getLogicalType() != null
                && schema.getLogicalType().getName().equals(DURATION)
                && schema.getFixedSize() == DURATION_BYTES;
    }

    /** Writes the twelve bytes of a duration. */
    static void duration(JsonText json, byte[] bytes) throws UndecodableException {
        ByteBuffer parts = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        json.object();
        for (String part : PARTS) {
            json.key(part).number(Integer.toUnsignedLong(parts.getInt()));
        }
        json.endObject();
    }

    /** The twelve bytes of the duration {@code node}. */
    static byte[] duration(JsonNode node, String path) throws UnencodableException {
        ByteBuffer bytes = ByteBuffer.allocate(DURATION_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (String part : PARTS) {
            bytes.putInt(JsonValues.integer(
                            node.path(part), path + "/" + part, BigInteger.ZERO, BigInteger.valueOf(0xFFFF_FFFFL))
                    .intValue());
        }
        return bytes.array();
    }

    private static String word(JsonNode node, String key, String path) throws UnencodableException {
        return JsonValues.text(node.isObject() && node.size() == 1 ? node.path(key) : node, path);
    }

    private static Instant instant(long value, String name) {
        long perSecond = SECOND / unit(name);
        return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), Math.floorMod(value, perSecond) * unit(name));
    }

    private static BigInteger nanos(Instant instant) {
        return BigInteger.valueOf(instant.getEpochSecond())
                .multiply(BigInteger.valueOf(SECOND))
                .add(BigInteger.valueOf(instant.getNano()));
    }

    private static long exactly(BigInteger nanos, String name) {
        BigInteger[] parts = nanos.divideAndRemainder(BigInteger.valueOf(unit(name)));
        if (parts[1].signum() != 0) {
            throw new ArithmeticException("finer than " + name);
        }
        return parts[0].longValueExact();
    }

    private static long unit(String name) {
        Long unit = UNITS.get(name.substring(name.lastIndexOf('-') + 1));
        if (unit == null) {
            throw new IllegalArgumentException(name);
        }
        return unit;
    }
}
