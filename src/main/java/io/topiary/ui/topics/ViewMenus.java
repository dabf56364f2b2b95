package io.topiary.ui.topics;

import io.topiary.core.filter.FilterWriter;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.TreeLook.Reach;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TopicOrder;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.StringProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/** The menus for the order of the tree and for what else is to be seen of it. FX thread. */
final class ViewMenus {

    /** Topics whose newest message is older are silent for long. */
    private static final String NOT_SILENT = "age:<1h";

    private final TopicTreeViewModel model;
    private final LookStore.Memory memory;
    private final Messages messages;
    private final MenuButton order;
    private final MenuButton view;

    /**
     * The menus of a tree, which is shown as {@code memory} says from now on.
     *
     * @param showActivity gets whether activity is to be seen, now and after each change
     */
    ViewMenus(
            TopicTreeViewModel model,
            LookStore.Memory memory,
            Messages messages,
            TreeColumns columns,
            Consumer<Boolean> showActivity) {
        this.model = model;
        this.memory = memory;
        this.messages = messages;
        this.order = button("treeOrder", "fth-bar-chart-2", "topics.order");
        this.view = button("treeView", "fth-sliders", "topics.view");
        model.orderProperty().set(remembered());
        model.setReach(memory.look().reach());
        fillOrder();
        fillView(columns, showActivity);
    }

    MenuButton order() {
        return order;
    }

    MenuButton view() {
        return view;
    }

    private MenuButton button(String id, String icon, String key) {
        MenuButton button = new MenuButton(null, Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, "no-arrow");
        Tips.name(button, messages.get(key));
        return button;
    }

    private TopicOrder remembered() {
        String name = memory.look().order();
        return Arrays.stream(TopicOrder.values())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(TopicOrder.NAME);
    }

    private void fillOrder() {
        ToggleGroup group = new ToggleGroup();
        for (TopicOrder each : TopicOrder.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("topics.order." + each.name()));
            item.setToggleGroup(group);
            item.setOnAction(event -> {
                model.orderProperty().set(each);
                memory.change(look -> look.withOrder(each.name()));
            });
            model.orderProperty().subscribe(now -> item.setSelected(now == each));
            order.getItems().add(item);
        }
    }

    private void fillView(TreeColumns columns, Consumer<Boolean> showActivity) {
        Menu columnMenu = new Menu(messages.get("topics.columns"));
        columnMenu.getItems().setAll(columns.items());
        view.setOnShowing(event -> columnMenu.getItems().setAll(columns.items()));
        MenuItem expand = new MenuItem(messages.get("topics.menu.expandAll"));
        expand.setOnAction(event -> model.expandAll());
        MenuItem collapse = new MenuItem(messages.get("topics.menu.collapseAll"));
        collapse.setOnAction(event -> model.collapseAll());
        view.getItems()
                .addAll(List.of(
                        columnMenu,
                        activity(showActivity),
                        silent(),
                        new SeparatorMenuItem(),
                        reach(),
                        expand,
                        collapse));
    }

    private MenuItem activity(Consumer<Boolean> showActivity) {
        CheckMenuItem item = new CheckMenuItem(messages.get("topics.activity"));
        item.setSelected(memory.look().activity());
        item.selectedProperty().subscribe(shown -> {
            memory.change(look -> look.withActivity(shown));
            showActivity.accept(shown);
        });
        return item;
    }

    private MenuItem silent() {
        CheckMenuItem item = new CheckMenuItem(messages.get("topics.hideSilent"));
        StringProperty filter = model.filterProperty();
        filter.subscribe(text -> item.setSelected(FilterWriter.has(text, NOT_SILENT)));
        item.setOnAction(event -> filter.set(
                item.isSelected()
                        ? FilterWriter.and(filter.get(), NOT_SILENT)
                        : FilterWriter.without(filter.get(), NOT_SILENT)));
        return item;
    }

    private Menu reach() {
        Menu menu = new Menu(messages.get("topics.reach"));
        ToggleGroup group = new ToggleGroup();
        for (Reach each : Reach.values()) {
            RadioMenuItem item = new RadioMenuItem(messages.get("topics.reach." + each.name()));
            item.setToggleGroup(group);
            item.setSelected(memory.look().reach() == each);
            item.setOnAction(event -> {
                memory.change(look -> look.withReach(each));
                model.setReach(each);
            });
            menu.getItems().add(item);
        }
        return menu;
    }
}
