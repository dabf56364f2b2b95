package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A session's tab: cautions, tools, banners, the panes with movable dividers, and the status line. */
final class SessionView extends BorderPane {

    /** What is shown may be older than what the broker has. */
    private static final PseudoClass OFFLINE = PseudoClass.getPseudoClass("offline");

    private static final String TREE_SPLIT = "tree";
    private static final String PUBLISH_SPLIT = "publish";
    private static final String LOG_SPLIT = "log";
    private static final double TREE_SHARE = 0.46;
    private static final double PUBLISH_SHARE = 0.72;
    private static final double LOG_SHARE = 0.72;
    private static final double ROOM_FOR_DIVIDER = 4;

    private final SessionViewModel model;
    private final SessionPanes panes;
    private final SplitMemory memory;
    private final Runnable edit;
    private final SplitPane columns = new SplitPane();
    private final SplitPane right = new SplitPane();
    private final SplitPane rows = new SplitPane();
    private final BottomPane bottom;
    private final SessionTools tools;
    private final CautionBars cautions;
    private final ConnectingView connecting;

    /** @param edit goes to the profile in the start page */
    SessionView(SessionViewModel model, SessionPanes panes, SplitMemory memory, Messages messages, Runnable edit) {
        this.model = model;
        this.panes = panes;
        this.memory = memory;
        this.edit = edit;
        this.bottom = new BottomPane(panes, messages);
        this.tools = new SessionTools(model, messages);
        this.cautions = new CautionBars(model.session(), messages);
        this.connecting = new ConnectingView(model, messages, this::act);
        getStyleClass().add("session");
        arrange();
        model.pausedProperty().subscribe(panes::setPaused);
        panes.desk().onPublish(this::showPublishPayload);
    }

    /** Whether the time line is shown. */
    ToggleButton timeToggle() {
        return tools.timeToggle();
    }

    /** Puts the status line below, and nothing more above. */
    void frame(Node statusLine) {
        setTop(new VBox(cautions, tools));
        setBottom(statusLine);
    }

    /** Puts the banners above and the status line below. */
    void frame(Node banners, Node statusLine) {
        setTop(new VBox(cautions, tools, banners));
        setBottom(statusLine);
    }

    /** Shows {@code chip} in the line above the panes. */
    void addChip(Node chip) {
        tools.add(chip);
    }

    /** Has {@code action} ask what to replay. */
    void offerReplay(Runnable action) {
        tools.offerReplay(action);
    }

    /** Does what is offered. */
    void act(Offer offer) {
        switch (offer.verb()) {
            case PUBLISH -> showPublish();
            case SUBSCRIPTIONS -> showSubscriptions();
            case RULES -> showRules();
            case EDIT -> edit.run();
            case DISMISS -> throw new IllegalArgumentException("a banner dismisses itself");
            default -> model.act(offer);
        }
    }

    /** Shows the seconds left anew. */
    void beat() {
        connecting.beat();
    }

    /** Looks again at what the session connects with. */
    void refresh() {
        tools.refresh();
        cautions.refresh();
        connecting.beat();
    }

    /** Goes to the filter above the tree. */
    void focusFilter() {
        panes.tree().focusFilter();
    }

    private void focusTree() {
        // what divides them brings the panes into the scene with its skin
        applyCss();
        panes.tree().focusRows();
    }

    /** Shows the publish pane and goes there. */
    void showPublish() {
        tools.publishToggle().setSelected(true);
        SessionPanes.focus(panes.publish(), "publishTopic");
    }

    /** Goes to the publish pane; from the tree, to write to the topic selected there. */
    void publish() {
        Node focused = getScene().getFocusOwner();
        if (focused instanceof TableView<?> && PaneCycle.contains(panes.tree(), focused)) {
            panes.tree().publishHere();
        } else {
            showPublish();
        }
    }

    /** Goes back or forward through what was selected in the tree. */
    void goBack(boolean back) {
        if (back) {
            panes.tree().goBack();
        } else {
            panes.tree().goForward();
        }
    }

    private void showPublishPayload() {
        showPublish();
        SessionPanes.focus(panes.publish(), "publishPayload");
    }

    /** Shows the subscriptions and goes there. */
    void showSubscriptions() {
        tools.logToggle().setSelected(true);
        bottom.showSubscriptions();
        SessionPanes.focus(panes.subscriptions(), "subscriptionFilter");
    }

    /** Shows the search over what was recorded and goes there. */
    void showSearch() {
        tools.logToggle().setSelected(true);
        bottom.showSearch();
        panes.search().view().focus();
    }

    /** Shows what the broker granted. */
    void showBroker() {
        tools.logToggle().setSelected(true);
        bottom.showBroker();
    }

    /** Shows silent topics and odd names. */
    void showHealth() {
        tools.logToggle().setSelected(true);
        bottom.showHealth();
    }

    /** Shows the rules and their alerts. */
    void showRules() {
        tools.logToggle().setSelected(true);
        bottom.showRules();
    }

    /** Shows the charts that are kept. */
    void showDashboard() {
        tools.logToggle().setSelected(true);
        bottom.showDashboard();
    }

    /** Shows the comparison with something else. */
    void showCompare() {
        tools.logToggle().setSelected(true);
        bottom.showCompare();
    }

    /** Shows or hides the publish pane. */
    void showPublish(boolean shown) {
        tools.publishToggle().setSelected(shown);
    }

    /** Shows the message log. */
    void showLog() {
        tools.logToggle().setSelected(true);
        bottom.showLog();
    }

    /** Goes to the next pane, or the one before. */
    void cyclePanes(boolean forward) {
        PaneCycle.move(
                List.of(panes.tree(), panes.inspector(), panes.publish(), bottom.inFront()),
                getScene().getFocusOwner(),
                forward);
    }

    /** Puts the upper edge of what lies below to {@code position}, 0 to 1. */
    void giveLog(double position) {
        rows.setDividerPositions(position);
    }

    /** Shows or hides what lies below. */
    void toggleLog() {
        tools.logToggle().setSelected(!tools.logToggle().isSelected());
    }

    /** Remembers where the dividers are, and how the topics are looked at. */
    void rememberSplits() {
        panes.rememberLook();
        memory.remember(columns, TREE_SPLIT);
        memory.remember(right, PUBLISH_SPLIT);
        memory.remember(rows, LOG_SPLIT);
    }

    /** Keeps the publish pane as high as it has to be to be of use, where there is room for it. */
    private void keepPublish(double room) {
        Region publish = panes.publish();
        publish.applyCss();
        publish.setMinHeight(Region.USE_COMPUTED_SIZE);
        publish.setMinHeight(Math.max(0, Math.min(publish.minHeight(-1), room - ROOM_FOR_DIVIDER)));
    }

    private void arrange() {
        columns.setId("columns");
        right.setOrientation(Orientation.VERTICAL);
        rows.setOrientation(Orientation.VERTICAL);
        right.getItems().setAll(panes.inspector(), panes.publish());
        columns.getItems().setAll(panes.tree(), right);
        rows.getItems().setAll(columns, bottom);
        memory.restore(columns, TREE_SPLIT, TREE_SHARE);
        memory.restore(right, PUBLISH_SPLIT, PUBLISH_SHARE);
        memory.restore(rows, LOG_SPLIT, LOG_SHARE);
        right.heightProperty().subscribe(height -> keepPublish(height.doubleValue()));
        panes.publish().onPage(() -> keepPublish(right.getHeight()));
        // a larger window gives its room to the payload
        SplitPane.setResizableWithParent(panes.tree(), false);
        SplitPane.setResizableWithParent(panes.publish(), false);
        SplitPane.setResizableWithParent(bottom, false);
        tools.publishToggle()
                .selectedProperty()
                .addListener((property, before, shown) ->
                        memory.show(right, panes.publish(), PUBLISH_SPLIT, PUBLISH_SHARE, shown));
        tools.logToggle()
                .selectedProperty()
                .addListener((property, before, shown) -> memory.show(rows, bottom, LOG_SPLIT, LOG_SHARE, shown));
        rows.getStyleClass().add("session-panes");
        model.statusProperty()
                .subscribe(status -> rows.pseudoClassStateChanged(
                        OFFLINE,
                        !status.state().isUp() && !model.session().model().isPast()));
        rows.visibleProperty().bind(model.everUpProperty());
        rows.visibleProperty().addListener((property, before, shown) -> focusTree());
        connecting.visibleProperty().bind(model.everUpProperty().not());
        // in a small window with large text the panes give way, not the lines above and below
        StackPane centre = new StackPane(rows, connecting);
        List.of(centre, rows, columns, right, bottom, panes.tree(), panes.inspector(), panes.publish(), connecting)
                .forEach(part -> part.setMinSize(0, 0));
        setMinWidth(0);
        setCenter(centre);
    }
}
