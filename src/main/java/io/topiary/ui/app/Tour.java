package io.topiary.ui.app;

import io.topiary.core.message.Qos;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.session.Books;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.kit.CodeView;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/** A walk through the main views with the demo's data, with pictures. Called on the main thread. */
final class Tour {

    private static final int LEAST_TOPICS = 50;
    private static final double LOG_SHARE = 0.4;
    private static final String JSON_TOPIC = PayloadTour.JSON_TOPIC;
    private static final String COMMAND_TOPIC = "zigbee2mqtt/office_light/set";
    private static final String COMMAND = "{\"state\": \"ON\", \"brightness\": 180, \"color_temp\": 250}";
    private static final List<String> MAIN_DEVICES =
            List.of("zigbee2mqtt", JSON_TOPIC, "tele", "acme/plant-1", PayloadTour.PICTURE_TOPIC, "$SYS/broker");

    private final Application application;
    private final Stores stores;
    private final TourGuide guide;
    private final Messages messages;
    private final PrintStream out;

    Tour(Application application, Stores stores, TourGuide guide, Messages messages, PrintStream out) {
        this.application = application;
        this.stores = stores;
        this.guide = guide;
        this.messages = messages;
        this.out = out;
    }

    /** Walks. @throws TourException if a step does not show what it should */
    void walk() throws TourException {
        guide.picture("01-welcome");
        startPage();
        SessionTab tab = session();
        Session session = tab.model().session();
        TimeTour time = new TimeTour(guide, application, tab);
        payloads(tab);
        publish(tab);
        new PublishTour(guide, tab).walk();
        log(tab);
        PagesTour pages = new PagesTour(guide, stores, tab, messages);
        pages.walk();
        new RetainedTour(guide, tab).walk();
        time.walk();
        new ValuesTour(guide, tab).walk();
        new ShapeTour(guide, stores, tab, messages).walk();
        new CompareTour(guide, tab).walk();
        pages.filter();
        new ReplayTour(guide, tab, messages).walk();
        new SearchTour(guide, tab).walk();
        new FilesTour(guide, application.transfers(), tab, messages).walk();
        tell(session);
    }

    private void startPage() throws TourException {
        add(ConnectionProfile.create("Greenhouse", new BrokerAddress(Scheme.MQTT, "greenhouse.local", 1883, ""))
                .withLabel(new ProfileLabel(Colour.GREEN, "", "")));
        ConnectionProfile plant = plant();
        add(plant);
        guide.act(() -> application.start().select(plant));
        guide.picture("02-start");
        guide.act(() -> {
            field("profilePort", TextInputControl.class).setText("88830");
            field("profileUser", TextInputControl.class).setText("operator");
        });
        for (Page page : Page.values()) {
            guide.act(() -> application.start().editor().pageProperty().set(page));
            guide.picture("03-editor-" + page.name().toLowerCase(Locale.ROOT));
        }
        guide.act(() -> application.start().discard());
    }

    /** A profile that has something on every page of the editor. */
    private static ConnectionProfile plant() {
        ConnectOptions options = ConnectionProfile.defaults(
                        new BrokerAddress(Scheme.MQTTS, "mqtt.plant-1.example.com", 8883, ""))
                .withExcludes(List.of(TopicFilter.of("$SYS/broker/load/#")));
        return ConnectionProfile.of("plant-1", "Plant 1", options)
                .withLabel(new ProfileLabel(Colour.RED, "Plants", "Ask the shift lead before publishing."))
                .withProtection(new Protection(true, false));
    }

    private void add(ConnectionProfile profile) throws TourException {
        try {
            stores.profiles().add(profile);
        } catch (StoreException e) {
            throw new TourException(messages.get(e.text()));
        }
    }

    private SessionTab session() throws TourException {
        guide.act(application::openDemo);
        guide.await(
                "app.tour.step.connect",
                () -> application.window().tabs().inFront().isPresent());
        SessionTab tab = guide.ask(() -> application.window().tabs().inFront().orElseThrow());
        awaitConnected(tab);
        Session session = tab.model().session();
        guide.await("app.tour.step.topics", () -> session.books().topics() >= LEAST_TOPICS);
        for (String device : MAIN_DEVICES) {
            guide.await(
                    "app.tour.step.devices",
                    () -> session.model()
                            .read(model -> model.tree().row(device))
                            .isPresent());
        }
        return tab;
    }

    private void awaitConnected(SessionTab tab) throws TourException {
        guide.await(
                "app.tour.step.connect",
                () -> tab.model().statusProperty().get().state() == ConnectionState.CONNECTED);
    }

    private void payloads(SessionTab tab) throws TourException {
        guide.act(() -> {
            tab.panes().topics().setExpanded("$SYS", false);
            tab.panes().topics().setExpanded("acme", false);
        });
        new PayloadTour(guide, tab).walk();
    }

    @SuppressWarnings("unchecked")
    private void publish(SessionTab tab) throws TourException {
        guide.act(() -> {
            field("publishTopic", TextInputControl.class).setText(COMMAND_TOPIC);
            field("publishPayload", CodeView.class).setText(COMMAND);
            ((ComboBox<Qos>) field("publishQos", ComboBox.class)).setValue(Qos.AT_LEAST_ONCE);
        });
        guide.await(
                "app.tour.step.publish",
                () -> !field("publishButton", Button.class).isDisabled());
        guide.act(() -> {
            field("publishButton", Button.class).fire();
            tab.panes().topics().select(JSON_TOPIC);
        });
        guide.await("app.tour.step.publish", () -> {
            Labeled result = field("publishResult", Labeled.class);
            return result.isVisible()
                    && result.getText() != null
                    && result.getText().contains("ms");
        });
        guide.picture("07-publish");
        out.println(messages.get(
                "app.tour.published",
                COMMAND_TOPIC,
                field("publishResult", Labeled.class).getText()));
    }

    private void log(SessionTab tab) throws TourException {
        guide.act(() -> {
            tab.panes().topics().select("acme/plant-1");
            tab.view().giveLog(LOG_SHARE);
        });
        guide.await("app.tour.step.log", () -> tab.view().lookup("#messageLog") != null);
        guide.picture("08-log");
        guide.act(() -> tab.model().disconnect());
        guide.await(
                "app.tour.step.offline",
                () -> tab.view().lookup(".gap-words") instanceof Labeled gap
                        && gap.getParent() != null
                        && !gap.getText().isEmpty());
        guide.picture("09-offline");
        guide.act(() -> tab.model().connect());
        awaitConnected(tab);
    }

    private void tell(Session session) throws TourException {
        Books books = session.books();
        out.println(messages.get("app.tour.topics", books.topics()));
        out.println(messages.get("app.tour.messages", books.received()));
        out.println(messages.get(
                "app.tour.books",
                books.received(),
                books.inTree(),
                books.leftOut(),
                books.skipped(),
                books.intakeDepth()));
        out.println(messages.get("app.tour.pictures", guide.pictures()));
        if (!books.balanced()) {
            throw new TourException(messages.get("app.tour.unbalanced"));
        }
    }

    private <N extends Node> N field(String id, Class<N> type) {
        Node node = application.window().scene().lookup("#" + id);
        if (!type.isInstance(node)) {
            throw new IllegalStateException("there is no " + id);
        }
        return type.cast(node);
    }
}
