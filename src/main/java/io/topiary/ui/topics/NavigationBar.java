package io.topiary.ui.topics;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The line with the way to the selected level: back, forward, the levels above it, a copy of it. FX thread. */
final class NavigationBar extends HBox {

    private final TopicTreeViewModel model;
    private final SelectionHistory history = new SelectionHistory(System::nanoTime);

    /** @param menus what stands at the end of the line */
    NavigationBar(TopicTreeViewModel model, Messages messages, Node... menus) {
        this.model = model;
        Button back = Icons.button("fth-arrow-left", messages.get("topics.back"));
        back.setId("treeBack");
        back.setOnAction(event -> goBack());
        back.disableProperty().bind(history.canGoBackProperty().not());
        Button forward = Icons.button("fth-arrow-right", messages.get("topics.forward"));
        forward.setId("treeForward");
        forward.setOnAction(event -> goForward());
        forward.disableProperty().bind(history.canGoForwardProperty().not());
        Breadcrumb crumbs = new Breadcrumb(messages, model::select);
        HBox.setHgrow(crumbs, Priority.ALWAYS);
        Button copy = Icons.button("fth-copy", messages.get("topics.menu.copyTopic"));
        copy.setId("treeCopyPath");
        copy.setOnAction(event -> copyPath());
        copy.visibleProperty().bind(model.selectedPathProperty().isNotNull());
        getStyleClass().add("navigation");
        setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(back, forward, crumbs, copy);
        getChildren().addAll(menus);
        model.selectedPathProperty().subscribe(path -> {
            crumbs.show(path);
            if (path != null) {
                history.visited(path);
            }
        });
    }

    /** Selects the level that was selected before. */
    void goBack() {
        history.back().ifPresent(model::select);
    }

    /** Selects the level that was selected after. */
    void goForward() {
        history.forward().ifPresent(model::select);
    }

    private void copyPath() {
        String path = model.selectedPathProperty().get();
        if (path != null) {
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, path));
        }
    }
}
