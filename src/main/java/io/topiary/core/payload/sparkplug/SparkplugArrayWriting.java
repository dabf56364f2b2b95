package io.topiary.core.payload.sparkplug;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.payload.JsonValues;
import io.topiary.core.payload.UnencodableException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Packs arrays into bytes; {@link SparkplugArrays} reads them. */
final class SparkplugArrayWriting {

    private SparkplugArrayWriting() {}

    /** @param array an array of values of {@code type} */
    static byte[] bytes(JsonNode array, SparkplugType type, String path) throws UnencodableException {
        if (!array.isArray()) {
            throw JsonValues.unfit(array, path, "payload.encode.array");
        }
        return switch (type) {
            case BooleanArray -> booleans(array, path);
            case StringArray -> texts(array, path);
            default -> numbers(array, type, path);
        };
    }

    private static byte[] numbers(JsonNode array, SparkplugType type, String path) throws UnencodableException {
        int width = SparkplugArrays.width(type);
        ByteBuffer out =
                ByteBuffer.allocate(Math.multiplyExact(array.size(), width)).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < array.size(); i++) {
            JsonNode node = array.get(i);
            String at = path + "/" + i;
            switch (type) {
                case FloatArray -> out.putFloat(Numbers.single(node, at));
                case DoubleArray -> out.putDouble(JsonValues.real(node, at));
                case DateTimeArray -> out.putLong(Keys.millis(node, at));
                default -> {
                    long bits = Numbers.integer(node, at, width * Byte.SIZE, isSigned(type));
                    for (int b = 0; b < width; b++) {
                        out.put((byte) (bits >> (b * Byte.SIZE)));
                    }
                }
            }
        }
        return out.array();
    }

    private static boolean isSigned(SparkplugType type) {
        return type.name().startsWith("Int");
    }

    private static byte[] booleans(JsonNode array, String path) throws UnencodableException {
        int packed = (array.size() + Byte.SIZE - 1) / Byte.SIZE;
        ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + packed).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(array.size());
        for (int i = 0; i < array.size(); i++) {
            if (JsonValues.truth(array.get(i), path + "/" + i)) {
                int at = Integer.BYTES + i / Byte.SIZE;
                out.put(at, (byte) (out.get(at) | (0x80 >> (i % Byte.SIZE))));
            }
        }
        return out.array();
    }

    private static byte[] texts(JsonNode array, String path) throws UnencodableException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 0; i < array.size(); i++) {
            String text = JsonValues.text(array.get(i), path + "/" + i);
            if (text.indexOf('\0') >= 0) {
                // a zero ends a text
                throw JsonValues.unfit(array.get(i), path + "/" + i, "payload.sparkplug.zero");
            }
            out.writeBytes(text.getBytes(UTF_8));
            out.write(0);
        }
        return out.toByteArray();
    }
}
