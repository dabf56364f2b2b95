package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.text.Messages;
import io.topiary.ui.app.Banner.Verb;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.StateDot;
import io.topiary.ui.kit.Style;
import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A session's tab: banners, tools, the panes with movable dividers, and the status line. */
final class SessionView extends BorderPane {

    private static final String TREE_SPLIT = "tree";
    private static final String PUBLISH_SPLIT = "publish";
    private static final String LOG_SPLIT = "log";
    private static final double TREE_SHARE = 0.46;
    private static final double PUBLISH_SHARE = 0.6;
    private static final double LOG_SHARE = 0.72;

    private final SessionViewModel model;
    private final Messages messages;
    private final SessionPanes panes;
    private final SplitMemory memory;
    private final SplitPane columns = new SplitPane();
    private final SplitPane right = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final ToggleButton publishToggle;
    private final ToggleButton logToggle;
    private final ConnectingView connecting;

    SessionView(SessionViewModel model, SessionPanes panes, SplitMemory memory, Messages messages, Runnable edit) {
        this.model = model;
        this.messages = messages;
        this.panes = panes;
        this.memory = memory;
        this.publishToggle = toggle("publishToggle", "fth-send", "app.publishPane");
        this.logToggle = toggle("logToggle", "fth-list", "app.logPane");
        this.connecting = new ConnectingView(model, messages, edit);
        getStyleClass().add("session");
        arrange();
        model.pausedProperty().subscribe(panes::setPaused);
    }

    /** Puts the banners above and the status line below. */
    void frame(Node banners, Node statusLine) {
        setTop(new VBox(tools(), banners));
        setBottom(statusLine);
    }

    /** Does what a banner offers. */
    void act(Verb verb) {
        switch (verb) {
            case CONNECT_NOW, RECONNECT -> model.connect();
            case STOP -> model.disconnect();
            case PUBLISH -> showPublish();
            case DISMISS -> throw new IllegalArgumentException("a banner dismisses itself");
        }
    }

    /** Shows the seconds left anew. */
    void beat() {
        connecting.beat();
    }

    /** Goes to the filter above the tree. */
    void focusFilter() {
        SessionPanes.focus(panes.tree(), "treeFilter");
    }

    /** Shows the publish pane and goes there. */
    void showPublish() {
        publishToggle.setSelected(true);
        SessionPanes.focus(panes.publish(), "publishTopic");
    }

    /** Goes to the next pane, or the one before. */
    void cyclePanes(boolean forward) {
        PaneCycle.move(
                List.of(panes.tree(), panes.inspector(), panes.publish(), panes.log()),
                getScene().getFocusOwner(),
                forward);
    }

    /** Puts the upper edge of the log to {@code position}, 0 to 1. */
    void giveLog(double position) {
        rows.setDividerPositions(position);
    }

    /** Shows or hides the log. */
    void toggleLog() {
        logToggle.setSelected(!logToggle.isSelected());
    }

    /** Remembers where the dividers are. */
    void rememberSplits() {
        memory.remember(columns, TREE_SPLIT);
        memory.remember(right, PUBLISH_SPLIT);
        memory.remember(rows, LOG_SPLIT);
    }

    private void arrange() {
        columns.setId("columns");
        right.setOrientation(Orientation.VERTICAL);
        rows.setOrientation(Orientation.VERTICAL);
        right.getItems().setAll(panes.inspector(), panes.publish());
        columns.getItems().setAll(panes.tree(), right);
        rows.getItems().setAll(columns, panes.log());
        memory.restore(columns, TREE_SPLIT, TREE_SHARE);
        memory.restore(right, PUBLISH_SPLIT, PUBLISH_SHARE);
        memory.restore(rows, LOG_SPLIT, LOG_SHARE);
        // a larger window gives its room to the payload
        SplitPane.setResizableWithParent(panes.tree(), false);
        SplitPane.setResizableWithParent(panes.publish(), false);
        SplitPane.setResizableWithParent(panes.log(), false);
        publishToggle
                .selectedProperty()
                .addListener((property, before, shown) ->
                        memory.show(right, panes.publish(), PUBLISH_SPLIT, PUBLISH_SHARE, shown));
        logToggle
                .selectedProperty()
                .addListener((property, before, shown) -> memory.show(rows, panes.log(), LOG_SPLIT, LOG_SHARE, shown));
        rows.visibleProperty().bind(model.everUpProperty());
        connecting.visibleProperty().bind(model.everUpProperty().not());
        setCenter(new StackPane(rows, connecting));
    }

    private HBox tools() {
        StateDot dot = new StateDot();
        model.statusProperty().subscribe(status -> dot.show(status.state()));
        Label name = new Label(model.session().name());
        name.getStyleClass().add("session-name");
        Label address = new Label(model.session().options().address().uri());
        address.getStyleClass().addAll(Style.MUTED, "session-address");
        address.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        Button pause = new Button(null, Icons.of("fth-pause"));
        pause.setId("pauseButton");
        pause.textProperty().bind(model.pauseTextProperty());
        pause.setOnAction(event -> model.togglePause());
        model.pausedProperty().subscribe(paused -> {
            pause.setGraphic(Icons.of(paused ? "fth-play" : "fth-pause"));
            pause.getStyleClass().remove(Style.ACCENT);
            if (paused) {
                pause.getStyleClass().add(Style.ACCENT);
            }
        });
        pause.disableProperty().bind(model.everUpProperty().not());
        Button disconnect = new Button(messages.get("app.disconnect"), Icons.of("fth-power"));
        disconnect.setId("disconnectButton");
        disconnect.setOnAction(event -> model.disconnect());
        Button reconnect = new Button(messages.get("app.reconnect"), Icons.of("fth-refresh-cw"));
        reconnect.setId("reconnectButton");
        reconnect.setOnAction(event -> model.connect());
        model.statusProperty().subscribe(status -> {
            boolean active = status.state().isUp() || status.state().isBusy();
            shown(disconnect, active);
            shown(reconnect, !active || status.state() == ConnectionState.WAITING);
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox tools = new HBox(dot, name, address, space, pause, disconnect, reconnect, publishToggle, logToggle);
        tools.getStyleClass().addAll(Style.TOOL_ROW, "session-tools");
        return tools;
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
