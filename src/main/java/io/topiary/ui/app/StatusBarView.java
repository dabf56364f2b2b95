package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FoldingLine;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.StateDot;
import io.topiary.ui.kit.Style;
import io.topiary.ui.kit.Tips;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line below a session. */
final class StatusBarView extends FoldingLine {

    private static final PseudoClass LOSING = PseudoClass.getPseudoClass("losing");

    StatusBarView(StatusBarViewModel model, Messages messages) {
        getStyleClass().add("status-line");
        Label rate = whenThere(item("statusRate", model.rateProperty()));
        Label outbox = whenThere(item("statusOutbox", model.outboxProperty()));
        Label topics = item("statusTopics", model.topicsProperty());
        Label memory = inMemory(model, messages);
        Label evicted = item("statusEvicted", model.evictedProperty());
        MenuButton more = more(messages);
        List.of(evicted, memory, rate, topics, outbox).forEach(this::drop);
        getChildren().addAll(state(model), rate);
        getChildren().addAll(books(model));
        getChildren().addAll(outbox, space(), topics, memory, evicted, more);
        showRest(more);
    }

    private Label state(StatusBarViewModel model) {
        StateDot dot = new StateDot();
        model.statusProperty().subscribe(status -> dot.show(status));
        Label state = item("connectionState", model.stateTextProperty());
        state.getStyleClass().setAll("label", "state-chip");
        state.setGraphic(dot);
        shrink(state);
        return state;
    }

    private List<Label> books(StatusBarViewModel model) {
        Label received = item("statusReceived", model.receivedProperty());
        Label inTree = item("statusInTree", model.inTreeProperty());
        Label cleared = whenThere(item("statusCleared", model.clearedProperty()));
        Label excluded = whenThere(item("statusExcluded", model.excludedProperty()));
        Label muted = whenThere(item("statusMuted", model.mutedProperty()));
        Label skipped = item("statusSkipped", model.skippedProperty());
        model.losingProperty().subscribe(losing -> skipped.pseudoClassStateChanged(LOSING, losing));
        Label recorded = whenThere(item("statusRecorded", model.recordedProperty()));
        Tooltip books = new Tooltip();
        books.textProperty().bind(model.booksProperty());
        books.getStyleClass().add(Style.MONO);
        List<Label> labels = List.of(received, inTree, cleared, excluded, muted, skipped, recorded);
        labels.forEach(label -> Tooltip.install(label, books));
        // what became of the messages stays longest
        List.of(recorded, muted, excluded, cleared, inTree, received, skipped).forEach(this::drop);
        return labels;
    }

    /** Says what there is no room for. */
    private MenuButton more(Messages messages) {
        MenuButton more = new MenuButton(null, Icons.of("fth-more-horizontal"));
        more.setId("statusMore");
        more.getStyleClass().addAll(Style.BUTTON_ICON, Style.FLAT, Style.NO_ARROW);
        Tips.name(more, messages.get("status.more"));
        // an empty menu is never shown
        more.getItems().setAll(new CustomMenuItem(new Label()));
        more.setOnShowing(event -> more.getItems().setAll(left().toList()));
        return more;
    }

    private Stream<MenuItem> left() {
        return dropped().stream()
                .filter(Label.class::isInstance)
                .map(Label.class::cast)
                .map(label -> {
                    Label copy = new Label();
                    copy.textProperty().bind(label.textProperty());
                    return new CustomMenuItem(copy, false);
                });
    }

    private static Label inMemory(StatusBarViewModel model, Messages messages) {
        Label memory = item("statusInMemory", model.inMemoryProperty());
        Tooltip.install(memory, new Tooltip(messages.get("status.inMemory.tip")));
        return memory;
    }

    private static Region space() {
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label whenThere(Label label) {
        label.managedProperty().bind(label.textProperty().isNotEmpty());
        // at once; this line lays out, and shows again, only with the next frame
        label.managedProperty().subscribe(there -> label.setVisible(there && label.isVisible()));
        return label;
    }

    private static Label item(String id, ObservableValue<String> text) {
        Label label = new Label();
        label.setId(id);
        label.getStyleClass().add("status-item");
        label.textProperty().bind(text);
        return label;
    }
}
