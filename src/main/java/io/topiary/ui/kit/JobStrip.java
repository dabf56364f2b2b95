package io.topiary.ui.kit;

import io.topiary.core.text.Messages;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * A banner in which something that takes its time shows how far it is, and what came of it; not there while there is nothing
 * to see. FX thread.
 */
public class JobStrip extends VBox {

    private final String name;
    private final Facts facts;
    private final String iconName;
    private final FontIcon icon;
    private final ProgressBar bar = new ProgressBar();
    private final HBox line;

    /**
     * What it tells.
     *
     * @param stage what there is to see
     * @param title what it is about
     * @param text how far it is, or what came of it
     * @param share the share that is done, 0 to 1; negative if nobody knows
     */
    public record Facts(
            ReadOnlyObjectProperty<JobStage> stage,
            ReadOnlyStringProperty title,
            ReadOnlyStringProperty text,
            ReadOnlyDoubleProperty share) {}

    /**
     * A strip without verbs.
     *
     * @param name what the ids of its parts begin with
     * @param iconName its icon while it runs
     */
    protected JobStrip(String name, String iconName, Facts facts) {
        this.name = name;
        this.facts = facts;
        this.iconName = iconName;
        this.icon = Icons.of(iconName);
        setId(name + "Pane");
        getStyleClass().addAll("banner", name + "-pane");
        bar.setId(name + "Progress");
        bar.progressProperty().bind(facts.share());
        this.line = new HBox(icon, title(), text(), bar);
        line.getStyleClass().add("banner-line");
        line.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(line);
        facts.stage().subscribe(this::show);
    }

    private Label title() {
        Label title = new Label();
        title.getStyleClass().add("banner-title");
        title.setMinWidth(USE_PREF_SIZE);
        title.textProperty().bind(facts.title());
        return title;
    }

    private Label text() {
        Label text = new Label();
        text.setId(name + "Text");
        text.getStyleClass().add("banner-text");
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.setMinHeight(USE_PREF_SIZE);
        text.textProperty().bind(facts.text());
        HBox.setHgrow(text, Priority.ALWAYS);
        return text;
    }

    /** How far it is. */
    protected final ProgressBar bar() {
        return bar;
    }

    /** Puts {@code verbs} behind what it tells, and what dismisses it behind them. */
    protected final void offer(Messages messages, Node... verbs) {
        Button dismiss = Icons.button("fth-x", messages.get("app.banner.verb.dismiss"));
        dismiss.setId(name + "Dismiss");
        dismiss.setOnAction(event -> dismiss());
        facts.stage().subscribe(stage -> visible(dismiss, stage != JobStage.RUNNING));
        line.getChildren().addAll(verbs);
        line.getChildren().add(dismiss);
    }

    /** A verb of the strip; without a text yet. */
    protected final Button verb(String id, Runnable action) {
        Button button = new Button();
        button.setId(id);
        button.getStyleClass().add("banner-verb");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** The user has seen what came of it. */
    protected void dismiss() {}

    private void show(JobStage stage) {
        visible(this, stage != JobStage.NONE);
        visible(bar, stage == JobStage.RUNNING);
        getStyleClass().removeAll("neutral", Style.WARNING);
        getStyleClass().add(stage == JobStage.PROBLEM ? Style.WARNING : "neutral");
        icon.setIconLiteral(
                switch (stage) {
                    case NONE, RUNNING -> iconName;
                    case DONE -> "fth-check";
                    case PROBLEM -> "fth-alert-triangle";
                });
    }

    /** Shows {@code node}, or takes it out of the way. */
    protected static void visible(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
