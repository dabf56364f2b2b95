package io.topiary.ui.chart;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.Decimation;
import io.topiary.ui.kit.LinePlot;
import io.topiary.ui.kit.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

/**
 * Draws a chart to which ten points come with every frame, for some seconds, as fast as frames can be drawn, and prints how
 * that went: {@code FRAMES}, {@code NANOS}, {@code GAP_P50}, {@code GAP_P99}, {@code WORK_P50} (the FX thread's part of a
 * frame). {@code ChartDriver plot|stock POINTS SECONDS}: Topiary's chart, with all it does for its numbers too, or the
 * stock LineChart fed with the points that decimation leaves.
 */
public final class ChartDriver {

    private ChartDriver() {}

    public static void main(String[] args) {
        Application.launch(Window.class, args);
    }

    /** What is drawn in. */
    public static final class Window extends Application {

        private static final int PER_FRAME = 10;
        private static final int WIDTH = 1_000;
        private static final int HEIGHT = 420;
        private static final long MICROS_PER_POINT = 1_000;
        private static final long WARM_UP = TimeUnit.SECONDS.toNanos(3);

        private final Random random = new Random(7);
        private final List<Long> gaps = new ArrayList<>();
        private final List<Long> work = new ArrayList<>();
        private final ChartPoints points = new ChartPoints(1_000_000);
        private long at;
        private double value;
        private int shown;
        private Runnable draw = () -> {};

        @Override
        public void start(Stage stage) {
            List<String> args = getParameters().getRaw();
            shown = Integer.parseInt(args.get(1));
            long lasting = TimeUnit.SECONDS.toNanos(Integer.parseInt(args.get(2)));
            for (int i = 0; i < shown; i++) {
                add();
            }
            Scene scene = new Scene(args.getFirst().equals("plot") ? plot() : stock(), WIDTH, HEIGHT);
            new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
            stage.setScene(scene);
            stage.show();
            run(lasting);
        }

        private void add() {
            value += random.nextGaussian();
            at += MICROS_PER_POINT;
            points.add(at, value, Float.toString((float) value));
        }

        private void run(long lasting) {
            long begin = System.nanoTime() + WARM_UP;
            new AnimationTimer() {
                private long before;

                @Override
                public void handle(long now) {
                    long start = System.nanoTime();
                    for (int i = 0; i < PER_FRAME; i++) {
                        add();
                    }
                    draw.run();
                    long end = System.nanoTime();
                    if (before > 0 && start > begin) {
                        gaps.add(start - before);
                        work.add(end - start);
                    }
                    before = start;
                    if (end - begin > lasting) {
                        stop();
                        report();
                    }
                }
            }.start();
        }

        private void report() {
            long nanos = gaps.stream().mapToLong(Long::longValue).sum();
            System.out.println("FRAMES " + gaps.size());
            System.out.println("NANOS " + nanos);
            System.out.println("GAP_P50 " + share(gaps, 0.5));
            System.out.println("GAP_P99 " + share(gaps, 0.99));
            System.out.println("WORK_P50 " + share(work, 0.5));
            System.exit(0);
        }

        private static long share(List<Long> of, double share) {
            long[] sorted = of.stream().mapToLong(Long::longValue).sorted().toArray();
            return sorted.length == 0 ? 0 : sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
        }

        private long from() {
            return at - shown * MICROS_PER_POINT;
        }

        private Parent plot() {
            Messages messages = Messages.forLocale(Locale.ENGLISH);
            FrameMaker maker = new FrameMaker(messages);
            LinePlot plot = new LinePlot("", new ChartWords(messages));
            plot.hideLegend();
            SeriesTable table = new SeriesTable(messages);
            VBox.setVgrow(plot, Priority.ALWAYS);
            ChartPlan plan = ChartPlan.empty("bench").plus("a", "/t", false);
            draw = () -> {
                ChartPlan now = plan.withWindow(plan.window().fixed(from(), at));
                ChartFrame frame = maker.make(now, List.of(points.line(false)), at);
                plot.show(frame.data());
                table.show(frame, null);
                plot.setAccessibleText(table.spoken(frame, null));
            };
            return new VBox(plot, table);
        }

        private Parent stock() {
            NumberAxis x = new NumberAxis();
            NumberAxis y = new NumberAxis();
            LineChart<Number, Number> chart = new LineChart<>(x, y);
            x.setAutoRanging(false);
            y.setAutoRanging(false);
            chart.setAnimated(false);
            chart.setCreateSymbols(false);
            chart.setLegendVisible(false);
            XYChart.Series<Number, Number> series = new XYChart.Series<>();
            chart.getData().add(series);
            draw = () -> {
                ChartLine line = points.line(false);
                int columns = (int) Math.max(1, chart.getWidth() - 80);
                Trace thin = Decimation.of(new Trace("t", line.micros(), line.values()), from(), at, columns);
                List<XYChart.Data<Number, Number>> data = new ArrayList<>();
                for (int i = 0; i < thin.size(); i++) {
                    data.add(new XYChart.Data<>(thin.micros()[i], thin.values()[i]));
                }
                x.setLowerBound((double) from());
                x.setUpperBound((double) at);
                x.setTickUnit(shown * MICROS_PER_POINT / 8.0);
                double low = Arrays.stream(thin.values()).min().orElse(0);
                double high = Arrays.stream(thin.values()).max().orElse(1);
                y.setLowerBound(low);
                y.setUpperBound(high);
                y.setTickUnit((high - low) / 6);
                series.getData().setAll(data);
            };
            return chart;
        }
    }
}
