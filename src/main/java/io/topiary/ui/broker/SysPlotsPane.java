package io.topiary.ui.broker;

import io.topiary.core.text.Messages;
import io.topiary.ui.broker.SysPlot.About;
import io.topiary.ui.kit.LinePlot;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.Labeled;
import javafx.scene.layout.TilePane;
import javafx.scene.text.Font;

/** The plots side by side, as wide as there is room for. FX thread. */
final class SysPlotsPane extends TilePane {

    /** A plot is at least this many times as wide as the text is high. */
    private static final double LEAST_WIDTH = 25;

    private static final double HEIGHT = 10;

    private final Messages messages;
    private final Map<About, LinePlot> plots = new EnumMap<>(About.class);

    SysPlotsPane(Messages messages) {
        this.messages = messages;
        getStyleClass().add("broker-plots");
        widthProperty().subscribe(this::arrange);
    }

    void show(List<SysPlot> wanted) {
        wanted.forEach(plot -> plots.computeIfAbsent(plot.about(), this::plot).show(plot.data()));
        List<LinePlot> nodes =
                wanted.stream().map(plot -> plots.get(plot.about())).toList();
        if (!getChildren().equals(nodes)) {
            getChildren().setAll(nodes);
        }
        arrange();
    }

    private LinePlot plot(About about) {
        String key = about.name().toLowerCase(Locale.ROOT);
        LinePlot plot =
                new LinePlot(messages.get("broker.plot.title." + key), new SysPlotWords(about.unit(), messages));
        plot.setId("brokerPlot-" + key);
        return plot;
    }

    private void arrange() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double em = em();
        int columns = (int) Math.clamp(
                room / (LEAST_WIDTH * em), 1, Math.max(1, getChildren().size()));
        double width = Math.max(1, Math.floor((room - (columns - 1) * getHgap()) / columns));
        setPrefColumns(columns);
        setPrefTileWidth(width);
        setPrefTileHeight(HEIGHT * em);
        plots.values().forEach(plot -> {
            plot.setPrefSize(width, HEIGHT * em);
            plot.setMinWidth(0);
        });
    }

    /** The height of the text here, which the user can change. */
    private double em() {
        return plots.values().stream()
                .map(plot -> plot.lookup(".plot-title"))
                .filter(Labeled.class::isInstance)
                .map(label -> ((Labeled) label).getFont().getSize())
                .findFirst()
                .orElse(Font.getDefault().getSize());
    }
}
