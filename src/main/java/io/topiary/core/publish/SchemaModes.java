package io.topiary.core.publish;

import io.topiary.core.payload.PayloadEncoder;
import io.topiary.core.payload.layout.LayoutDecoder;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.AvroEncoder;
import io.topiary.core.payload.schema.ProtobufEncoder;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.publish.PayloadMode.Argument;
import java.util.List;

/** The ways to write a payload down that need a schema or a layout, which their argument names. */
public final class SchemaModes {

    private SchemaModes() {}

    /**
     * All of them.
     *
     * @param choices what is known of schemas and layouts, such as {@code protobuf:plant.Reading}, to be suggested
     */
    public static List<PayloadMode> list(SchemaLibrary library, LayoutStore layouts, List<String> choices) {
        return List.of(
                mode("protobuf", "publish.argument.message", new ProtobufEncoder(library), choices),
                mode("avro", "publish.argument.record", new AvroEncoder(library), choices),
                mode("layout", "publish.argument.layout", new LayoutDecoder(layouts::layout), choices));
    }

    private static PayloadMode mode(String id, String label, PayloadEncoder encoder, List<String> choices) {
        String prefix = id + ":";
        List<String> known = choices.stream()
                .filter(choice -> choice.startsWith(prefix))
                .map(choice -> choice.substring(prefix.length()))
                .toList();
        return PayloadMode.ofJson(id, new Argument(label, known), encoder);
    }
}
