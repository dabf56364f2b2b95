package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The values of the newest message, to be ticked for the chart. FX thread. */
final class ValuesPane extends VBox {

    private static final int LONGEST = 120;

    private final ChartPageViewModel model;
    private final Messages messages;
    private final ListView<ValueRow> list = new ListView<>();

    ValuesPane(ChartPageViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        TextField search = new TextField();
        search.setId("chartSearch");
        search.setPromptText(messages.get("chart.values.search"));
        search.setAccessibleText(messages.get("chart.values.search"));
        search.textProperty().bindBidirectional(model.values().searchProperty());
        search.setMinWidth(0);
        Label none = new Label(messages.get("chart.values.none"));
        none.setWrapText(true);
        none.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        list.setId("chartValueList");
        list.setAccessibleText(messages.get("chart.values"));
        list.setPlaceholder(none);
        list.setCellFactory(view -> new ValueCell());
        list.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            ValueRow row = list.getSelectionModel().getSelectedItem();
            if (row != null && (event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)) {
                model.toggle(row);
                event.consume();
            }
        });
        setVgrow(list, Priority.ALWAYS);
        setId("chartValuesPane");
        getStyleClass().add("chart-values");
        getChildren().addAll(search, list);
        model.values().rowsProperty().subscribe(rows -> show());
        model.chart().planProperty().subscribe(plan -> show());
    }

    private void show() {
        ChartPlan plan = model.chart().plan();
        List<ValueRow> rows = model.values().rowsProperty().get().stream()
                .map(row -> row.withChosen(plan.shows(row.topic(), row.pointer())))
                .toList();
        if (list.getItems().size() != rows.size()) {
            int selected = list.getSelectionModel().getSelectedIndex();
            list.getItems().setAll(rows);
            list.getSelectionModel().select(Math.min(selected, rows.size() - 1));
            return;
        }
        for (int i = 0; i < rows.size(); i++) {
            // what stays the same must not be laid out again
            if (!Objects.equals(list.getItems().get(i), rows.get(i))) {
                list.getItems().set(i, rows.get(i));
            }
        }
    }

    private final class ValueCell extends ListCell<ValueRow> {

        private final CheckBox box = new CheckBox();
        private final Label value = new Label();
        private final HBox line = new HBox(box, value);

        ValueCell() {
            box.setMnemonicParsing(false);
            box.setFocusTraversable(false);
            box.setMinWidth(0);
            HBox.setHgrow(box, Priority.ALWAYS);
            box.setMaxWidth(Double.MAX_VALUE);
            value.getStyleClass().add("chart-number");
            line.getStyleClass().add("chart-value-line");
            line.setMinWidth(0);
            line.setPrefWidth(0);
            box.setOnAction(event -> {
                ValueRow row = getItem();
                if (row != null) {
                    model.toggle(row);
                    box.setSelected(model.chart().plan().shows(row.topic(), row.pointer()));
                }
            });
        }

        @Override
        protected void updateItem(@Nullable ValueRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            String name =
                    row.pointer().isEmpty() ? messages.get("chart.value") : Escapes.visible(row.pointer(), LONGEST);
            box.setText(name);
            box.setSelected(row.chosen());
            value.setText(row.text());
            setAccessibleText(messages.get("chart.values.spoken", name, row.text()));
            setGraphic(line);
        }
    }
}
