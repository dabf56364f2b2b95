package io.topiary.ui.app;

import io.topiary.core.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.Region;

/** What lies below tree and payload: the message log, search, subscriptions, broker, health, rules, charts, comparison. FX thread. */
final class BottomPane extends TabPane {

    private final Tab log;
    private final Tab search;
    private final Tab subscriptions;
    private final Tab broker;
    private final Tab health;
    private final Tab rules;
    private final Tab dashboard;
    private final Tab compare;

    BottomPane(SessionPanes panes, Messages messages) {
        this.log = tab("logTab", messages.get("app.tab.log"), panes.log());
        this.search =
                tab("searchTab", messages.get("app.tab.search"), panes.search().view());
        search.selectedProperty().subscribe(panes.search().model()::setLooking);
        this.subscriptions = tab("subscriptionsTab", messages.get("app.tab.subscriptions"), panes.subscriptions());
        this.broker = tab("brokerTab", messages.get("app.tab.broker"), panes.broker());
        this.health = tab("healthTab", "", panes.health().view());
        health.textProperty().bind(panes.health().model().titleProperty());
        health.selectedProperty().subscribe(panes.health().model()::setLooking);
        this.rules = tab("rulesTab", "", panes.rules().view());
        rules.textProperty().bind(panes.rules().model().titleProperty());
        this.dashboard = tab(
                "dashboardTab",
                messages.get("app.tab.dashboard"),
                panes.charts().board());
        dashboard.selectedProperty().subscribe(panes.charts().dashboard()::setLooking);
        this.compare =
                tab("compareTab", messages.get("compare.title"), panes.compare().view());
        setId("bottomTabs");
        getStyleClass().add("bottom-tabs");
        setTabClosingPolicy(TabClosingPolicy.UNAVAILABLE);
        getTabs().setAll(log, search, subscriptions, broker, health, rules, dashboard, compare);
    }

    void showLog() {
        getSelectionModel().select(log);
    }

    void showSearch() {
        getSelectionModel().select(search);
    }

    void showSubscriptions() {
        getSelectionModel().select(subscriptions);
    }

    void showBroker() {
        getSelectionModel().select(broker);
    }

    void showHealth() {
        getSelectionModel().select(health);
    }

    void showRules() {
        getSelectionModel().select(rules);
    }

    void showDashboard() {
        getSelectionModel().select(dashboard);
    }

    void showCompare() {
        getSelectionModel().select(compare);
    }

    /** What is in front. */
    Region inFront() {
        return (Region) getSelectionModel().getSelectedItem().getContent();
    }

    private static Tab tab(String id, String name, Node content) {
        Tab tab = new Tab(name, content);
        tab.setId(id);
        return tab;
    }
}
