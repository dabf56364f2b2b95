package io.topiary.core.publish;

import io.topiary.core.payload.sparkplug.SparkplugDecoder;
import io.topiary.core.payload.sparkplug.SparkplugEncoder;
import io.topiary.core.publish.PayloadMode.Argument;
import io.topiary.core.publish.PayloadMode.Input;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ways to write a payload down, in the order they are offered. Immutable. */
public record PayloadModes(List<PayloadMode> all) {

    /** UTF-8 as it is written. */
    public static final PayloadMode TEXT =
            PayloadMode.of("text", Input.TEXT, (text, argument) -> TextEncoders.utf8(text));

    /** UTF-8, once it is valid JSON; no text is an empty payload. */
    public static final PayloadMode JSON =
            PayloadMode.of("json", Input.JSON, (text, argument) -> TextEncoders.json(text));

    /** UTF-8, once it is well-formed XML. */
    public static final PayloadMode XML =
            PayloadMode.of("xml", Input.TEXT, (text, argument) -> XmlEncoder.encode(text));

    /** Two digits a byte; blanks and line breaks do not count. */
    public static final PayloadMode HEX = PayloadMode.of("hex", Input.TEXT, (text, argument) -> TextEncoders.hex(text));

    /** The basic or the URL-safe alphabet; blanks and line breaks do not count. */
    public static final PayloadMode BASE64 =
            PayloadMode.of("base64", Input.TEXT, (text, argument) -> TextEncoders.base64(text));

    /** A file's content, read when it is published. */
    public static final PayloadMode FILE = PayloadMode.of(
            "file",
            Input.FILE,
            (text, argument) -> PayloadFile.read(PayloadFile.path(text), PayloadFile.LARGEST_BYTES));

    /** No bytes. */
    public static final PayloadMode EMPTY = PayloadMode.of("empty", Input.NONE, (text, argument) -> new byte[0]);

    private static final PayloadMode CBOR = PayloadMode.of("cbor", Input.JSON, new CborEncoder());
    private static final PayloadMode MSGPACK = PayloadMode.of("msgpack", Input.JSON, new MessagePackEncoder());
    /** Sparkplug B as its decoder shows it. */
    static final PayloadMode SPARKPLUG = PayloadMode.ofJson(SparkplugDecoder.ID, Argument.NONE, new SparkplugEncoder());

    private static final PayloadMode NUMBER =
            PayloadMode.of("number", Input.TEXT, (text, argument) -> NumberEncoder.asText(text));
    private static final PayloadMode RAW = new PayloadMode(
            "raw",
            Text.of("publish.mode.raw"),
            Input.TEXT,
            new Argument("publish.argument.number", NumberEncoder.USUAL),
            new NumberEncoder());
    private static final PayloadMode STRUCT = new PayloadMode(
            "struct",
            Text.of("publish.mode.struct"),
            Input.TEXT,
            new Argument("publish.argument.struct", List.of("<hBf", ">I", "!HHl", "<dd")),
            new StructEncoder());

    /** What Topiary can write by itself. */
    public static final PayloadModes STANDARD = new PayloadModes(
            List.of(TEXT, JSON, XML, HEX, BASE64, CBOR, MSGPACK, SPARKPLUG, NUMBER, RAW, STRUCT, FILE, EMPTY));

    public PayloadModes {
        all = List.copyOf(all);
    }

    /** These and {@code more}, which come before files and the empty payload. */
    public PayloadModes with(List<PayloadMode> more) {
        List<PayloadMode> modes = new ArrayList<>(all);
        int at = modes.indexOf(FILE);
        modes.addAll(at < 0 ? modes.size() : at, more);
        return new PayloadModes(modes);
    }

    /** The mode with the id {@code id}; empty if nobody knows it. */
    public Optional<PayloadMode> find(String id) {
        return all.stream().filter(mode -> mode.id().equals(id)).findFirst();
    }
}
