package io.topiary.ui.connect;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import org.jspecify.annotations.Nullable;

/** Makes the menu of a profile in the list. */
final class ProfileMenu {

    private final Messages messages;
    private final ProfileActions actions;

    ProfileMenu(Messages messages, ProfileActions actions) {
        this.messages = messages;
        this.actions = actions;
    }

    /** The menu of {@code profile}. */
    ContextMenu of(ConnectionProfile profile) {
        ContextMenu menu = new ContextMenu();
        menu.getItems()
                .addAll(
                        item("connect.connect", "fth-zap", KeyCode.ENTER, () -> actions.connect(profile)),
                        item("connect.edit", "fth-edit-2", null, () -> actions.edit(profile)),
                        item("connect.rename", "fth-type", KeyCode.F2, () -> actions.rename(profile)),
                        item("connect.duplicate", "fth-copy", null, () -> actions.duplicate(profile)),
                        new SeparatorMenuItem(),
                        item("connect.copyUri", "fth-link", null, () -> actions.copyUri(profile)),
                        item("connect.export", "fth-upload", null, () -> actions.export(profile)),
                        new SeparatorMenuItem(),
                        item("connect.delete", "fth-trash-2", KeyCode.DELETE, () -> actions.delete(profile)));
        return menu;
    }

    private MenuItem item(String key, String icon, @Nullable KeyCode shortcut, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key), Icons.of(icon));
        if (shortcut != null) {
            item.setAccelerator(new KeyCodeCombination(shortcut));
        }
        item.setOnAction(event -> action.run());
        return item;
    }
}
