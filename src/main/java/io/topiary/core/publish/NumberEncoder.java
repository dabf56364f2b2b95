package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.topiary.core.payload.layout.InvalidLayoutException;
import io.topiary.core.payload.layout.StructLayout;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers without anything around them, one or several: integers of any width from 8 bits on (two's complement) and IEEE
 * 754 floats of 16, 32 and 64 bits, as {@code int16 big}, {@code uint24 little}, {@code float32 big}.
 */
final class NumberEncoder implements ModeEncoder {

    /** What is offered. */
    static final List<String> USUAL = List.of(
            "int8",
            "uint8",
            "int16 big",
            "int16 little",
            "uint16 big",
            "uint16 little",
            "int32 big",
            "int32 little",
            "uint32 big",
            "uint32 little",
            "int64 big",
            "int64 little",
            "float32 big",
            "float32 little",
            "float64 big",
            "float64 little");

    private static final Pattern TYPE = Pattern.compile("(u?int|float)(\\d{1,4})(?:\\s+(big|little|be|le))?");
    private static final int MOST_SHOWN = 60;
    private static final int WIDEST = 1_024;

    /** A number in text, with a point and without separators. */
    static byte[] asText(String written) throws EncodeException {
        String plain = written.strip();
        try {
            var _ = new BigDecimal(plain);
        } catch (NumberFormatException e) {
            throw new EncodeException(Text.of("publish.invalid.number", shown(plain)));
        }
        return plain.getBytes(US_ASCII);
    }

    @Override
    public byte[] encode(String text, String argument) throws EncodeException {
        Matcher type = TYPE.matcher(argument.strip().toLowerCase(Locale.ROOT));
        if (!type.matches()) {
            throw new EncodeException(Text.of("publish.invalid.numberType", shown(argument)));
        }
        int bits = Integer.parseInt(type.group(2));
        boolean little = type.group(3) != null && type.group(3).startsWith("l");
        List<String> values = words(text);
        if (values.isEmpty()) {
            throw new EncodeException(Text.of("publish.invalid.noNumber"));
        }
        return type.group(1).equals("float")
                ? floats(values, bits, little, argument)
                : integers(values, bits, little, !type.group(1).startsWith("u"), argument);
    }

    /** Between blanks, line breaks, commas and semicolons. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split("[\\s,;]+", -1)) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static byte[] floats(List<String> values, int bits, boolean little, String argument)
            throws EncodeException {
        String code = switch (bits) {
            case 16 -> "e";
            case 32 -> "f";
            case 64 -> "d";
            default -> throw new EncodeException(Text.of("publish.invalid.numberType", shown(argument)));
        };
        try {
            return StructLayout.parse((little ? "<" : ">") + values.size() + code)
                    .pack(values);
        } catch (InvalidLayoutException e) {
            throw new EncodeException(e.text());
        }
    }

    private static byte[] integers(List<String> values, int bits, boolean little, boolean signed, String argument)
            throws EncodeException {
        if (bits % Byte.SIZE != 0 || bits == 0 || bits > WIDEST) {
            throw new EncodeException(Text.of("publish.invalid.numberType", shown(argument)));
        }
        int size = bits / Byte.SIZE;
        byte[] bytes = new byte[size * values.size()];
        for (int i = 0; i < values.size(); i++) {
            BigInteger rest = integer(values.get(i), bits, signed);
            for (int b = 0; b < size; b++) {
                bytes[i * size + (little ? b : size - 1 - b)] = rest.byteValue();
                rest = rest.shiftRight(Byte.SIZE);
            }
        }
        return bytes;
    }

    private static BigInteger integer(String value, int bits, boolean signed) throws EncodeException {
        BigInteger number;
        try {
            String plain = value.replace("_", "");
            boolean negative = plain.startsWith("-");
            String digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
            boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
            BigInteger magnitude = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
            number = negative ? magnitude.negate() : magnitude;
        } catch (NumberFormatException e) {
            throw new EncodeException(Text.of("publish.invalid.integer", shown(value)));
        }
        boolean fits = signed ? number.bitLength() < bits : number.signum() >= 0 && number.bitLength() <= bits;
        if (!fits) {
            throw new EncodeException(Text.of("publish.invalid.range", shown(value), bits));
        }
        return number;
    }

    private static String shown(String text) {
        return Escapes.visible(text, MOST_SHOWN);
    }
}
