package io.topiary.ui.app;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.session.Session;
import io.topiary.core.settings.Settings;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import org.jspecify.annotations.Nullable;

/** The part of a tour that looks at what payloads look like, what differs, and what counters tell. On the main thread. */
final class ShapeTour {

    private static final String TOPIC = "lab/press/vitals";
    private static final int USUAL = 40;
    private static final int LOST = 23;
    private static final double LOG_SHARE = 0.85;
    private static final double USUAL_SHARE = 0.72;
    private static final String SCHEMA = "{\"type\": \"object\", \"properties\": {\"force\": {\"maximum\": 60},"
            + " \"temp\": {\"type\": \"number\"}}, \"required\": [\"seq\"]}";

    private final TourGuide guide;
    private final Stores stores;
    private final SessionTab tab;
    private final Messages messages;

    ShapeTour(TourGuide guide, Stores stores, SessionTab tab, Messages messages) {
        this.guide = guide;
        this.stores = stores;
        this.tab = tab;
        this.messages = messages;
    }

    /** Walks. @throws TourException if something is not shown */
    void walk() throws TourException {
        guide.act(() -> tab.view().showPublish(false));
        try {
            Path folder = Files.createTempDirectory("topiary-tour-schema");
            Path file = folder.resolve("press.schema.json");
            Files.writeString(file, SCHEMA);
            check(file);
            schema();
            Files.delete(file);
            Files.delete(folder);
        } catch (IOException e) {
            throw new TourException(String.valueOf(e.getMessage()));
        }
        sequence();
        guide.act(() -> {
            tab.panes().inspection().view().showPage("valueTab");
            tab.view().giveLog(USUAL_SHARE);
            tab.view().showPublish(true);
        });
    }

    private void check(Path file) throws TourException {
        Rule rule = Rule.create("Press", "topic:" + TOPIC, RuleActions.NONE.withSchema(file.toString()));
        try {
            stores.rules().change(rules -> {
                List<Rule> more = new ArrayList<>(rules);
                more.add(rule);
                return more;
            });
        } catch (StoreException e) {
            throw new TourException(messages.get(e.text()));
        }
    }

    private void schema() throws TourException {
        Session session = tab.model().session();
        // known before it is selected
        publish(session, 1, "20.5");
        guide.await(
                "app.tour.step.shape",
                () -> session.model().read(model -> model.tree().row(TOPIC)).isPresent());
        for (int i = 2; i <= USUAL; i++) {
            if (i != LOST) {
                publish(session, i, String.valueOf(20 + i % 5 + 0.25));
            }
        }
        guide.act(() -> {
            tab.panes().topics().select(TOPIC);
            tab.panes().inspection().view().showPage(ShapePane.SCHEMA);
            tab.view().giveLog(LOG_SHARE);
        });
        guide.await(
                "app.tour.step.shape",
                () -> rows("#schemaTable") > 3
                        && tab.panes().shape().watch().book().looked(TOPIC) > ShapeOptions.LEAST_MESSAGES);
        deviations(session);
    }

    private void deviations(Session session) throws TourException {
        publish(session, USUAL + 1, "\"too hot\"");
        guide.await(
                "app.tour.step.shape",
                () -> tab.panes()
                        .shape()
                        .watch()
                        .book()
                        .deviations()
                        .about(TOPIC)
                        .isPresent());
        guide.await("app.tour.step.shape", () -> node("#schemaVerdict") instanceof Labeled said && said.isVisible());
        guide.picture("30-schema");
        guide.act(() -> {
            tab.panes().shape().schemaView().showDeviations();
            if (node("#deviationsEverywhere") instanceof CheckBox everywhere) {
                everywhere.setSelected(true);
            }
        });
        guide.await("app.tour.step.shape", () -> rows("#deviations") > 1);
        guide.picture("30-schema-deviations");
        guide.picture("30-schema-deviations-200-percent", Settings.Theme.LIGHT, 2);
    }

    private void sequence() throws TourException {
        guide.act(() -> {
            tab.panes().inspection().view().showPage(ShapePane.SEQUENCE);
            if (node("#sequencePath") instanceof ComboBox<?> path) {
                TextInputControl editor = path.getEditor();
                editor.setText("/seq");
            }
            if (node("#sequenceWatch") instanceof Button watch) {
                watch.fire();
            }
        });
        guide.await("app.tour.step.sequence", () -> rows("#sequenceEvents") > 0);
        publish(tab.model().session(), USUAL + 1, "21.5");
        guide.await("app.tour.step.sequence", () -> rows("#sequenceEvents") > 1);
        guide.picture("31-sequence");
        guide.picture("31-sequence-200-percent", Settings.Theme.DARK, 2);
    }

    private static void publish(Session session, int number, String temperature) {
        String payload = "{\"seq\": " + number + ", \"temp\": " + temperature + ", \"force\": " + (50 + number % 7)
                + ", \"state\": \"" + (number % 3 == 0 ? "idle" : "pressing") + "\", \"tools\": [{\"id\": 7, \"worn\": "
                + number % 10 / 10.0 + "}]}";
        var _ = session.publish(
                PublishRequest.of(Topic.of(TOPIC), payload.getBytes(StandardCharsets.UTF_8), Qos.AT_LEAST_ONCE, false));
    }

    private int rows(String id) {
        return node(id) instanceof TableView<?> table ? table.getItems().size() : 0;
    }

    private @Nullable Node node(String id) {
        return tab.view().lookup(id);
    }
}
