package io.topiary.ui.app;

import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.format.StandardFormats;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaFormats;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.store.AppHome;
import java.util.ArrayList;
import java.util.List;

/**
 * The payload formats of this Topiary and what the user gave it for them.
 *
 * @param schemas the schema files
 * @param layouts the layouts of packed bytes
 * @param reader reads payloads of all formats
 */
record KnownFormats(SchemaLibrary schemas, LayoutStore layouts, PayloadReader reader) {

    /** What is kept in {@code home}; schema files are read when the first payload asks for them. */
    static KnownFormats open(AppHome home) {
        SchemaLibrary schemas = new SchemaLibrary(home.schemas());
        LayoutStore layouts = LayoutStore.open(home.layouts());
        // those that know a payload by its topic come first
        List<PayloadFormat> formats = new ArrayList<>(SchemaFormats.list(schemas, layouts));
        formats.addAll(StandardFormats.list());
        return new KnownFormats(schemas, layouts, new PayloadReader(formats));
    }
}
