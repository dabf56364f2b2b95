package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.store.StoreException;
import io.topiary.testing.Visible;
import io.topiary.ui.connect.form.Page;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StartPageViewTest {

    private final ShownStartPage shown;

    StartPageViewTest(@TempDir Path folder) throws StoreException {
        this.shown = new ShownStartPage(folder);
    }

    @Start
    void start(Stage stage) {
        shown.show(stage);
    }

    @AfterEach
    void close() {
        shown.close();
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#profileList").queryAs(ListView.class).getItems().size();
    }

    @Test
    void doubleClickOnARow_connects(FxRobot robot) {
        Visible.doubleClick(robot, Visible.await(robot, "home"));
        await().untilAsserted(() -> assertThat(shown.opened()).containsExactly("mqtts://home.example:8883"));
    }

    @Test
    void enterOnARow_connects(FxRobot robot) {
        robot.clickOn("home").press(KeyCode.ENTER).release(KeyCode.ENTER);
        await().untilAsserted(() -> assertThat(shown.opened()).containsExactly("mqtts://home.example:8883"));
    }

    @Test
    void newConnection_byItsAddress_isSavedAndOpened(FxRobot robot) {
        robot.clickOn("#newProfileButton");
        robot.clickOn("#profileUri").write("mqtts://ann@broker.example");
        assertThat(ShownStartPage.text(robot, "#profileHost")).isEqualTo("broker.example");
        assertThat(ShownStartPage.text(robot, "#profilePort")).isEqualTo("8883");
        robot.clickOn("#connectButton");
        await().untilAsserted(() -> assertThat(shown.opened()).containsExactly("mqtts://broker.example:8883"));
        assertThat(shown.store().profiles()).hasSize(3);
    }

    @Test
    void delete_showsAToastThatTakesItBack(FxRobot robot) {
        robot.clickOn("home").clickOn("#deleteProfileButton");
        assertThat(rows(robot)).isEqualTo(1);
        robot.clickOn("Undo");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows(robot)).isEqualTo(2);
    }

    @Test
    void search_narrowsTheList(FxRobot robot) {
        robot.clickOn("#profileSearch").write("home");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(rows(robot)).isEqualTo(1);
    }

    @Test
    void wrongPort_isToldBesideTheField(FxRobot robot) {
        robot.interact(
                () -> robot.lookup("#profilePort").queryTextInputControl().clear());
        robot.clickOn("#profilePort").write("0");
        robot.clickOn("#profileSaveButton");
        await().untilAsserted(() -> assertThat(robot.lookup(".field-error").queryAllAs(Labeled.class).stream()
                        .filter(Labeled::isVisible)
                        .map(Labeled::getText))
                .containsExactly("A port is a number from 1 to 65535"));
    }

    @Test
    void demoButton_opensTheDemo(FxRobot robot) {
        robot.clickOn("#demoButton");
        await().untilAsserted(() -> assertThat(shown.opened()).containsExactly("demo"));
    }

    @Test
    void problem_onAnotherPage_isCountedThereAndFocusedOnSaving(FxRobot robot) {
        robot.interact(
                () -> shown.model().editor().form().session.receiveMaximum.set("0"));
        robot.interact(() -> shown.model().editor().form().session.inFlight.set("many"));
        assertThat(robot.lookup("#profilePageSession").query().getAccessibleText())
                .isEqualTo("Session, 2 fields are wrong");
        robot.clickOn("#profileSaveButton");
        assertThat(shown.model().editor().pageProperty().get()).isEqualTo(Page.SESSION);
        assertThat(robot.lookup("#profileReceiveMaximum").query().isFocused()).isTrue();
    }

    @Test
    void pages_areReachedByKeyboard(FxRobot robot) {
        robot.clickOn("#profileName");
        robot.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN, KeyCode.CONTROL);
        assertThat(shown.model().editor().pageProperty().get()).isEqualTo(Page.TLS);
        robot.clickOn("#profilePageTls").type(KeyCode.DOWN);
        assertThat(shown.model().editor().pageProperty().get()).isEqualTo(Page.SUBSCRIPTIONS);
    }

    @Test
    void fieldsOfEveryPage_areInTheScene(FxRobot robot) {
        for (String id : List.of(
                "profileName profileUri profileScheme profileHost profilePort profileVersion profileClientId profileUser",
                "profilePassword profileCleanStart profileKeepAlive profileTlsCa profileTlsCert profileTlsKey",
                "profileTlsKeyPassword profileWillTopic profileWillPayload profileWillQos profileWillRetain",
                "profileSubscriptions profileTestButton profileSaveButton doctorSteps")) {
            for (String each : id.split(" ", -1)) {
                assertThat(robot.lookup("#" + each).tryQuery()).as(each).isPresent();
            }
        }
    }

    @Test
    void list_whileNothingIsSaved_doesNotSpeakOfMatches(FxRobot robot) throws Exception {
        robot.clickOn("#profileSearch").write("zzz");
        await().until(() -> robot.lookup("No connection matches").tryQuery().isPresent());
        for (ConnectionProfile each : List.copyOf(shown.store().profiles())) {
            shown.store().delete(each.id());
        }
        robot.interact(() -> shown.model().list().refresh());
        await().until(() -> robot.lookup("No connections yet").tryQuery().isPresent());
    }

    @Test
    void f2_renamesInTheList(FxRobot robot) {
        robot.clickOn("home").type(KeyCode.F2);
        robot.write("house").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown.store().profiles()).extracting(ConnectionProfile::name).containsExactly("plant", "house");
    }

    @Test
    void f2AndEscape_renamesNothing(FxRobot robot) {
        robot.clickOn("home").type(KeyCode.F2);
        robot.write("house").type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(shown.store().profiles()).extracting(ConnectionProfile::name).containsExactly("plant", "home");
        assertThat(robot.lookup("#profileNewName").queryAllAs(Node.class)).noneMatch(Node::isVisible);
    }

    @Test
    void testButton_showsTheExamination(FxRobot robot) {
        robot.clickOn("#profileTestButton");
        assertThat(shown.model().editor().pageProperty().get()).isEqualTo(Page.TEST);
        assertThat(robot.lookup("#doctorSummary").queryAs(Labeled.class).getText())
                .isEqualTo("Testing…");
    }
}
