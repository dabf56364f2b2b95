package io.topiary.ui.topics;

import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.tree.TreeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;

/** Subscribes to a topic and what is around it, unsubscribes, and leaves out. FX thread. */
final class SubscribeMenu {

    private static final int SHOWN_CHARS = 80;

    private final TopicActions actions;
    private final Messages messages;

    SubscribeMenu(TopicActions actions, Messages messages) {
        this.actions = actions;
        this.messages = messages;
    }

    List<MenuItem> items(TreeRow row) {
        String path = row.path();
        Menu subscribe = new Menu(messages.get("topics.menu.subscribe"));
        subscribe
                .getItems()
                .addAll(
                        item("topics.menu.subscribe.only", path, actions::subscribe),
                        item("topics.menu.subscribe.below", path + "/#", actions::subscribe),
                        item("topics.menu.subscribe.siblings", siblings(path), actions::subscribe));
        Menu leave = new Menu(messages.get("topics.menu.exclude"));
        leave.getItems()
                .addAll(
                        item("topics.menu.exclude.only", path, actions::exclude),
                        item("topics.menu.exclude.below", path + "/#", actions::exclude));
        return List.of(subscribe, unsubscribe(path), leave);
    }

    /** The filter that matches {@code path} and all levels beside it. */
    static String siblings(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1) + "+";
    }

    /** The subscriptions that bring what comes on {@code path}, each to be taken out. */
    private Menu unsubscribe(String path) {
        Menu menu = new Menu(messages.get("topics.menu.unsubscribe"));
        List<MenuItem> items = new ArrayList<>();
        for (Subscription subscription : actions.options().subscriptions()) {
            TopicFilter filter = subscription.filter();
            if (subscription.enabled() && (path.isEmpty() || filter.matches(path))) {
                items.add(MenuItems.of(
                        Escapes.visible(filter.toString(), SHOWN_CHARS), null, () -> actions.unsubscribe(filter)));
            }
        }
        menu.getItems().setAll(items);
        menu.setDisable(items.isEmpty());
        return menu;
    }

    private MenuItem item(String key, String filter, Consumer<TopicFilter> action) {
        Optional<TopicFilter> valid = valid(filter);
        MenuItem item = MenuItems.of(messages.get(key), null, () -> valid.ifPresent(action));
        item.setDisable(valid.isEmpty());
        return item;
    }

    private static Optional<TopicFilter> valid(String filter) {
        try {
            return Optional.of(TopicFilter.of(filter));
        } catch (InvalidTopicException tooLong) {
            return Optional.empty();
        }
    }
}
