package io.topiary.ui.topics;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.message.Message;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import io.topiary.ui.topics.TopicActions.Ability;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** What can be done with the payload of the newest message: compare, draw, add as a column, decode. FX thread. */
final class PayloadMenu {

    private static final int LONGEST = 80;
    private static final List<String> DECODERS = List.of("", "text", "json", "hex");

    private final TopicActions actions;
    private final ValueColumns columns;
    private final Messages messages;

    PayloadMenu(TopicActions actions, ValueColumns columns, Messages messages) {
        this.actions = actions;
        this.columns = columns;
        this.messages = messages;
    }

    List<MenuItem> items(TreeRow row) {
        List<MenuItem> items = new ArrayList<>();
        Message newest = row.newest();
        if (newest != null && can(Ability.LOOK_INTO_PAYLOADS)) {
            items.add(compare(row.path(), newest));
            items.add(chart(row.path(), newest));
        }
        if (newest != null) {
            items.add(columns.menu(newest));
        }
        if (can(Ability.MAKE_RULES)) {
            items.add(decode(row));
        }
        return items;
    }

    private boolean can(Ability ability) {
        return actions.abilities().contains(ability);
    }

    private Menu compare(String path, Message newest) {
        PayloadTools tools = actions.payloads();
        MenuItem marked =
                MenuItems.of(messages.get("topics.menu.compare.marked"), null, () -> tools.compareWithMarked(path));
        marked.setDisable(!tools.hasMarked());
        Menu menu = new Menu(messages.get("topics.menu.compare"));
        menu.getItems()
                .addAll(
                        MenuItems.of(
                                messages.get("topics.menu.compare.previous"),
                                null,
                                () -> tools.compareWithPrevious(path)),
                        marked,
                        new SeparatorMenuItem(),
                        MenuItems.of(messages.get("topics.menu.compare.mark"), TreeKey.MARK, () -> tools.mark(newest)));
        return menu;
    }

    private Menu chart(String path, Message newest) {
        PayloadTools tools = actions.payloads();
        Menu menu = new Menu(messages.get("topics.menu.chart"));
        for (String pointer : tools.numbers(newest.payload())) {
            String name =
                    pointer.isEmpty() ? messages.get("topics.menu.chart.whole") : Escapes.visible(pointer, LONGEST);
            menu.getItems().add(MenuItems.of(name, null, () -> tools.chart(path, pointer)));
        }
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    private Menu decode(TreeRow row) {
        Menu menu = new Menu(messages.get("topics.menu.decode"));
        addDecoders(menu.getItems(), FilterWriter.topic(row.path(), false));
        if (row.children() > 0) {
            menu.getItems().add(new SeparatorMenuItem());
            Menu below = new Menu(messages.get("topics.menu.decode.below"));
            addDecoders(below.getItems(), FilterWriter.topic(row.path(), true));
            menu.getItems().add(below);
        }
        return menu;
    }

    private void addDecoders(List<MenuItem> into, String filter) {
        String now = actions.rules().decoder(filter);
        for (String decoder : DECODERS) {
            RadioMenuItem item = new RadioMenuItem(name(decoder));
            item.setSelected(decoder.equals(now));
            item.setOnAction(event -> actions.rules().decode(filter, decoder));
            into.add(item);
        }
    }

    private String name(String decoder) {
        return messages.get(
                switch (decoder) {
                    case "text" -> "topics.menu.decode.text";
                    case "json" -> "topics.menu.decode.json";
                    case "hex" -> "topics.menu.decode.hex";
                    default -> "topics.menu.decode.auto";
                });
    }
}
