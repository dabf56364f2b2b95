package io.topiary.ui.health;

import io.topiary.core.text.Messages;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableView;

/** What can be done with the selected row. */
final class HealthMenu {

    private final HealthViewModel model;
    private final Messages messages;

    HealthMenu(HealthViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
    }

    /** @param kinds whether rows can be dismissed by their kind */
    void attachTo(HealthTable table, boolean kinds) {
        MenuItem goTo = item("health.menu.goTo", () -> table.withSelected(model::goTo));
        MenuItem copy = item("health.menu.copy", () -> table.withSelected(row -> HealthTable.copy(row.path())));
        MenuItem copyLine = item(
                "health.menu.copyLine",
                () -> table.withSelected(row -> HealthTable.copy(row.topic() + "\t" + row.words())));
        MenuItem dismiss = item("health.menu.dismiss", () -> table.withSelected(model::dismiss));
        MenuItem dismissKind = item(
                "health.menu.dismissKind",
                () -> table.withSelected(row -> {
                    if (row instanceof HealthRow.Named named) {
                        model.dismissKind(named);
                    }
                }));
        MenuItem restore = item("health.menu.restore", () -> table.withSelected(model::restore));
        CheckMenuItem showDismissed = new CheckMenuItem(messages.get("health.menu.showDismissed"));
        showDismissed.selectedProperty().bindBidirectional(model.showDismissedProperty());
        ContextMenu menu = new ContextMenu(
                goTo, new SeparatorMenuItem(), copy, copyLine, new SeparatorMenuItem(), dismiss, dismissKind, restore);
        menu.getItems().addAll(new SeparatorMenuItem(), showDismissed);
        dismissKind.setVisible(kinds);
        TableView<HealthRow> node = table.node();
        menu.setOnShowing(event -> {
            HealthRow row = node.getSelectionModel().getSelectedItem();
            boolean none = row == null;
            goTo.setDisable(none);
            copy.setDisable(none);
            copyLine.setDisable(none);
            dismiss.setDisable(row == null || row.dismissed());
            dismissKind.setDisable(row == null || row.dismissed());
            restore.setDisable(row == null || !row.dismissed());
        });
        node.setContextMenu(menu);
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setOnAction(event -> action.run());
        return item;
    }
}
