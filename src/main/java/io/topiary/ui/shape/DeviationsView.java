package io.topiary.ui.shape;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The list of deviations and what can be done about them. FX thread. */
final class DeviationsView extends VBox {

    private final DeviationsViewModel model;
    private final Messages messages;
    private final WordsTable<DeviationRow> table;

    DeviationsView(DeviationsViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.table = new WordsTable<>("deviations", "shape.deviations", model.rows(), model.noneProperty(), messages)
                .column("shape.column.time", ColumnWidth.upTo(116, 170), DeviationRow::time, "faint")
                .column("shape.column.topic", ColumnWidth.roomy(170), DeviationRow::topic, Style.MONO)
                .column("shape.column.words", ColumnWidth.roomy(300), DeviationRow::words)
                .column("shape.column.count", ColumnWidth.upTo(60, 100), DeviationRow::count, "faint", "right")
                .onOpen(model::goTo);
        TableView<DeviationRow> list = table.node();
        list.setContextMenu(new ContextMenu(
                item("shape.deviations.go", model::goTo),
                item("shape.deviations.accept", model::accept),
                item("shape.deviations.dismiss", model::dismiss)));
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.DELETE) {
                table.selected().ifPresent(model::dismiss);
                event.consume();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        getStyleClass().add("deviations-pane");
        setMinHeight(0);
        getChildren().addAll(list, createTools());
    }

    private HBox createTools() {
        CheckBox everywhere = new CheckBox(messages.get("shape.deviations.everywhere"));
        everywhere.setId("deviationsEverywhere");
        everywhere.selectedProperty().bindBidirectional(model.everywhereProperty());
        everywhere.setMinWidth(0);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(
                everywhere,
                space,
                createForget(),
                button("deviationGo", "shape.deviations.go", model::goTo),
                button("deviationAccept", "shape.deviations.accept", model::accept),
                button("deviationDismiss", "shape.deviations.dismiss", model::dismiss));
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("shape-tools");
        return tools;
    }

    private MenuButton createForget() {
        MenuItem scope = new MenuItem(messages.get("shape.forget.scope"));
        scope.setOnAction(event -> model.forget(false));
        MenuItem everything = new MenuItem(messages.get("shape.forget.all"));
        everything.setOnAction(event -> model.forget(true));
        MenuButton forget = new MenuButton(messages.get("shape.forget"), null, scope, everything);
        forget.setId("shapeForget");
        forget.getStyleClass().add("small");
        forget.setMinWidth(USE_PREF_SIZE);
        Tips.explain(forget, messages.get("shape.forget.tip"));
        return forget;
    }

    private Button button(String id, String key, Consumer<DeviationRow> action) {
        Button button = new Button(messages.get(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty()
                .bind(Bindings.isNull(table.node().getSelectionModel().selectedItemProperty()));
        button.setOnAction(event -> table.selected().ifPresent(action));
        return button;
    }

    private MenuItem item(String key, Consumer<DeviationRow> action) {
        MenuItem item = new MenuItem(messages.get(key));
        item.setOnAction(event -> table.selected().ifPresent(action));
        return item;
    }
}
