package io.topiary.ui.publish;

import io.topiary.core.publish.request.RoundTrips;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** How many replies took how long, as bars from the shortest to the longest time. FX thread. */
final class RoundTripPlot extends VBox {

    private static final int BARS = 20;
    private static final double LEAST_PIXELS = 2;

    private final Messages messages;
    private final Bars bars = new Bars();
    private final Label least = new Label();
    private final Label most = new Label();

    RoundTripPlot(Messages messages) {
        this.messages = messages;
        setId("publishHistogram");
        getStyleClass().add("round-trips");
        least.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        most.getStyleClass().addAll(Style.MUTED, Style.SMALL);
        setVgrow(bars, Priority.ALWAYS);
        getChildren().addAll(bars, new HBox(least, Parts.space(), most));
        show(RoundTrips.NONE);
    }

    /** Shows {@code trips}; nothing while there are too few of them to tell anything. */
    void show(RoundTrips trips) {
        boolean some = trips.sorted().size() > 1;
        setVisible(some);
        setManaged(some);
        if (!some) {
            return;
        }
        bars.show(trips.histogram(BARS));
        least.setText(Parts.millis(messages, trips.quantile(0)));
        most.setText(Parts.millis(messages, trips.quantile(1)));
        setAccessibleText(messages.get(
                "publish.request.quantiles",
                least.getText(),
                Parts.millis(messages, trips.quantile(0.5)),
                Parts.millis(messages, trips.quantile(0.99)),
                most.getText()));
    }

    /** The bars themselves, side by side. */
    private final class Bars extends StackPane {

        private List<RoundTrips.Bar> shown = List.of();

        void show(List<RoundTrips.Bar> next) {
            shown = next;
            while (getChildren().size() < next.size()) {
                Region bar = new Region();
                bar.getStyleClass().add("round-trip-bar");
                bar.setManaged(false);
                getChildren().add(bar);
            }
            for (int i = 0; i < next.size(); i++) {
                RoundTrips.Bar range = next.get(i);
                Tooltip tip = new Tooltip(messages.get(
                        "publish.request.bar",
                        range.count(),
                        Parts.millis(messages, range.from()),
                        Parts.millis(messages, range.to())));
                Tooltip.install(getChildren().get(i), tip);
            }
            requestLayout();
        }

        @Override
        protected void layoutChildren() {
            int highest = shown.stream().mapToInt(RoundTrips.Bar::count).max().orElse(1);
            double width = getWidth() / Math.max(1, shown.size());
            for (int i = 0; i < shown.size(); i++) {
                int count = shown.get(i).count();
                double height = count == 0 ? 0 : Math.max(LEAST_PIXELS, getHeight() * count / highest);
                getChildren().get(i).resizeRelocate(i * width, getHeight() - height, Math.max(1, width - 1), height);
            }
        }
    }
}
