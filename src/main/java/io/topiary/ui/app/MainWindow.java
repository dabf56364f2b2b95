package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Toasts;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

/** The window: tabs, a few tools in the corner, notices, and panes that come over all that. FX thread. */
final class MainWindow {

    private final Stage stage;
    private final Scene scene;
    private final SessionTabs tabs;
    private final Toasts toasts;
    private final Sheets sheets;
    private final HBox corner;

    MainWindow(Stage stage, SessionTabs tabs, Toasts toasts, Messages messages) {
        this.stage = stage;
        this.tabs = tabs;
        this.toasts = toasts;
        this.sheets = new Sheets(messages);
        this.corner = corner(messages);
        StackPane root = new StackPane(tabs, corner, toasts, sheets);
        root.getStyleClass().add("window");
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        this.scene = new Scene(root);
        stage.setScene(scene);
        stage.titleProperty()
                .bind(tabs.getSelectionModel()
                        .selectedItemProperty()
                        .flatMap(tab -> tab instanceof SessionTab session ? session.titleProperty() : null)
                        .orElse(messages.get("app.title")));
    }

    Stage stage() {
        return stage;
    }

    void toggleFullScreen() {
        stage.setFullScreen(!stage.isFullScreen());
    }

    Scene scene() {
        return scene;
    }

    SessionTabs tabs() {
        return tabs;
    }

    Toasts toasts() {
        return toasts;
    }

    /** Panes that come over the window. */
    Sheets sheets() {
        return sheets;
    }

    /** Puts {@code tool} into the corner, before the settings. */
    void addTool(Node tool) {
        corner.getChildren().add(corner.getChildren().size() - 1, tool);
    }

    private HBox corner(Messages messages) {
        Button add = Icons.button("fth-plus", messages.get("app.newTab"));
        add.setId("newTabButton");
        add.setOnAction(event -> tabs.goHome());
        Button settings = Icons.button("fth-settings", messages.get("app.settings"));
        settings.setId("settingsButton");
        settings.setOnAction(event -> sheets.toggle(Sheets.Sheet.SETTINGS));
        HBox tools = new HBox(add, settings);
        tools.getStyleClass().add("window-corner");
        tools.setPickOnBounds(false);
        tools.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(tools, Pos.TOP_RIGHT);
        return tools;
    }
}
