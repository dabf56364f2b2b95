package io.topiary.ui.health;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.ColumnWidth;
import io.topiary.ui.kit.Style;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Silent topics on the left, odd names on the right. FX thread. */
public final class HealthView extends SplitPane {

    private final HealthViewModel model;
    private final Messages messages;

    /** A view of {@code model}. */
    public HealthView(HealthViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("health");
        getItems().setAll(createSilent(), createNamed());
    }

    private Node createSilent() {
        HealthTable table = new HealthTable(model, model.silent(), "silentTopics", model.noneSilentProperty(), messages)
                .column("topic", ColumnWidth.roomy(260), HealthRow::topic, Style.MONO)
                .column("period", ColumnWidth.roomy(110), row -> silent(row).period(), "faint")
                .column(
                        "lastSeen",
                        ColumnWidth.upTo(90, 140),
                        row -> silent(row).silentFor())
                .column("overdue", ColumnWidth.roomy(110), row -> silent(row).overdue(), "faint");
        new HealthMenu(model, messages).attachTo(table, false);
        return pane("health.silent", model.silentSummaryProperty(), table, new Region());
    }

    private static HealthRow.Silent silent(HealthRow row) {
        return (HealthRow.Silent) row;
    }

    private Node createNamed() {
        HealthTable table = new HealthTable(model, model.named(), "namingHints", model.noHintsProperty(), messages)
                .column("topic", ColumnWidth.roomy(190), HealthRow::topic, Style.MONO)
                .column("hint", ColumnWidth.roomy(420), HealthRow::words);
        new HealthMenu(model, messages).attachTo(table, true);
        CheckBox showDismissed = new CheckBox(messages.get("health.menu.showDismissed"));
        showDismissed.setId("showDismissedHints");
        showDismissed.selectedProperty().bindBidirectional(model.showDismissedProperty());
        return pane("health.hints", model.hintSummaryProperty(), table, showDismissed);
    }

    private Node pane(String key, ObservableValue<String> summary, HealthTable table, Node tool) {
        Label title = new Label(messages.get(key));
        title.getStyleClass().add(Style.SECTION_TITLE);
        title.setLabelFor(table.node());
        table.node().setAccessibleText(messages.get(key));
        Label words = new Label();
        words.getStyleClass().add(Style.MUTED);
        words.textProperty().bind(summary);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(title, words, space, tool);
        heading.getStyleClass().add("health-heading");
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        VBox pane = new VBox(heading, table.node());
        pane.getStyleClass().add("health-pane");
        pane.setMinWidth(0);
        return pane;
    }
}
