package io.topiary.ui.chart;

import io.topiary.core.settings.ChartWindow;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

/** Chooses the time that a chart shows. FX thread. */
final class WindowMenu {

    /** How long before now a window may begin; 0 is everything. */
    private static final List<Span> SPANS = List.of(
            new Span("minute", TimeUnit.MINUTES.toMicros(1)),
            new Span("minutes5", TimeUnit.MINUTES.toMicros(5)),
            new Span("minutes15", TimeUnit.MINUTES.toMicros(15)),
            new Span("hour", TimeUnit.HOURS.toMicros(1)),
            new Span("hours6", TimeUnit.HOURS.toMicros(6)),
            new Span("day", TimeUnit.DAYS.toMicros(1)),
            new Span("week", TimeUnit.DAYS.toMicros(7)),
            new Span("all", 0));

    private final ChartViewModel model;
    private final Messages messages;
    private final MenuButton button = new MenuButton();

    private record Span(String name, long micros) {}

    WindowMenu(ChartViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        button.setId("chartWindow");
        button.setMinWidth(Region.USE_PREF_SIZE);
        // an empty menu is never shown
        button.getItems().setAll(new MenuItem(""));
        button.setOnShowing(event -> fill());
        model.planProperty().subscribe(plan -> button.setText(name(plan.window())));
    }

    MenuButton node() {
        return button;
    }

    private String name(ChartWindow window) {
        if (window.isFixed()) {
            return messages.get(window.isOpen() ? "chart.window.since" : "chart.window.fixed");
        }
        return SPANS.stream()
                .filter(span -> span.micros() == window.spanMicros())
                .findFirst()
                .map(span -> messages.get("chart.window.last." + span.name()))
                .orElseGet(() -> messages.get(
                        "chart.window.last.seconds",
                        String.valueOf(TimeUnit.MICROSECONDS.toSeconds(window.spanMicros()))));
    }

    private void fill() {
        ChartWindow now = model.plan().window();
        button.getItems().clear();
        for (Span span : SPANS) {
            RadioMenuItem item = new RadioMenuItem(messages.get("chart.window.last." + span.name()));
            item.setSelected(!now.isFixed() && now.spanMicros() == span.micros());
            item.setOnAction(
                    event -> model.showWindow(span.micros() == 0 ? ChartWindow.ALL : ChartWindow.last(span.micros())));
            button.getItems().add(item);
        }
        RadioMenuItem hold = new RadioMenuItem(messages.get("chart.window.hold"));
        hold.setSelected(now.isFixed() && !now.isOpen());
        hold.setOnAction(event -> model.hold());
        CheckMenuItem bridged = new CheckMenuItem(messages.get("chart.window.bridged"));
        bridged.setSelected(model.plan().bridged());
        bridged.setOnAction(event -> model.show(model.plan().withBridged(bridged.isSelected())));
        RadioMenuItem clear = new RadioMenuItem(messages.get("chart.window.clear"));
        clear.setId("chartClear");
        clear.setSelected(now.isOpen());
        clear.setOnAction(event -> model.clear());
        button.getItems().addAll(new SeparatorMenuItem(), clear, hold);
        ChartFrame frame = model.frameProperty().get();
        if (frame != null) {
            RangeFields fields =
                    new RangeFields(frame.data().fromMicros(), frame.data().toMicros(), model, button::hide, messages);
            button.getItems().add(new CustomMenuItem(fields, false));
        }
        button.getItems().addAll(new SeparatorMenuItem(), bridged);
    }
}
