package io.topiary.ui.app;

import io.topiary.core.payload.FormatChoices;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaFormats;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.SchemaModes;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Messages;
import io.topiary.ui.formats.FormatWindows;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;

/** The payload formats of the window, and the schema files and layouts that the user gave it for them. */
final class FormatsDesk {

    private final SchemaLibrary library;
    private final LayoutStore layouts;
    private final PayloadReader reader;
    private final FormatChoices choices = new FormatChoices();

    private FormatsDesk(SchemaLibrary library, LayoutStore layouts) {
        this.library = library;
        this.layouts = layouts;
        this.reader = new PayloadReader(SchemaFormats.all(library, layouts), choices);
        library.onChange(this::changed);
        layouts.onChange(this::changed);
    }

    /** Those in {@code home}. Schema files are not read before a payload, or somebody, needs them. */
    static FormatsDesk open(AppHome home) {
        return new FormatsDesk(new SchemaLibrary(home.schemas()), LayoutStore.open(home.layouts()));
    }

    /** Reads payloads of all formats. */
    PayloadReader reader() {
        return reader;
    }

    private void choose() {
        choices.know(SchemaFormats.choices(library, layouts));
    }

    private void changed() {
        choose();
        choices.changed();
    }

    /** The ways in which payloads can be written down. */
    PayloadModes modes() {
        return PayloadModes.STANDARD.with(SchemaModes.list(library, layouts, choices.wishes()));
    }

    /**
     * What the user can give Topiary for formats, for the corner of the window.
     *
     * @param sample bytes to try a layout on, may be empty
     */
    MenuButton menu(Desktop desktop, Supplier<byte[]> sample) {
        desktop.context().workers().execute(this::choose);
        Messages messages = desktop.context().messages();
        MenuItem schemas = new MenuItem(messages.get("formats.menu.schemas"));
        schemas.setId("schemaFilesItem");
        schemas.setOnAction(event -> windows(desktop).showSchemas(library));
        MenuItem packed = new MenuItem(messages.get("formats.menu.layouts"));
        packed.setId("layoutsItem");
        packed.setOnAction(event -> windows(desktop).showLayouts(layouts, sample.get()));
        MenuButton menu = new MenuButton(null, Icons.of("fth-package"), schemas, packed);
        menu.setId("formatsMenu");
        menu.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, "no-arrow", "recordings-menu");
        Tips.name(menu, messages.get("formats.menu"));
        return menu;
    }

    private static FormatWindows windows(Desktop desktop) {
        Context context = desktop.context();
        return new FormatWindows(
                desktop.appearance(), desktop.stage(), context.workers(), context.fx(), context.messages());
    }
}
