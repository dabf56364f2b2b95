package io.topiary.ui.broker;

import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Icons;
import io.topiary.ui.kit.Style;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the broker granted beside what it tells about itself, with plots of the last minutes. FX thread. */
public final class BrokerView extends VBox {

    private static final double FACTS_SHARE = 38;

    private final BrokerViewModel model;
    private final Messages messages;
    private final FactsPane granted = new FactsPane("broker-note");
    private final VBox told = new VBox();
    private final List<FactsPane> groups = new ArrayList<>();
    private final SysOthersTable others;
    private final SysPlotsPane plots;
    private final SysEmptyView empty;

    /** A view of {@code model}. */
    public BrokerView(BrokerViewModel model, Messages messages) {
        this.model = model;
        this.messages = messages;
        this.others = new SysOthersTable(messages);
        this.plots = new SysPlotsPane(messages);
        this.empty = new SysEmptyView(model, messages);
        getStyleClass().add("broker");
        granted.setId("brokerFacts");
        told.setId("brokerSys");
        told.getStyleClass().add("broker-column");
        Node body = createBody();
        setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(createHeading(), body);
        model.facts().addListener((ListChangeListener<BrokerFact>) change -> granted.show(model.facts()));
        model.groups().addListener((ListChangeListener<SysGroup>) change -> showGroups());
        model.looksProperty().subscribe(this::look);
        model.minutesProperty().subscribe(this::look);
        granted.show(model.facts());
        showGroups();
    }

    private Node createHeading() {
        Label words = new Label();
        words.getStyleClass().add(Style.SECTION_TITLE);
        words.textProperty()
                .bind(model.currentProperty()
                        .map(current -> messages.get(current ? "broker.heading" : "broker.heading.before")));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button copy = new Button(messages.get("broker.copy"), Icons.of("fth-copy"));
        copy.setId("copyBrokerButton");
        copy.getStyleClass().add(Style.FLAT);
        copy.setOnAction(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(model.text());
            Clipboard.getSystemClipboard().setContent(content);
        });
        HBox heading = new HBox(words, space, createPeriods(), copy);
        heading.getStyleClass().add("broker-heading");
        return heading;
    }

    private Node createPeriods() {
        ToggleGroup group = new ToggleGroup();
        HBox box = new HBox(
                period(group, BrokerViewModel.SHORT_MINUTES, "broker.plot.short", "left-pill"),
                period(group, BrokerViewModel.LONG_MINUTES, "broker.plot.long", "right-pill"));
        box.setAlignment(Pos.CENTER);
        box.visibleProperty().bind(model.sysStateProperty().isEqualTo(SysState.PRESENT));
        return box;
    }

    private ToggleButton period(ToggleGroup group, int minutes, String key, String style) {
        ToggleButton button = new ToggleButton(messages.get(key));
        button.setId("brokerMinutes" + minutes);
        button.getStyleClass().addAll(style, "small");
        button.setToggleGroup(group);
        button.setSelected(model.minutesProperty().get() == minutes);
        button.setOnAction(event -> {
            model.minutesProperty().set(minutes);
            button.setSelected(true);
        });
        return button;
    }

    private Node createBody() {
        VBox facts = new VBox(granted, told, others);
        facts.getStyleClass().add("broker-column");
        GridPane body = new GridPane();
        body.add(scroll(facts), 0, 0);
        body.add(new StackPane(scroll(plots), empty), 1, 0);
        ColumnConstraints left = new ColumnConstraints();
        left.setPercentWidth(FACTS_SHARE);
        ColumnConstraints right = new ColumnConstraints();
        right.setPercentWidth(100 - FACTS_SHARE);
        RowConstraints row = new RowConstraints();
        row.setVgrow(Priority.ALWAYS);
        body.getColumnConstraints().addAll(left, right);
        body.getRowConstraints().add(row);
        body.setMinHeight(0);
        return body;
    }

    private static ScrollPane scroll(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        return scroll;
    }

    private void showGroups() {
        List<SysGroup> wanted = model.groups();
        if (groups.size() != wanted.size()) {
            groups.clear();
            told.getChildren().clear();
            for (SysGroup group : wanted) {
                Label title = new Label(group.title());
                title.getStyleClass().add(Style.SECTION_TITLE);
                FactsPane facts = new FactsPane(Style.MUTED);
                groups.add(facts);
                told.getChildren().addAll(title, facts);
            }
        }
        for (int i = 0; i < wanted.size(); i++) {
            ((Label) told.getChildren().get(2 * i)).setText(wanted.get(i).title());
            groups.get(i).show(wanted.get(i).facts());
        }
    }

    /** Draws the plots anew if anybody can see them. */
    private void look() {
        empty.refresh();
        if (isSeen(this)) {
            others.show(model.others(), model.isPartial());
            plots.show(model.plots());
        }
    }

    private static boolean isSeen(Node node) {
        @Nullable Parent at = node.getParent();
        boolean seen = node.getScene() != null && node.isVisible();
        while (seen && at != null) {
            seen = at.isVisible();
            at = at.getParent();
        }
        return seen;
    }
}
