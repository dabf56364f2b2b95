package io.topiary.ui.history.time;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.session.RecordedSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;

/** How many messages came when, as a curve, with marks for what happened beside them. FX thread. */
final class DensityStrip extends Region {

    private static final int MOST_MARKS = 500;
    private static final double MARK_WIDTH = 5;
    private static final double MARK_HEIGHT = 9;

    private final Polygon curve = new Polygon();
    private final List<Mark> marks = new ArrayList<>();
    private final Function<RecordedEvent, String> words;
    private final Consumer<RecordedEvent> go;
    private RecordedSpan span = RecordedSpan.NONE;

    private record Mark(Node node, double place) {}

    /**
     * Nothing yet.
     *
     * @param words says what happened
     * @param go goes there
     */
    DensityStrip(Function<RecordedEvent, String> words, Consumer<RecordedEvent> go) {
        this.words = words;
        this.go = go;
        getStyleClass().add("density");
        setPickOnBounds(false);
        curve.getStyleClass().add("density-curve");
        curve.setManaged(false);
        curve.setMouseTransparent(true);
        getChildren().add(curve);
    }

    /** Draws {@code newSpan}. */
    void show(RecordedSpan newSpan) {
        boolean sameMarks = span.events().equals(newSpan.events())
                && span.beginMicros() == newSpan.beginMicros()
                && span.endMicros() == newSpan.endMicros();
        span = newSpan;
        if (!sameMarks) {
            getChildren().removeAll(marks.stream().map(Mark::node).toList());
            marks.clear();
            addMarks();
        }
        requestLayout();
    }

    /** One for each place where there is room for one, the newest events first. */
    private void addMarks() {
        double length = Math.max(1, span.endMicros() - span.beginMicros());
        Set<Long> taken = new HashSet<>();
        for (RecordedEvent event : span.events().reversed()) {
            double place = Math.clamp((event.micros() - span.beginMicros()) / length, 0, 1);
            if (marks.size() < MOST_MARKS && taken.add(Math.round(place * MOST_MARKS))) {
                Node node = mark(event);
                marks.add(new Mark(node, place));
                getChildren().add(node);
            }
        }
    }

    private Node mark(RecordedEvent event) {
        Region mark = new Region();
        mark.getStyleClass().addAll("time-mark", event.kind());
        mark.setManaged(false);
        mark.resize(MARK_WIDTH, MARK_HEIGHT);
        mark.setOnMouseClicked(click -> go.accept(event));
        String text = words.apply(event);
        mark.setAccessibleText(text);
        Tooltip.install(mark, new Tooltip(text));
        return mark;
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double width = Math.max(0, getWidth() - left - snappedRightInset());
        double bottom = getHeight() - snappedBottomInset();
        double height = Math.max(0, bottom - snappedTopInset());
        long most = span.density().stream().mapToLong(Long::longValue).max().orElse(0);
        List<Double> points = new ArrayList<>();
        if (most > 0) {
            int parts = span.density().size();
            points.addAll(List.of(left, bottom));
            for (int i = 0; i < parts; i++) {
                // a quiet time beside a burst is not nothing
                double share = Math.sqrt((double) span.density().get(i) / most);
                points.add(left + width * (i + 0.5) / parts);
                points.add(bottom - height * share);
            }
            points.addAll(List.of(left + width, bottom));
        }
        curve.getPoints().setAll(points);
        marks.forEach(mark -> mark.node().relocate(left + width * mark.place() - MARK_WIDTH / 2, 0));
    }
}
