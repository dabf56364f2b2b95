package io.topiary.ui.topics;

import io.topiary.ui.kit.filter.FilterBar;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What the keys do while the tree has the focus. Backspace does nothing, on purpose. FX thread. */
final class TreeKeys {

    private final TopicTreeViewModel model;
    private final TableView<?> table;
    private final TopicMenu menu;
    private final ContextMenu popup;
    private final FilterBar filter;
    private final NavigationBar navigation;

    TreeKeys(TopicTreeViewModel model, TableView<?> table, TopicMenu menu, FilterBar filter, NavigationBar navigation) {
        this.model = model;
        this.table = table;
        this.menu = menu;
        this.popup = menu.menu();
        this.filter = filter;
        this.navigation = navigation;
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        table.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        // not as the table's own menu: its keys would work in the whole window
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::requested);
    }

    private void requested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            showMenu();
        } else {
            popup.show(table, event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void pressed(KeyEvent event) {
        for (TreeKey key : TreeKey.values()) {
            if (key != TreeKey.EXPAND_ALL && key.matches(event)) {
                act(key);
                event.consume();
                return;
            }
        }
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (event.getCode() == KeyCode.RIGHT) {
            model.expandOrEnter();
            event.consume();
        } else if (event.getCode() == KeyCode.LEFT) {
            model.collapseOrLeave();
            event.consume();
        }
    }

    private void act(TreeKey key) {
        switch (key) {
            case COPY_TOPIC -> menu.copies().copyTopic();
            case COPY_PAYLOAD -> menu.copies().copyPayload();
            case PUBLISH -> menu.publishHere();
            case FIND -> filter.focus();
            case MARK -> menu.markNewest();
            case PIN -> menu.togglePin();
            case BACK -> navigation.goBack();
            case FORWARD -> navigation.goForward();
            case EXPAND_BELOW -> model.expandSubtree();
            case EXPAND_ALL -> model.expandAll();
            case CLEAR_RETAINED -> menu.clearRetained();
            case MENU -> showMenu();
        }
    }

    /** A star expands all; any other character is the first of a filter. */
    private void typed(KeyEvent event) {
        String typed = event.getCharacter();
        if (event.isShortcutDown() || event.isAltDown() || typed.isBlank() || Character.isISOControl(typed.charAt(0))) {
            return;
        }
        if (typed.equals("*")) {
            model.expandAll();
        } else {
            filter.type(typed);
        }
        event.consume();
    }

    /** Below the selected row, or in the corner of the table. */
    private void showMenu() {
        Node row = table.lookup(".table-row-cell:selected");
        Node at = row == null ? table : row;
        Bounds bounds = at.localToScreen(at.getBoundsInLocal());
        if (bounds != null && !popup.isShowing()) {
            popup.show(table, bounds.getMinX() + bounds.getHeight(), row == null ? bounds.getMinY() : bounds.getMaxY());
        }
    }
}
