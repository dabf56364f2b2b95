package io.topiary.core.payload.format;

import io.topiary.core.payload.JsonLimits;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.text.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes what a decoder found as one JSON value (RFC 8259) in compact UTF-8, token by token. It is the one way to do
 * that, so that the same thing looks the same whatever format it came in. What JSON has no word for becomes an object
 * whose first key begins with a dollar sign:
 *
 * <table>
 * <caption>Conventions</caption>
 * <tr><td>byte string</td><td>{@code {"$hex":"00ff"}}, lower case</td></tr>
 * <tr><td>float that is no number</td><td>{@code {"$float":"NaN"}}, {@code "Infinity"}, {@code "-Infinity"}</td></tr>
 * <tr><td>point in time that the format itself marks</td><td>{@code {"$time":"2026-01-31T12:00:00.5Z"}}</td></tr>
 * <tr><td>tag or annotation</td><td>{@code {"$tag":32,"value":…}}</td></tr>
 * <tr><td>extension type</td><td>{@code {"$ext":5,"$hex":"00ff"}}</td></tr>
 * <tr><td>any other word of a format</td><td>{@code {"$undefined":true}}, {@code {"$oid":"…"}}</td></tr>
 * </table>
 *
 * <p>Integers and decimals keep every digit and are never written out: {@code 1E+400} stays that. A float is the
 * shortest decimal that gives the same float of the same width. Integers of more than {@value #LARGEST_INTEGER} bytes
 * are {@code $hex} of their two's complement. A map key that is no text is its JSON text: 1 is {@code "1"}, and
 * {@code [1]} is {@code "[1]"}.
 *
 * <p>Ends with an exception when there is too much of it: bytes, tokens or depth. Not thread-safe.
 */
public final class JsonText {

    /** Most bytes that are written. */
    public static final int MOST_BYTES = 64 * 1024 * 1024;

    /** Most tokens that are written. */
    public static final int MOST_TOKENS = 5_000_000;

    /** Most bytes of an integer that is written in decimal digits, which takes time with its square. */
    public static final int LARGEST_INTEGER = 4096;

    private static final HexFormat HEX = HexFormat.of();
    private static final Pattern HALF_PAIR = Pattern.compile("\\p{Cs}");

    private final JsonBytes out;
    private int tokens;
    private int depth;
    /** Whether something stands before what comes next, so that a comma is needed. */
    private boolean comma;

    /** With the usual limits. */
    public JsonText() {
        this(MOST_BYTES);
    }

    /** For at most {@code mostBytes} bytes. */
    public JsonText(int mostBytes) {
        this.out = new JsonBytes(mostBytes);
    }

    /** Begins an object. */
    public JsonText object() throws UndecodableException {
        return open('{');
    }

    /** Ends an object. */
    public JsonText endObject() throws UndecodableException {
        return close('}');
    }

    /** Begins an array. */
    public JsonText array() throws UndecodableException {
        return open('[');
    }

    /** Ends an array. */
    public JsonText endArray() throws UndecodableException {
        return close(']');
    }

    /** The key of what comes next; half a surrogate pair becomes the text of its escape, for many parsers refuse it in keys. */
    public JsonText key(String name) throws UndecodableException {
        before();
        out.quoted(withoutHalves(name));
        out.put(':');
        comma = false;
        return this;
    }

    /** A text; half a surrogate pair is written as an escape. */
    public JsonText text(String value) throws UndecodableException {
        before();
        out.quoted(value);
        return this;
    }

    /** An integer. */
    public JsonText number(long value) throws UndecodableException {
        return raw(Long.toString(value));
    }

    /** An integer of any size. */
    public JsonText number(BigInteger value) throws UndecodableException {
        return value.bitLength() > LARGEST_INTEGER * 8 ? bytes(value.toByteArray()) : raw(value.toString());
    }

    /** A decimal, with its trailing zeros and its exponent as they are. */
    public JsonText number(BigDecimal value) throws UndecodableException {
        if (value.unscaledValue().bitLength() > LARGEST_INTEGER * 8) {
            object().key("$decimal")
                    .number(value.unscaledValue())
                    .key("exponent")
                    .number(-(long) value.scale());
            return endObject();
        }
        return raw(value.toString());
    }

    /** A float of 64 bits. */
    public JsonText number(double value) throws UndecodableException {
        return Double.isFinite(value) ? raw(Double.toString(value)) : word("$float", Double.toString(value));
    }

    /** A float of 32 bits or less. */
    public JsonText number(float value) throws UndecodableException {
        return Float.isFinite(value) ? raw(Float.toString(value)) : word("$float", Float.toString(value));
    }

    /** True or false. */
    public JsonText bool(boolean value) throws UndecodableException {
        return raw(value ? "true" : "false");
    }

    /** Null. */
    public JsonText nothing() throws UndecodableException {
        return raw("null");
    }

    /** A byte string. */
    public JsonText bytes(byte[] value) throws UndecodableException {
        return bytes(value, 0, value.length);
    }

    /** {@code length} bytes of {@code value} from {@code from} as a byte string. */
    public JsonText bytes(byte[] value, int from, int length) throws UndecodableException {
        return object().hex(value, from, length).endObject();
    }

    /** The pair {@code "$hex": …} within an object. */
    public JsonText hex(byte[] value, int from, int length) throws UndecodableException {
        out.room(2L * length);
        return key("$hex").text(HEX.formatHex(value, from, from + length));
    }

    /** A point in time. */
    public JsonText time(Instant value) throws UndecodableException {
        return word("$time", value.toString());
    }

    /** A word of a format: an object with the one key {@code key}, which begins with a dollar sign. */
    public JsonText word(String key, String value) throws UndecodableException {
        return object().key(key).text(value).endObject();
    }

    /** Begins a tagged value: {@code {"$tag":tag,"value":}}; the value comes next, then {@link #endObject()}. */
    public JsonText tag(BigInteger tag) throws UndecodableException {
        return object().key("$tag").number(tag).key("value");
    }

    /**
     * A token that is JSON already.
     *
     * @param ascii a JSON number or literal in ASCII
     */
    public JsonText raw(String ascii) throws UndecodableException {
        before();
        out.ascii(ascii);
        return this;
    }

    /** How deep the next value would lie: 0 at the top. */
    public int depth() {
        return depth;
    }

    /** What was written. */
    public byte[] toBytes() {
        return out.toBytes();
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private static String withoutHalves(String name) {
        boolean suspect = name.chars().anyMatch(c -> Character.isSurrogate((char) c));
        return suspect ? HALF_PAIR.matcher(name).replaceAll(JsonText::escape) : name;
    }

    private static String escape(MatchResult half) {
        return Matcher.quoteReplacement("\\u%04x".formatted((int) half.group().charAt(0)));
    }

    private JsonText open(char bracket) throws UndecodableException {
        before();
        if (++depth > JsonLimits.DEPTH) {
            throw new UndecodableException(Text.of("payload.format.tooDeep", JsonLimits.DEPTH));
        }
        out.put(bracket);
        comma = false;
        return this;
    }

    private JsonText close(char bracket) throws UndecodableException {
        depth--;
        out.put(bracket);
        comma = true;
        return this;
    }

    private void before() throws UndecodableException {
        if (++tokens > MOST_TOKENS) {
            throw new UndecodableException(Text.of("payload.format.tooManyValues", MOST_TOKENS));
        }
        if (comma) {
            out.put(',');
        }
        comma = true;
    }
}
