package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Panes that come over the window one at a time, with the rest dimmed: settings, shortcuts. FX thread. */
final class Sheets extends StackPane {

    /** What can be shown. */
    enum Sheet {
        SETTINGS("settingsPane", "app.settings"),
        SHORTCUTS("shortcutsPane", "app.shortcuts");

        private final String id;
        private final String titleKey;

        Sheet(String id, String titleKey) {
            this.id = id;
            this.titleKey = titleKey;
        }
    }

    private final Messages messages;
    private final Map<Sheet, Supplier<Node>> contents = new EnumMap<>(Sheet.class);
    private @Nullable Sheet shown;
    private @Nullable Node focusedBefore;

    Sheets(Messages messages) {
        this.messages = messages;
        getStyleClass().add("sheets");
        setVisible(false);
        setOnMousePressed(event -> {
            if (event.getTarget() == this) {
                close();
            }
        });
        addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                close();
                event.consume();
            }
        });
    }

    /** Tells what {@code sheet} consists of; made anew each time. */
    void define(Sheet sheet, Supplier<Node> content) {
        contents.put(sheet, content);
    }

    /** Shows {@code sheet}, or takes it away if it is shown. */
    void toggle(Sheet sheet) {
        if (shown == sheet) {
            close();
            return;
        }
        Supplier<Node> content = contents.get(sheet);
        if (content == null) {
            return;
        }
        if (shown == null) {
            focusedBefore = getScene().getFocusOwner();
        }
        shown = sheet;
        getChildren().setAll(frame(sheet, content.get()));
        setVisible(true);
        getChildren().getFirst().requestFocus();
    }

    /** Takes away what is shown. */
    void close() {
        shown = null;
        setVisible(false);
        getChildren().clear();
        Node back = focusedBefore;
        if (back != null) {
            back.requestFocus();
        }
    }

    private Region frame(Sheet sheet, Node content) {
        Label title = new Label(messages.get(sheet.titleKey));
        title.getStyleClass().add(Style.PAGE_TITLE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button close = Icons.button("fth-x", messages.get("app.close"));
        close.setOnAction(event -> close());
        HBox heading = new HBox(title, space, close);
        heading.setAlignment(Pos.CENTER_LEFT);
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("form-scroll");
        VBox frame = new VBox(heading, scroll);
        frame.setId(sheet.id);
        frame.getStyleClass().add("over-pane");
        frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        frame.setFocusTraversable(true);
        return frame;
    }
}
