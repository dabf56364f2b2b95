package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.FoldingLine;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.StateDot;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The line above the panes of a session: what it is, and what can be done with it as a whole. FX thread. */
final class SessionTools extends FoldingLine {

    private final SessionViewModel model;
    private final Messages messages;
    private final Label address = new Label();
    private final Button replay;
    private final ToggleButton publishToggle;
    private final ToggleButton logToggle;
    private final Button pause;
    private final ToggleButton timeToggle;

    SessionTools(SessionViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.replay = Icons.button("fth-repeat", messages.get("app.replay"));
        replay.setId("replayButton");
        this.publishToggle = toggle("publishToggle", "fth-send", "app.publishPane");
        this.logToggle = toggle("logToggle", "fth-list", "app.logPane");
        this.pause = pause();
        this.timeToggle = toggle("timeButton", "fth-clock", "time.button");
        timeToggle.setSelected(false);
        StateDot dot = new StateDot();
        model.statusProperty().subscribe(status -> dot.show(status));
        Label name = new Label(model.session().name());
        name.getStyleClass().add("session-name");
        address.getStyleClass().addAll(Style.MUTED, "session-address");
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        Region space = new Region();
        setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(dot, name, address, space);
        shrink(address);
        shrink(name);
        drop(address);
        if (!model.session().model().isPast()) {
            List.of(pause, disconnect(), reconnect()).forEach(this::addVerb);
        }
        getChildren().addAll(replay, timeToggle, publishToggle, logToggle);
        getStyleClass().addAll(Style.TOOL_ROW, "session-tools");
        refresh();
    }

    private void addVerb(Button verb) {
        getChildren().add(verb);
        fold(verb);
    }

    /** Looks again at what the session connects to. */
    void refresh() {
        boolean past = model.session().model().isPast();
        address.setText(
                past
                        ? messages.get("time.address")
                        : model.session().options().address().uri());
    }

    /** Shows {@code chip} beside what can be done. */
    void add(Node chip) {
        getChildren().add(getChildren().indexOf(pause), chip);
    }

    /** Has {@code action} ask what to replay. */
    void offerReplay(Runnable action) {
        replay.setOnAction(event -> action.run());
    }

    /** Whether the publish pane is shown. */
    ToggleButton publishToggle() {
        return publishToggle;
    }

    /** Whether the time line is shown. */
    ToggleButton timeToggle() {
        return timeToggle;
    }

    /** Whether what lies below is shown. */
    ToggleButton logToggle() {
        return logToggle;
    }

    private Button pause() {
        Button button = new Button(null, Icons.of("fth-pause"));
        button.setId("pauseButton");
        button.textProperty().bind(model.pauseTextProperty());
        button.setOnAction(event -> model.togglePause());
        model.pausedProperty().subscribe(paused -> {
            button.setGraphic(Icons.of(paused ? "fth-play" : "fth-pause"));
            button.getStyleClass().remove(Style.ACCENT);
            if (paused) {
                button.getStyleClass().add(Style.ACCENT);
            }
        });
        button.disableProperty().bind(model.everUpProperty().not());
        return button;
    }

    private Button disconnect() {
        Button disconnect = new Button(messages.get("app.disconnect"), Icons.of("fth-power"));
        disconnect.setId("disconnectButton");
        disconnect.setOnAction(event -> model.disconnect());
        model.statusProperty()
                .subscribe(status -> shown(
                        disconnect, status.state().isUp() || status.state().isBusy()));
        return disconnect;
    }

    private Button reconnect() {
        Button reconnect = new Button(messages.get("app.reconnect"), Icons.of("fth-refresh-cw"));
        reconnect.setId("reconnectButton");
        reconnect.setOnAction(event -> model.connect());
        model.statusProperty().subscribe(status -> {
            boolean active = status.state().isUp() || status.state().isBusy();
            shown(reconnect, !active || status.state() == ConnectionState.WAITING);
        });
        return reconnect;
    }

    private ToggleButton toggle(String id, String icon, String nameKey) {
        ToggleButton toggle = Icons.toggle(icon, messages.get(nameKey));
        toggle.setId(id);
        toggle.setSelected(true);
        toggle.disableProperty().bind(model.everUpProperty().not());
        return toggle;
    }

    private static void shown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
