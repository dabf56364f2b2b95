package io.topiary.ui.inspect.properties;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.session.Partners;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ManualMetronome;
import io.topiary.ui.kit.FxThread;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class PropertiesViewTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final ManualMetronome metronome = new ManualMetronome();
    private final SimpleObjectProperty<@Nullable Message> inspected = new SimpleObjectProperty<>();
    private final AtomicReference<@Nullable Message> gone = new AtomicReference<>();
    private final PropertiesViewModel model = new PropertiesViewModel(
            new Partners(session, Optional::empty),
            inspected,
            metronome,
            workers,
            new FxThread(),
            Messages.forLocale(Locale.ENGLISH));

    @Start
    void start(Stage stage) {
        model.onGo(gone::set);
        model.setLooking(true);
        stage.setScene(new Scene(new PropertiesView(model, Messages.forLocale(Locale.ENGLISH)), 800, 600));
        stage.show();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(model::close);
        session.close();
        workers.close();
    }

    private Message feed(String topic, MessageProperties properties) {
        connection.feed(topic, "x".getBytes(UTF_8), Qos.AT_MOST_ONCE, false, properties);
        FakeConnection.settle(session);
        return session.model().read(all -> all.log().get(all.log().end() - 1));
    }

    @SuppressWarnings("NullAway") // it does not see in class files that an array may be null
    private static MessageProperties pairs(List<UserProperty> pairs) {
        return new MessageProperties(null, null, null, null, null, pairs);
    }

    @SuppressWarnings("NullAway") // it does not see in class files that an array may be null
    private static MessageProperties request(@Nullable String response, byte @Nullable [] correlation) {
        return new MessageProperties(null, response, correlation, null, null, List.of());
    }

    private void inspect(FxRobot robot, Message message) {
        robot.interact(() -> inspected.set(message));
    }

    private static TableView<PropertyRow> table(FxRobot robot) {
        return robot.lookup("#inspectorProperties").queryTableView();
    }

    private static Optional<PropertyRow> row(FxRobot robot, String name) {
        return table(robot).getItems().stream()
                .filter(row -> row.name().equals(name))
                .findFirst();
    }

    private static List<String> partners(FxRobot robot) {
        return robot.lookup("#propertyPartners").queryParent().getChildrenUnmodifiable().stream()
                .map(node -> ((Labeled) node).getText())
                .toList();
    }

    private static void note(String row, String stimulus, PropertyRow shown) {
        FaultBook.note(row, stimulus, shown.name() + ": " + shown.value() + " (" + shown.note() + ")", Duration.ZERO);
    }

    @Test
    void userProperties_tenThousand_areInAVirtualTable_andCopiedAsAWhole(FxRobot robot) {
        List<UserProperty> pairs = new ArrayList<>();
        String large = "v".repeat(65_000);
        for (int i = 0; i < 10_000; i++) {
            pairs.add(new UserProperty("same", i == 3 ? large : "value " + i));
        }
        long start = System.nanoTime();
        inspect(robot, feed("a", pairs(pairs)));
        TableView<PropertyRow> table = table(robot);
        assertThat(table.getItems()).hasSize(10_003);
        assertThat(robot.from(table).lookup(".table-row-cell").queryAllAs(TableRow.class))
                .hasSizeLessThan(60);
        robot.interact(() -> table.getSelectionModel().select(6));
        await().until(() -> robot.lookup("#propertyValue").query().isVisible());
        robot.interact(table::requestFocus);
        robot.push(KeyCode.CONTROL, KeyCode.C);
        AtomicReference<String> copied = new AtomicReference<>("");
        robot.interact(() -> copied.set(Clipboard.getSystemClipboard().getString()));
        assertThat(copied.get()).isEqualTo(large);
        FaultBook.note(
                "P19",
                "10,000 user properties with one name, one of them 65,000 bytes long",
                "(a virtual table with all of them; each is copied as a whole)",
                Duration.ofNanos(System.nanoTime() - start));
    }

    @Test
    void contentType_isText_andResponseTopicWithWildcardIsAWarning(FxRobot robot) {
        inspect(
                robot,
                feed(
                        "a",
                        new MessageProperties(
                                "text/html",
                                "re/#",
                                new byte[] {1, (byte) 255},
                                null,
                                PayloadFormat.UTF_8,
                                List.of())));
        PropertyRow type = row(robot, "Content type").orElseThrow();
        PropertyRow response = row(robot, "Response topic").orElseThrow();
        PropertyRow correlation = row(robot, "Correlation data").orElseThrow();
        assertThat(type.value() + " " + type.note())
                .isEqualTo("text/html as the sender says; shown as text, never rendered");
        assertThat(response.tone()).isEqualTo(PropertyRow.Tone.WARNING);
        assertThat(response.note()).startsWith("has a wildcard");
        assertThat(correlation.value() + ", " + correlation.note()).isEqualTo("01 ff, 2 B, no text");
        note("P19", "Content type text/html", type);
        note("P19", "A response topic with a wildcard", response);
        note("P19", "Correlation data that is no text", correlation);
    }

    @Test
    void expiry_countsDown_andIsStruckOutWhenOver(FxRobot robot) {
        inspect(robot, feed("a", MessageProperties.NONE.withExpiry(2L)));
        assertThat(row(robot, "Message expiry").orElseThrow().note()).startsWith("over in ");
        await().until(() -> {
            robot.interact(() -> metronome.pass(1));
            return row(robot, "Message expiry").orElseThrow().tone() == PropertyRow.Tone.OVER;
        });
        inspect(robot, feed("a", MessageProperties.NONE.withExpiry(0L)));
        PropertyRow zero = row(robot, "Message expiry").orElseThrow();
        assertThat(zero.value() + ", " + zero.note() + ", " + zero.tone()).isEqualTo("0 s, over when it came, OVER");
        note("P20", "A message expiry of 0 s", zero);
    }

    @Test
    void flags_areShownRaw(FxRobot robot) {
        connection.feed("a", new byte[3], Qos.EXACTLY_ONCE, true);
        FakeConnection.settle(session);
        inspect(robot, session.model().read(all -> all.log().get(0)));
        PropertyRow qos = row(robot, "QoS").orElseThrow();
        PropertyRow retain = row(robot, "RETAIN").orElseThrow();
        assertThat(qos.value() + " " + retain.value()).isEqualTo("2 1");
        note("P20", "QoS 2", qos);
        note("P20", "RETAIN", retain);
    }

    @Test
    void none_saysThatThereAreNone_andWhyWithMqtt311(FxRobot robot) {
        inspect(robot, feed("a", MessageProperties.NONE));
        Labeled none = robot.lookup("#propertyNone").queryLabeled();
        assertThat(none.getText()).isEqualTo("This message has no properties.");
        connection.become(new ConnectionStatus(
                ConnectionState.CONNECTED,
                null,
                1,
                0,
                null,
                FakeConnection.limits(ProtocolVersion.V3_1_1),
                List.of(),
                0));
        inspect(robot, feed("b", MessageProperties.NONE));
        assertThat(none.getText()).isEqualTo("This message has no properties: MQTT 3.1.1 has none.");
    }

    @Test
    void request_leadsToItsResponse_andBack(FxRobot robot) {
        byte[] one = {1};
        Message request = feed("ask", request("answers", one));
        feed("answers", request(null, new byte[] {2}));
        Message response = feed("answers", request(null, one));
        inspect(robot, request);
        await().until(() -> partners(robot).size() == 1);
        assertThat(partners(robot).getFirst())
                .startsWith("Response on answers, ")
                .endsWith(" ms later");
        robot.interact(
                () -> ((Hyperlink) robot.lookup("#propertyPartners .hyperlink").query()).fire());
        assertThat(gone.get()).isSameAs(response);
        inspect(robot, response);
        await().until(() ->
                partners(robot).stream().anyMatch(words -> words.startsWith("Answers the request on ask, ")));
    }

    @Test
    void partner_missing_isSaid_andAResponseThatComesIsFound(FxRobot robot) {
        Message request = feed("ask", request("answers", new byte[] {1}));
        inspect(robot, request);
        await().until(() -> partners(robot)
                .equals(List.of("It asks for a response, but there is none in memory or in the recording.")));
        Message response = feed("answers", request(null, new byte[] {1}));
        await().until(() -> {
            robot.interact(() -> metronome.pass(1));
            return partners(robot).getFirst().startsWith("Response on answers");
        });
        inspect(robot, feed("other", request(null, new byte[] {9})));
        await().until(() -> partners(robot)
                .equals(List.of(
                        "It carries correlation data, but its request is neither in memory nor in the recording.")));
        assertThat(response.topic()).isEqualTo("answers");
    }
}
