package io.topiary.ui.connect.doctor;

import io.topiary.core.doctor.Finding;
import io.topiary.core.doctor.Outcome;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What one step of an examination found: a line, and below it cause, advice, remedies and the details. */
final class FindingView extends VBox {

    private static final int MOST_FACT_ROWS = 12;

    /** A longer fact takes a second row, roughly. */
    private static final int ROW_CHARS = 70;

    private static final int LONGEST = 4_000;

    private final Messages messages;

    /**
     * Shows {@code finding}.
     *
     * @param remedies makes a change of the form
     */
    FindingView(Finding finding, Messages messages, Consumer<Remedy> remedies) {
        this.messages = messages;
        getStyleClass().addAll("finding", finding.outcome().name().toLowerCase(Locale.ROOT));
        setAccessibleText(messages.get("connect.outcome." + finding.outcome().name()));
        VBox below = new VBox();
        below.getStyleClass().add("finding-below");
        paragraph(below, finding.cause(), "finding-cause");
        paragraph(below, finding.advice(), "finding-advice");
        if (!finding.remedies().isEmpty()) {
            below.getChildren().add(buttons(finding.remedies(), remedies));
        }
        TextArea facts = facts(finding.facts());
        if (!finding.facts().isEmpty()) {
            below.getChildren().add(facts);
        }
        boolean onlyFacts =
                below.getChildren().size() == 1 && below.getChildren().contains(facts);
        below.setVisible(!below.getChildren().isEmpty());
        if (onlyFacts) {
            below.visibleProperty().bind(facts.visibleProperty());
        }
        below.managedProperty().bind(below.visibleProperty());
        getChildren().addAll(line(finding, facts), below);
    }

    private HBox line(Finding finding, TextArea facts) {
        Label name = new Label(messages.get(finding.step().label()));
        name.getStyleClass().add("finding-step");
        Label words = new Label(say(finding.finding()));
        words.setWrapText(true);
        words.getStyleClass().add("finding-words");
        VBox both = new VBox(name, words);
        HBox.setHgrow(both, Priority.ALWAYS);
        HBox line = new HBox(icon(finding.outcome()), both);
        line.getStyleClass().add("finding-line");
        boolean timed = finding.outcome() != Outcome.RUNNING && finding.outcome() != Outcome.SKIPPED;
        if (timed) {
            Label time = new Label(messages.get("connect.test.millis", new Amounts(messages).number(finding.millis())));
            time.getStyleClass().addAll(Style.SMALL, Style.MUTED);
            time.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(time);
        }
        if (!finding.facts().isEmpty()) {
            line.getChildren().add(details(finding, facts));
        }
        return line;
    }

    private ToggleButton details(Finding finding, TextArea facts) {
        ToggleButton details = Icons.toggle("fth-chevron-down", messages.get("connect.test.details"));
        details.getStyleClass().add("finding-details");
        details.setSelected(finding.outcome() == Outcome.FAILED);
        facts.visibleProperty().bind(details.selectedProperty());
        return details;
    }

    private Node icon(Outcome outcome) {
        if (outcome == Outcome.RUNNING) {
            ProgressIndicator running = new ProgressIndicator();
            running.getStyleClass().add("finding-running");
            return new StackPane(running);
        }
        StackPane icon = new StackPane(Icons.of(
                switch (outcome) {
                    case OK -> "fth-check-circle";
                    case WARNING -> "fth-alert-triangle";
                    case FAILED -> "fth-x-circle";
                    case SKIPPED, RUNNING -> "fth-minus-circle";
                }));
        icon.getStyleClass().add("finding-icon");
        return icon;
    }

    private void paragraph(VBox below, @Nullable Text text, String style) {
        if (text != null) {
            Label words = new Label(say(text));
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            words.getStyleClass().add(style);
            below.getChildren().add(words);
        }
    }

    private FlowPane buttons(List<Remedy> wanted, Consumer<Remedy> remedies) {
        FlowPane buttons = new FlowPane();
        buttons.getStyleClass().add("finding-remedies");
        for (Remedy remedy : wanted) {
            Button button = new Button(messages.get(remedy.label()));
            button.getStyleClass().add("remedy");
            button.setOnAction(event -> remedies.accept(remedy));
            buttons.getChildren().add(button);
        }
        return buttons;
    }

    /** What a server sends must not look like something else. */
    private String say(Text text) {
        return Escapes.visible(messages.get(text), LONGEST);
    }

    /** The facts in a field of their own, where they can be selected and copied. */
    private TextArea facts(List<Text> facts) {
        TextArea area = new TextArea(facts.stream().map(this::say).collect(Collectors.joining("\n")));
        area.setEditable(false);
        area.setWrapText(true);
        area.setAccessibleText(messages.get("connect.test.details"));
        int rows = area.getText()
                .lines()
                .mapToInt(line -> 1 + line.length() / ROW_CHARS)
                .sum();
        area.setPrefRowCount(Math.clamp(rows, 1, MOST_FACT_ROWS));
        area.getStyleClass().addAll(Style.MONO, "finding-facts");
        area.managedProperty().bind(area.visibleProperty());
        return area;
    }
}
