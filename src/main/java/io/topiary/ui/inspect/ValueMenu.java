package io.topiary.ui.inspect;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.message.Message;
import io.topiary.core.payload.InnerBytes;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.jspecify.annotations.Nullable;

/** What can be done with a value somebody points at. FX thread. */
final class ValueMenu {

    private static final int LONGEST_FILTERED = 200;

    private final InspectorViewModel model;
    private final Messages messages;
    private final Amounts amounts;

    ValueMenu(InspectorViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** The entries for {@code spot}. */
    List<MenuItem> items(ValueSpot spot) {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("copyValue", "inspect.value.copy", () -> copy(spot.value())));
        items.add(paths(spot));
        items.addAll(inner(spot));
        List<MenuItem> deeds = deeds(spot);
        if (!deeds.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.addAll(deeds);
        }
        return items;
    }

    private Menu paths(ValueSpot spot) {
        Menu menu = new Menu(messages.get("inspect.value.copyPath"));
        menu.getItems()
                .addAll(
                        path("copyPointer", "inspect.value.pointer", spot.pointer()),
                        path("copyJsonPath", "inspect.value.jsonPath", spot.jsonPath()),
                        path("copyJq", "inspect.value.jq", spot.jq()));
        return menu;
    }

    private MenuItem path(String id, String key, String path) {
        return item(id, key, () -> copy(path));
    }

    private List<MenuItem> inner(ValueSpot spot) {
        List<MenuItem> items = new ArrayList<>();
        spot.inner().forEach((coding, bytes) -> {
            String label = coding == InnerBytes.Coding.TEXT
                    ? messages.get("inspect.value.openJson")
                    : messages.get("inspect.value.open", coding.label(), amounts.bytes(bytes));
            MenuItem item = new MenuItem(label);
            item.setId("decodeValue");
            item.setOnAction(event -> model.payload().open(spot.pointer(), coding));
            items.add(item);
        });
        return items;
    }

    /** Only what lies in the message itself can be found in others by its path. */
    private List<MenuItem> deeds(ValueSpot spot) {
        @Nullable ValueDeeds deeds = model.deeds();
        Message message = model.messageProperty().get();
        boolean inside = !model.payload().presentationProperty().get().around().isEmpty();
        if (deeds == null || message == null || inside || spot.isContainer()) {
            return List.of();
        }
        List<MenuItem> items = new ArrayList<>();
        items.add(item("chartValue", "inspect.value.chart", () -> deeds.chart(message.topic(), spot.pointer())));
        if (!spot.pointer().isEmpty()) {
            items.add(item("addColumn", "inspect.value.column", () -> deeds.addColumn(spot.pointer())));
        }
        String value = spot.value();
        if (value.length() <= LONGEST_FILTERED) {
            FilterWriter.json(spot.steps(), value)
                    .ifPresent(
                            term -> items.add(item("filterValue", "inspect.value.filter", () -> deeds.filter(term))));
        }
        return items;
    }

    private MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setId(id);
        item.setOnAction(event -> action.run());
        return item;
    }

    private void copy(String text) {
        ClipboardContent clip = new ClipboardContent();
        clip.putString(text);
        Clipboard.getSystemClipboard().setContent(clip);
        model.actions().copiedValue(text);
    }
}
