package io.topiary.ui.connect.doctor;

import io.topiary.core.doctor.Finding;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.doctor.DoctorViewModel.State;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page that examines the connection step by step. */
public final class DoctorView extends VBox {

    private final DoctorViewModel model;
    private final Messages messages;
    private final Runnable test;
    private final VBox steps = new VBox();

    /**
     * A view of {@code model}.
     *
     * @param address what is examined, for the text that is copied
     * @param test begins an examination, or shows what is wrong in the form
     */
    public DoctorView(DoctorViewModel model, Messages messages, Supplier<String> address, Runnable test) {
        this.model = model;
        this.messages = messages;
        this.test = test;
        getStyleClass().add("doctor");
        steps.setId("doctorSteps");
        steps.getStyleClass().add("doctor-steps");
        ScrollPane scroll = new ScrollPane(steps);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("form-scroll");
        StackPane content = new StackPane(scroll, idle());
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head(address), outdated(), content);
        model.findings().addListener((ListChangeListener<Finding>) change -> follow(change));
    }

    private Node head(Supplier<String> address) {
        Label title = new Label();
        title.setId("doctorSummary");
        title.setWrapText(true);
        title.getStyleClass().add("doctor-summary");
        title.textProperty()
                .bind(Bindings.createStringBinding(this::summary, model.summaryProperty(), model.stateProperty()));
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        Button copy = Icons.button("fth-copy", messages.get("connect.test.copy"));
        copy.setId("doctorCopyButton");
        copy.disableProperty().bind(Bindings.isEmpty(model.findings()));
        copy.setOnAction(event -> copy(address.get()));
        Button cancel = new Button(messages.get("connect.test.cancel"));
        cancel.setId("doctorCancelButton");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.visibleProperty().bind(model.stateProperty().isEqualTo(State.RUNNING));
        cancel.managedProperty().bind(cancel.visibleProperty());
        cancel.setOnAction(event -> model.cancel());
        Button again = new Button(messages.get("connect.test.again"), Icons.of("fth-activity"));
        again.setId("doctorRunButton");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.visibleProperty().bind(cancel.visibleProperty().not());
        again.managedProperty().bind(again.visibleProperty());
        again.setOnAction(event -> test.run());
        HBox head = new HBox(title, copy, cancel, again);
        head.getStyleClass().add("doctor-head");
        head.visibleProperty().bind(model.stateProperty().isNotEqualTo(State.IDLE));
        head.managedProperty().bind(head.visibleProperty());
        model.stateProperty().subscribe((before, now) -> {
            head.getStyleClass().remove(before.name().toLowerCase(Locale.ROOT));
            head.getStyleClass().add(now.name().toLowerCase(Locale.ROOT));
        });
        return head;
    }

    private String summary() {
        var words = model.summaryProperty().get();
        return messages.get(words == null ? Text.of("connect.test.running") : words);
    }

    /** What is shown before there is anything to show. */
    private Node idle() {
        FontIcon icon = Icons.of("fth-activity");
        icon.getStyleClass().add(Style.LARGE_ICON);
        Label words = new Label(messages.get("connect.test.idle"));
        words.setWrapText(true);
        words.getStyleClass().addAll(Style.MUTED, "doctor-idle-words");
        Button run = new Button(messages.get("connect.test"));
        run.setId("doctorFirstRunButton");
        run.setOnAction(event -> test.run());
        VBox idle = new VBox(icon, words, run);
        idle.getStyleClass().add(Style.EMPTY_STATE);
        idle.visibleProperty().bind(model.stateProperty().isEqualTo(State.IDLE));
        return idle;
    }

    private Node outdated() {
        Label words = new Label(messages.get("connect.test.outdated"), Icons.of("fth-edit-3"));
        words.setId("doctorOutdated");
        words.setWrapText(true);
        words.getStyleClass().add("doctor-outdated");
        words.setMaxWidth(Double.MAX_VALUE);
        words.visibleProperty()
                .bind(model.outdatedProperty().and(model.stateProperty().isNotEqualTo(State.RUNNING)));
        words.managedProperty().bind(words.visibleProperty());
        return words;
    }

    private void follow(ListChangeListener.Change<? extends Finding> change) {
        while (change.next()) {
            for (int i = change.getFrom() + change.getRemovedSize() - 1; i >= change.getFrom(); i--) {
                steps.getChildren().remove(i);
            }
            for (int i = change.getFrom(); i < change.getTo() && change.wasAdded(); i++) {
                steps.getChildren().add(i, new FindingView(model.findings().get(i), messages, model::apply));
            }
        }
    }

    private void copy(String address) {
        ClipboardContent content = new ClipboardContent();
        content.putString(new ReportText(messages).of(messages.get("connect.test.title", address), model.findings()));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
