package io.topiary.ui.retained;

import io.topiary.core.retained.RetainedInventory;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the user is told before stored messages are cleared. FX thread. */
final class ClearRetainedView extends VBox {

    private final ClearRetainedViewModel model;
    private final Messages messages;
    private final TextField typed = new TextField();

    ClearRetainedView(ClearRetainedViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        getStyleClass().add("clear-retained");
        typed.setId("clearRetainedTyped");
        typed.textProperty().bindBidirectional(model.typedProperty());
        model.learningProperty().subscribe(this::show);
        model.inventoryProperty().subscribe(this::show);
        model.problemProperty().subscribe(this::show);
        // what is stored may be known already
        show();
    }

    private void show() {
        String problem = model.problemProperty().get();
        RetainedInventory inventory = model.inventoryProperty().get();
        if (model.learningProperty().get()) {
            getChildren().setAll(learning());
        } else if (!problem.isEmpty()) {
            getChildren().setAll(words("clearRetainedProblem", problem));
        } else if (inventory != null) {
            getChildren().setAll(question());
            addFurther();
        }
    }

    private Node learning() {
        ProgressBar bar = new ProgressBar(ProgressBar.INDETERMINATE_PROGRESS);
        bar.setMaxWidth(Double.MAX_VALUE);
        Label words = words("clearRetainedProgress", "");
        words.textProperty().bind(model.progressProperty());
        VBox box = new VBox(words, bar);
        box.getStyleClass().add("clear-retained-part");
        return box;
    }

    private List<Node> question() {
        Label headline = words("clearRetainedHeadline", model.headline());
        headline.getStyleClass().add("clear-retained-headline");
        VBox examples = new VBox();
        examples.setId("clearRetainedTopics");
        examples.getStyleClass().add("clear-retained-topics");
        for (String line : model.examples()) {
            Label label = new Label(line);
            label.getStyleClass().add(Style.MONO);
            label.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
            examples.getChildren().add(label);
        }
        return List.of(headline, examples, words("clearRetainedEffect", messages.get("retained.clear.effect")));
    }

    private void addFurther() {
        addIfAny("clearRetainedFilter", model.filterWords(), null, 1);
        addIfAny(
                "clearRetainedIncomplete",
                model.incompleteWords(),
                Style.WARNING,
                getChildren().size());
        String type = model.typeWords();
        if (!type.isEmpty()) {
            Label label = words("clearRetainedType", type);
            label.setLabelFor(typed);
            VBox box = new VBox(label, typed);
            box.getStyleClass().add("clear-retained-part");
            getChildren().add(box);
            typed.requestFocus();
        }
    }

    private void addIfAny(String id, String text, @Nullable String style, int place) {
        if (!text.isEmpty()) {
            Label label = words(id, text);
            if (style != null) {
                label.getStyleClass().add("caution-words");
            }
            getChildren().add(place, label);
        }
    }

    private static Label words(String id, String text) {
        Label label = new Label(text);
        label.setId(id);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
