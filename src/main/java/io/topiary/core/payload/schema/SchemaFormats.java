package io.topiary.core.payload.schema;

import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadFormat.Guess;
import io.topiary.core.payload.format.StandardFormats;
import io.topiary.core.payload.layout.Layout;
import io.topiary.core.payload.layout.LayoutDecoder;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.sparkplug.SparkplugDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The formats that need more than the payload: schemas, layouts, other messages. */
public final class SchemaFormats {

    private SchemaFormats() {}

    /** All formats there are, in the order in which they are asked: those that know a payload by its topic come first. */
    public static List<PayloadFormat> all(SchemaLibrary library, LayoutStore layouts) {
        List<PayloadFormat> formats = new ArrayList<>(list(library, layouts));
        formats.addAll(StandardFormats.list());
        return formats;
    }

    /** Those that need more than the payload, in the order in which they are asked and offered. */
    public static List<PayloadFormat> list(SchemaLibrary library, LayoutStore layouts) {
        SparkplugDecoder sparkplug = new SparkplugDecoder();
        return List.of(
                new PayloadFormat(SparkplugDecoder.ID, "Sparkplug B", Set.of(), Guess.FIRST, () -> sparkplug),
                new PayloadFormat(
                        AvroDecoder.ID,
                        "Avro",
                        Set.of("avro/binary", "application/avro", "application/vnd.apache.avro"),
                        Guess.FIRST,
                        () -> new AvroDecoder(library)),
                new PayloadFormat(
                        ProtobufDecoder.ID,
                        "Protocol Buffers",
                        Set.of("application/protobuf", "application/x-protobuf", "application/vnd.google.protobuf"),
                        Guess.NEVER,
                        () -> new ProtobufDecoder(library)),
                new PayloadFormat(
                        LayoutDecoder.ID, "Layout", Set.of(), Guess.NEVER, () -> new LayoutDecoder(layouts::layout)));
    }

    /**
     * What can be wished for with these formats beyond their ids, such as {@code protobuf:plant.Reading}, for a menu. Reads
     * the library's files if nobody has yet, so it belongs on a worker.
     */
    public static List<String> choices(SchemaLibrary library, LayoutStore layouts) {
        List<String> choices = new ArrayList<>();
        SchemaContents contents = library.contents();
        contents.messages().keySet().forEach(name -> choices.add(ProtobufDecoder.ID + ":" + name));
        contents.records().keySet().forEach(name -> choices.add(AvroDecoder.ID + ":" + name));
        layouts.layouts().stream().map(Layout::name).forEach(name -> choices.add(LayoutDecoder.ID + ":" + name));
        return choices;
    }
}
