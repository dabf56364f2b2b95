package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.StateDot;
import io.topiary.ui.kit.Style;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line below a session. */
final class StatusBarView extends HBox {

    private static final PseudoClass LOSING = PseudoClass.getPseudoClass("losing");

    StatusBarView(StatusBarViewModel model, Messages messages) {
        getStyleClass().add("status-line");
        StateDot dot = new StateDot();
        model.statusProperty().subscribe(status -> dot.show(status));
        Label state = item("connectionState", model.stateTextProperty());
        state.getStyleClass().setAll("label", "state-chip");
        state.setGraphic(dot);
        state.setMinWidth(USE_PREF_SIZE);
        Label skipped = item("statusSkipped", model.skippedProperty());
        model.losingProperty().subscribe(losing -> skipped.pseudoClassStateChanged(LOSING, losing));
        Tooltip books = new Tooltip();
        books.textProperty().bind(model.booksProperty());
        books.getStyleClass().add(Style.MONO);
        Label received = item("statusReceived", model.receivedProperty());
        Label inTree = item("statusInTree", model.inTreeProperty());
        Label cleared = whenThere(item("statusCleared", model.clearedProperty()));
        Label excluded = whenThere(item("statusExcluded", model.excludedProperty()));
        Label muted = whenThere(item("statusMuted", model.mutedProperty()));
        Label recorded = whenThere(item("statusRecorded", model.recordedProperty()));
        for (Label label : new Label[] {skipped, received, inTree, cleared, excluded, muted, recorded}) {
            Tooltip.install(label, books);
        }
        Label memory = inMemory(model, messages);
        getChildren()
                .addAll(
                        state,
                        whenThere(item("statusRate", model.rateProperty())),
                        received,
                        inTree,
                        cleared,
                        excluded,
                        muted,
                        skipped,
                        recorded,
                        whenThere(item("statusOutbox", model.outboxProperty())),
                        space(),
                        item("statusTopics", model.topicsProperty()),
                        memory,
                        item("statusEvicted", model.evictedProperty()));
    }

    private static Label inMemory(StatusBarViewModel model, Messages messages) {
        Label memory = item("statusInMemory", model.inMemoryProperty());
        Tooltip.install(memory, new Tooltip(messages.get("status.inMemory.tip")));
        return memory;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private static Label whenThere(Label label) {
        label.visibleProperty().bind(label.textProperty().isNotEmpty());
        label.managedProperty().bind(label.visibleProperty());
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
