package io.topiary.ui.chart;

import io.topiary.core.settings.ChartSeries;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The chart of a topic, what of it is drawn and for how long, and what becomes of it. FX thread. */
public final class ChartView extends VBox {

    private static final int LONGEST = 80;
    /** Where it is narrower than this, in heights of the text, the values are not listed unless somebody wants that. */
    private static final double ROOMY = 38;

    private final ChartPageViewModel model;
    private final Messages messages;
    private final ChartArea area;
    private final ValuesPane values;
    private final ChartExportMenu exports;
    private final ChartExport export;
    private Runnable pin = () -> {};
    private boolean chosen;

    /** A view of {@code model}. */
    public ChartView(ChartPageViewModel model, ChartParts parts) {
        this.model = model;
        this.messages = parts.messages();
        this.area = new ChartArea(model.chart(), messages);
        this.values = new ValuesPane(model, messages);
        this.export = new ChartExport(parts);
        this.exports = new ChartExportMenu(model.chart(), export, area.picture(), messages);
        setId("chartPane");
        getStyleClass().add("chart-pane");
        HBox.setHgrow(area, Priority.ALWAYS);
        HBox body = new HBox(values, area);
        body.getStyleClass().add("chart-body");
        body.setMinHeight(0);
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(tools(), body);
        addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasString() && !event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            model.addTopic(event.getDragboard().getString());
            event.setDropCompleted(true);
            event.consume();
        });
    }

    /** Has {@code action} keep the chart. */
    public void onPin(Runnable action) {
        pin = action;
    }

    /** Its files are asked for here. */
    ChartExportMenu exports() {
        return exports;
    }

    private HBox tools() {
        ToggleButton shown = Icons.toggle("fth-list", messages.get("chart.values.show"));
        shown.setId("chartValues");
        shown.setSelected(true);
        shown.setOnAction(event -> chosen = true);
        Runnable fit = () -> {
            if (!chosen) {
                shown.setSelected(getWidth() >= ROOMY * shown.getFont().getSize());
            }
        };
        widthProperty().subscribe(width -> fit.run());
        shown.fontProperty().subscribe(font -> fit.run());
        values.visibleProperty().bind(shown.selectedProperty());
        values.managedProperty().bind(shown.selectedProperty());
        Label note = new Label();
        note.setId("chartNote");
        note.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        note.textProperty()
                .bind(Bindings.createStringBinding(
                        this::note,
                        model.chart().noteProperty(),
                        model.chart().frameProperty(),
                        export.resultProperty()));
        note.setMinWidth(0);
        note.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(note, Priority.ALWAYS);
        HBox tools = new HBox(
                shown,
                new WindowMenu(model.chart(), messages).node(),
                reset(),
                alike(),
                follow(),
                note,
                keep(),
                exports.node());
        tools.setAlignment(Pos.CENTER_LEFT);
        tools.getStyleClass().add("chart-tools");
        return tools;
    }

    private String note() {
        String result = export.resultProperty().get();
        String words = model.chart().frameProperty().get() == null
                ? ""
                : model.chart().noteProperty().get();
        return result.isEmpty()
                ? words
                : words.isEmpty() ? result : result + messages.get("chart.note.separator") + words;
    }

    private Button reset() {
        Button reset = Icons.button("fth-rotate-ccw", messages.get("chart.reset"));
        reset.setId("chartReset");
        reset.setOnAction(event -> model.chart().resetRange());
        reset.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !model.chart().plan().window().isFixed(),
                        model.chart().planProperty()));
        return reset;
    }

    private ToggleButton follow() {
        ToggleButton follow = Icons.toggle("fth-crosshair", messages.get("chart.follow"));
        follow.setId("chartFollow");
        follow.setOnAction(event -> model.setFollowing(follow.isSelected()));
        model.followingProperty().subscribe(follow::setSelected);
        return follow;
    }

    private Button keep() {
        Button keep = Icons.button("fth-bookmark", messages.get("chart.pin"));
        keep.setId("chartPin");
        keep.disableProperty().bind(model.chart().frameProperty().isNull());
        keep.setOnAction(event -> pin.run());
        return keep;
    }

    /** The same value of other topics. */
    private MenuButton alike() {
        MenuButton menu = new MenuButton(null, Icons.of("fth-layers"));
        menu.setId("chartAlike");
        menu.getStyleClass().add("chart-icon-menu");
        Tips.name(menu, messages.get("chart.alike"));
        menu.setMinWidth(USE_PREF_SIZE);
        // an empty menu is never shown
        menu.getItems().setAll(new MenuItem(""));
        menu.setOnShowing(event -> menu.getItems().setAll(alikes()));
        return menu;
    }

    private List<MenuItem> alikes() {
        List<MenuItem> items = new ArrayList<>();
        List<ChartSeries> series = model.chart().plan().series();
        if (!series.isEmpty()) {
            ChartSeries first = series.getFirst();
            String value = first.pointer().isEmpty() ? messages.get("chart.value") : first.pointer();
            for (Siblings.Kind kind : model.siblings(first.topic())) {
                MenuItem item = new MenuItem(messages.get(
                        "chart.alike.kind",
                        Escapes.visible(value, LONGEST),
                        Escapes.visible(kind.filter(), LONGEST),
                        String.valueOf(kind.newest().size())));
                item.setMnemonicParsing(false);
                item.setOnAction(event -> model.chooseAll(kind, first.pointer()));
                items.add(item);
            }
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(messages.get("chart.alike.none"));
            none.setDisable(true);
            items.add(none);
        }
        return items;
    }
}
