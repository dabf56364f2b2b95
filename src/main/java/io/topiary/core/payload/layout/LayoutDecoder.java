package io.topiary.core.payload.layout;

import io.topiary.core.payload.JsonInput;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PayloadDecoder;
import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import io.topiary.core.payload.UnencodableException;
import io.topiary.core.payload.format.JsonText;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.Optional;
import java.util.function.Function;

/** Reads and writes packed payloads by a layout that is named, or by Python's struct notation such as {@code <HhIf}. */
public final class LayoutDecoder implements PayloadDecoder, PayloadEncoder {

    /** Its name in rules. */
    public static final String ID = "layout";

    private static final String PREFIXES = "@=<>!";
    private static final int MOST_SHOWN = 200;

    private final Function<String, Optional<Layout>> layouts;

    /** @param layouts finds layouts by their names */
    public LayoutDecoder(Function<String, Optional<Layout>> layouts) {
        this.layouts = layouts;
    }

    @Override
    public Optional<Payload> detect(Sample sample) {
        return Optional.empty();
    }

    /** @param argument name of the layout, or struct notation with its prefix */
    @Override
    public Payload decode(Sample sample, String argument) throws UndecodableException {
        try {
            return decode(sample.bytes(), layout(argument));
        } catch (InvalidLayoutException e) {
            throw new UndecodableException(e.text());
        }
    }

    @Override
    public Optional<Text> problem(String argument) {
        try {
            var _ = layout(argument);
            return Optional.empty();
        } catch (InvalidLayoutException e) {
            return Optional.of(e.text());
        }
    }

    /** {@code bytes} by {@code layout}, which need not be known by its name. */
    public static Payload decode(byte[] bytes, Layout layout) throws UndecodableException {
        Optional<Text> problem = layout.problem();
        if (problem.isPresent()) {
            throw new UndecodableException(problem.get());
        }
        JsonText json = new JsonText();
        LayoutReading reading = new LayoutReading(bytes, json);
        reading.write(layout);
        return new Payload.Decoded(bytes, ID, json.toBytes(), true, reading.remarks());
    }

    /** @param argument name of the layout, or struct notation with its prefix */
    @Override
    public byte[] encode(byte[] json, String argument) throws UnencodableException {
        try {
            return encode(json, layout(argument));
        } catch (InvalidLayoutException e) {
            throw new UnencodableException(e.text());
        }
    }

    /** The bytes of {@code json} by {@code layout}, which need not be known by its name. */
    public static byte[] encode(byte[] json, Layout layout) throws UnencodableException {
        Optional<Text> problem = layout.problem();
        if (problem.isPresent()) {
            throw new UnencodableException(problem.get());
        }
        return LayoutWriting.encode(layout, JsonInput.read(json));
    }

    private Layout layout(String argument) throws InvalidLayoutException {
        String name = argument.strip();
        Optional<Layout> known = layouts.apply(name);
        if (known.isPresent()) {
            return known.get();
        }
        if (!name.isEmpty() && PREFIXES.indexOf(name.charAt(0)) >= 0) {
            return Layout.of(name, StructLayout.parse(name));
        }
        throw new InvalidLayoutException("payload.layout.unknown", Escapes.visible(name, MOST_SHOWN));
    }
}
