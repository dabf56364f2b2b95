package io.topiary.ui.topics;

import io.topiary.ui.kit.CellGuard;
import io.topiary.ui.kit.GuardedCell;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ContentDisplay;

/** The column with the last minute: a bar for each second in which messages came. One canvas, no nodes. */
final class MinuteCell extends GuardedCell<TopicRow> {

    private static final int SECONDS = 60;
    private static final double HEIGHT = 14;
    private static final double LEAST_BAR = 2;

    private final Canvas canvas = new Canvas(0, HEIGHT);
    private List<Integer> drawn = List.of();

    MinuteCell(CellGuard guard) {
        super(guard);
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        canvas.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        getStyleClass().add("minute-cell");
        widthProperty().subscribe(this::fit);
        textFillProperty().subscribe(this::draw);
    }

    @Override
    protected void show(TopicRow row) {
        List<Integer> seconds = row.level().vitals().lastMinute();
        setGraphic(seconds.isEmpty() ? null : canvas);
        if (!seconds.equals(drawn)) {
            drawn = seconds;
            draw();
        }
    }

    private void fit() {
        canvas.setWidth(Math.max(0, getWidth() - snappedLeftInset() - snappedRightInset()));
        draw();
    }

    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double width = canvas.getWidth();
        pen.clearRect(0, 0, width, HEIGHT);
        int most = drawn.stream().mapToInt(Integer::intValue).max().orElse(0);
        if (most == 0 || width <= 0) {
            return;
        }
        pen.setFill(getTextFill());
        double step = width / SECONDS;
        double bar = Math.max(1, step - 0.5);
        for (int i = 0; i < drawn.size(); i++) {
            int count = drawn.get(i);
            if (count > 0) {
                double height = Math.max(LEAST_BAR, HEIGHT * count / most);
                pen.fillRect(width - (drawn.size() - i) * step, HEIGHT - height, bar, height);
            }
        }
    }
}
