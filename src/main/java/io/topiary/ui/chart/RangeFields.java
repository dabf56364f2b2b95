package io.topiary.ui.chart;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Where a window begins and ends, to be typed as local times such as {@code 2026-01-31 12:00:00}. FX thread. */
final class RangeFields extends VBox {

    private static final PseudoClass WRONG = PseudoClass.getPseudoClass("error");
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final Label problem = new Label();
    private final Messages messages;

    /**
     * Fields with the range that is shown.
     *
     * @param target is shown what was typed, with Enter
     * @param done called after that
     */
    RangeFields(long fromMicros, long toMicros, ChartViewModel target, Runnable done, Messages messages) {
        this.messages = messages;
        from.setText(text(fromMicros));
        to.setText(text(toMicros));
        problem.getStyleClass().addAll(Style.DANGER, Style.SMALL);
        problem.managedProperty().bind(problem.textProperty().isNotEmpty());
        getStyleClass().add("chart-range");
        getChildren().addAll(row(from, "chart.window.from"), row(to, "chart.window.to"), problem);
        from.setId("chartFrom");
        to.setId("chartTo");
        for (TextField field : new TextField[] {from, to}) {
            field.setOnAction(event -> {
                if (show(target)) {
                    done.run();
                }
            });
        }
    }

    private HBox row(TextField field, String key) {
        field.setAccessibleText(messages.get(key));
        HBox row = new HBox(new Label(messages.get(key)), field);
        row.getStyleClass().add("chart-menu-field");
        return row;
    }

    private boolean show(ChartViewModel target) {
        OptionalLong begin = micros(from);
        OptionalLong end = micros(to);
        boolean ordered = begin.isPresent() && end.isPresent() && begin.getAsLong() < end.getAsLong();
        if (ordered) {
            target.showRange(begin.getAsLong(), end.getAsLong());
        }
        problem.setText(ordered ? "" : messages.get("chart.window.wrong"));
        return ordered;
    }

    private static OptionalLong micros(TextField field) {
        try {
            String text = field.getText().strip().replace(' ', 'T');
            ZonedDateTime time = LocalDateTime.parse(text).atZone(ZoneId.systemDefault());
            field.pseudoClassStateChanged(WRONG, false);
            return OptionalLong.of(ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant()));
        } catch (DateTimeParseException e) {
            field.pseudoClassStateChanged(WRONG, true);
            return OptionalLong.empty();
        }
    }

    private static String text(long micros) {
        return SHOWN.withZone(ZoneId.systemDefault()).format(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
    }
}
