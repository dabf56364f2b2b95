package io.topiary.ui.app;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.rules.AlertPlan;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.session.Session;
import io.topiary.core.settings.Settings;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.LinePlot;
import java.util.List;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/** The part of a tour that goes through the pages below the tree, and the filter above it. Called on the main thread. */
final class PagesTour {

    private static final double PAGE_SHARE = 0.4;
    private static final double BROKER_SHARE = 0.26;
    private static final String COLOURED_TOPIC = "zigbee2mqtt/office_light";
    private static final String SILENT_TOPIC = "home/cellar/humidity";

    private final TourGuide guide;
    private final Stores stores;
    private final SessionTab tab;
    private final Messages messages;

    PagesTour(TourGuide guide, Stores stores, SessionTab tab, Messages messages) {
        this.guide = guide;
        this.stores = stores;
        this.tab = tab;
        this.messages = messages;
    }

    /** Walks. @throws TourException if a page does not show what it should */
    void walk() throws TourException {
        broker();
        health();
        rules();
    }

    /** Shows what is wrong with a filter. */
    void filter() throws TourException {
        TextInputControl filter = (TextInputControl) tab.view().lookup("#treeFilter");
        guide.act(() -> filter.setText("temp qos:high"));
        guide.await(
                "app.tour.step.filter",
                () -> tab.view().lookup("#treeFilterError").isVisible());
        guide.picture("18-filter");
    }

    private void broker() throws TourException {
        guide.act(() -> {
            Session session = tab.model().session();
            var _ = session.subscribe(Subscription.of(TopicFilter.of("acme/+/audit/#"), Qos.AT_LEAST_ONCE)
                    .withEnabled(false));
            session.exclude(List.of(TopicFilter.of("cameras/+/snapshot")));
            tab.view().showSubscriptions();
        });
        guide.picture("10-subscriptions");
        guide.act(() -> {
            tab.view().showBroker();
            tab.view().giveLog(BROKER_SHARE);
            tab.view().lookup("#topicTree").requestFocus();
        });
        guide.await(
                "app.tour.step.broker",
                () -> tab.view().lookup("#brokerPlot-messages") instanceof LinePlot plot
                        && !plot.words().contains(messages.get("broker.plot.none")));
        guide.picture("11-broker");
        guide.picture("11-broker-200-percent", Settings.Theme.LIGHT, 2);
    }

    private void rules() throws TourException {
        Rule loud = Rule.create(
                "Plant readings",
                "topic:acme/# -payload:online",
                RuleActions.NONE.withColour(RuleColour.SKY).withAlert(new AlertPlan(false, true, 60)));
        Rule lights = Rule.create("Lights", "topic:zigbee2mqtt/#", RuleActions.NONE.withColour(RuleColour.ORANGE));
        try {
            stores.rules().change(rules -> List.of(loud, lights));
        } catch (StoreException e) {
            throw new TourException(messages.get(e.text()));
        }
        guide.act(() -> tab.view().showRules());
        guide.await(
                "app.tour.step.rules",
                () -> !tab.panes().rules().model().alerts().isEmpty());
        guide.picture("13-rules");
        guide.picture("13-rules-200-percent", Settings.Theme.DARK, 2);
        guide.act(() -> {
            tab.panes().topics().select(COLOURED_TOPIC);
            tab.view().showLog();
        });
        guide.await("app.tour.step.log", () -> tab.view().lookup("#messageLog") != null);
        guide.picture("14-coloured");
    }

    private void health() throws TourException {
        guide.act(() -> {
            tab.panes().topics().select(SILENT_TOPIC);
            tab.view().showHealth();
            tab.view().giveLog(PAGE_SHARE);
        });
        guide.await(
                "app.tour.step.health",
                () -> tab.view().lookup("#silentTopics") instanceof TableView<?> silent
                        && !silent.getItems().isEmpty());
        guide.picture("12-health");
    }
}
