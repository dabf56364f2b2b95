package io.topiary.ui.connect.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.doctor.CheckStep;
import io.topiary.core.doctor.Doctor;
import io.topiary.core.doctor.Examination;
import io.topiary.core.doctor.Finding;
import io.topiary.core.doctor.Outcome;
import io.topiary.core.doctor.Report;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.settings.Settings;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FxThread;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class DoctorViewTest {

    private static final Remedy TLS = new Remedy.UseAddress(new BrokerAddress(Scheme.MQTTS, "plant.example", 8883, ""));
    private static final Finding DNS = new Finding(
            CheckStep.DNS,
            Outcome.OK,
            3,
            Text.of("doctor.dns.literal", "10.0.0.1"),
            List.of(Text.of("doctor.dns.literal", "one\u202Etwo")),
            null,
            null,
            List.of());
    private static final Finding TCP = new Finding(
            CheckStep.TCP,
            Outcome.FAILED,
            20,
            Text.of("failure.refused.what", "plant.example", "1883"),
            List.of(),
            Text.of("failure.refused.why"),
            Text.of("failure.refused.remedy"),
            List.of(TLS));

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final List<Remedy> applied = new CopyOnWriteArrayList<>();

    /** Finds a name and no port. */
    private record Finder() implements Doctor {

        @Override
        public Examination examine(ConnectOptions options, Consumer<Finding> listener) {
            listener.accept(DNS);
            listener.accept(TCP);
            return new Examination() {
                @Override
                public void cancel() {}

                @Override
                public CompletableFuture<Report> report() {
                    return CompletableFuture.completedFuture(new Report(List.of(DNS, TCP)));
                }
            };
        }
    }

    @Start
    void start(Stage stage) {
        ConnectOptions options = ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "plant.example", 1883, ""));
        DoctorViewModel model = new DoctorViewModel(
                new Finder(),
                () -> Optional.of(CompletableFuture.completedFuture(Optional.of(options))),
                applied::add,
                new FxThread());
        Scene scene =
                new Scene(new DoctorView(model, messages, () -> "mqtt://plant.example:1883", model::run), 800, 600);
        new Appearance(Settings.Theme.LIGHT, 1).dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private static void run(FxRobot robot) {
        robot.clickOn("#doctorFirstRunButton");
    }

    @Test
    void steps_areShownWithTheirFindings_causeAdviceAndRemedies(FxRobot robot) {
        run(robot);
        assertThat(robot.lookup("#doctorSteps").queryAs(VBox.class).getChildren())
                .hasSize(2);
        assertThat(robot.lookup("#doctorSummary").queryAs(Labeled.class).getText())
                .isEqualTo("The connection fails at: TCP");
        assertThat(robot.lookup(".finding-words").queryAllAs(Labeled.class))
                .extracting(Labeled::getText)
                .contains(messages.get(TCP.finding()));
        assertThat(robot.lookup(".finding-cause").queryAllAs(Labeled.class)).hasSize(1);
    }

    @Test
    void remedyButton_changesTheForm(FxRobot robot) {
        run(robot);
        robot.clickOn(messages.get(TLS.label()));
        assertThat(applied).containsExactly(TLS);
    }

    @Test
    void details_openAndClose_andShowHiddenCharactersAsEscapes(FxRobot robot) {
        run(robot);
        assertThat(robot.lookup(".finding-facts").queryAllAs(Node.class)).noneMatch(Node::isVisible);
        robot.clickOn(".finding-details");
        assertThat(robot.lookup(".finding-facts").queryAllAs(TextArea.class))
                .filteredOn(Node::isVisible)
                .singleElement()
                .satisfies(facts -> assertThat(facts.getText()).contains("one\\u{202E}two"));
    }

    @Test
    void copyButton_copiesTheWholeResultAsText(FxRobot robot) {
        run(robot);
        robot.clickOn("#doctorCopyButton");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0])
                .startsWith("Test of mqtt://plant.example:1883")
                .contains("[Good] DNS", "[Failed] TCP", messages.get(TCP.finding()));
    }
}
