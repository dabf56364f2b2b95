package io.topiary.ui.app;

import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaFormats;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.store.AppHome;
import io.topiary.ui.formats.FormatWindows;
import java.util.List;

/**
 * The schema files and layouts of the window.
 *
 * @param library schema files that the user chose
 * @param layouts how packed payloads are laid out
 */
record FormatsDesk(SchemaLibrary library, LayoutStore layouts) {

    /** Those in {@code home}. Schema files are not read before a payload needs them. */
    static FormatsDesk open(AppHome home) {
        return new FormatsDesk(new SchemaLibrary(home.schemas()), LayoutStore.open(home.layouts()));
    }

    /** The formats that need them. */
    List<PayloadFormat> formats() {
        return SchemaFormats.list(library, layouts);
    }

    /** Shows the schema files over {@code desktop}. */
    Runnable schemas(Desktop desktop) {
        return () -> windows(desktop).showSchemas(library);
    }

    /** Shows the layouts over {@code desktop}, tried on {@code sample}, which may be empty. */
    void showLayouts(Desktop desktop, byte[] sample) {
        windows(desktop).showLayouts(layouts, sample);
    }

    private static FormatWindows windows(Desktop desktop) {
        Context context = desktop.context();
        return new FormatWindows(
                desktop.appearance(), desktop.stage(), context.workers(), context.fx(), context.messages());
    }
}
