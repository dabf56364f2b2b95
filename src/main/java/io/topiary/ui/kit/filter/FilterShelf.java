package io.topiary.ui.kit.filter;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.TreeLook.SavedFilter;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The filters that were used and those that have a name, and the buttons for them. FX thread. */
final class FilterShelf {

    private static final PseudoClass SAVED = PseudoClass.getPseudoClass("saved");
    private static final int SHOWN_CHARS = 80;

    private final StringProperty filter;
    private final Node field;
    private final LookStore.Memory memory;
    private final Messages messages;
    private final Button star;
    private final Button open;
    private final ContextMenu menu = new ContextMenu();
    private final NamePopup naming;

    /**
     * The shelf of {@code filter}.
     *
     * @param field below which the filters are shown
     * @param id of the field; those of the buttons begin with it
     */
    FilterShelf(StringProperty filter, Node field, String id, LookStore.Memory memory, Messages messages) {
        this.filter = filter;
        this.field = field;
        this.memory = memory;
        this.messages = messages;
        this.naming = new NamePopup(id + "Name", messages, this::save);
        this.star = Icons.button("fth-star", messages.get("filter.save"));
        this.open = Icons.button("fth-chevron-down", messages.get("filter.list"));
        star.setId(id + "Star");
        star.setFocusTraversable(false);
        star.setOnAction(event -> toggle());
        open.setId(id + "List");
        open.setFocusTraversable(false);
        open.setOnAction(event -> show());
        filter.subscribe(text -> mark());
    }

    /** Saves the filter under a name, or takes it out again. */
    Button star() {
        return star;
    }

    /** Shows all. */
    Button open() {
        return open;
    }

    /** Remembers the filter as one that was used, unless there is a mistake in it. */
    void used() {
        try {
            if (!MessageQuery.parse(filter.get()).isEmpty()) {
                memory.change(look -> look.withRecent(filter.get()));
            }
        } catch (QueryException unfinished) {
            // not worth keeping
        }
    }

    /** Shows the filters below the field. */
    void show() {
        menu.getItems().setAll(items());
        menu.show(field, Side.BOTTOM, 0, 0);
    }

    private List<MenuItem> items() {
        List<MenuItem> items = new ArrayList<>();
        List<SavedFilter> saved = memory.look().saved();
        for (SavedFilter each : saved) {
            String words = each.name().equals(each.filter()) ? each.name() : each.name() + "  —  " + each.filter();
            MenuItem item = item(words, each.filter());
            item.setGraphic(Icons.of("fth-star"));
            items.add(item);
        }
        List<String> recent = memory.look().recent();
        if (!saved.isEmpty() && !recent.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        recent.forEach(each -> items.add(item(each, each)));
        if (!saved.isEmpty()) {
            items.add(new SeparatorMenuItem());
            items.add(removals(saved));
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(messages.get("filter.none"));
            none.setDisable(true);
            items.add(none);
        }
        return items;
    }

    private MenuItem item(String words, String text) {
        MenuItem item = plain(words);
        item.setOnAction(event -> filter.set(text));
        return item;
    }

    private Menu removals(List<SavedFilter> saved) {
        Menu remove = new Menu(messages.get("filter.remove"));
        for (SavedFilter each : saved) {
            MenuItem item = plain(each.name());
            item.setOnAction(event -> {
                memory.change(look -> look.withoutSaved(each.name()));
                mark();
            });
            remove.getItems().add(item);
        }
        return remove;
    }

    private static MenuItem plain(String words) {
        MenuItem item = new MenuItem(Escapes.visible(words, SHOWN_CHARS));
        // an underscore in a filter is no mnemonic
        item.setMnemonicParsing(false);
        return item;
    }

    private void toggle() {
        Optional<SavedFilter> known = saved();
        if (known.isPresent()) {
            memory.change(look -> look.withoutSaved(known.get().name()));
            mark();
        } else if (!filter.get().isBlank()) {
            naming.ask(star, filter.get().strip());
        }
    }

    private void save(String name) {
        memory.change(look -> look.withSaved(new SavedFilter(name, filter.get().strip())));
        mark();
    }

    private Optional<SavedFilter> saved() {
        String text = filter.get().strip();
        return memory.look().saved().stream()
                .filter(each -> each.filter().equals(text))
                .findFirst();
    }

    private void mark() {
        boolean known = saved().isPresent();
        star.pseudoClassStateChanged(SAVED, known);
        star.setAccessibleText(messages.get(known ? "filter.unsave" : "filter.save"));
        star.setVisible(!filter.get().isBlank());
        star.setManaged(star.isVisible());
    }
}
