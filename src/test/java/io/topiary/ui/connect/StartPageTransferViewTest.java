package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.store.StoreException;
import io.topiary.testing.Visible;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Labeled;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What comes into the list of profiles from outside, and goes out of it. */
@ExtendWith(ApplicationExtension.class)
class StartPageTransferViewTest {

    private final ShownStartPage shown;
    private final Path folder;

    StartPageTransferViewTest(@TempDir Path folder) throws StoreException {
        this.folder = folder;
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

    @Test
    void pastedCommandLine_beginsANewProfile(FxRobot robot) {
        robot.interact(() -> shown.page()
                .paste("mosquitto_sub -h broker.example -p 8883 -u ann -P geheim -t 'plant/#' --cafile ca.pem"));
        assertThat(ShownStartPage.text(robot, "#profileUri")).isEqualTo("mqtts://broker.example:8883");
        assertThat(ShownStartPage.text(robot, "#profilePassword")).isEqualTo("geheim");
        assertThat(ShownStartPage.text(robot, "#profileTlsCa")).endsWith("ca.pem");
        assertThat(shown.model().editor().savedProperty().get()).isFalse();
    }

    @Test
    void pastedWords_areLeftAlone(FxRobot robot) {
        boolean[] taken = {true};
        robot.interact(() -> taken[0] = shown.page().paste("nothing of interest"));
        assertThat(taken[0]).isFalse();
    }

    @Test
    void importedFile_isPreviewed_takenOver_andTakenBack(FxRobot robot) throws IOException {
        Path file = folder.resolve("import.txt");
        Files.writeString(file, "mqtt://one.example\nmqtt://two.example\nhttp://three.example\n");
        var _ = WaitForAsyncUtils.asyncFx(() -> shown.page().importFile(file));
        await().until(() -> robot.lookup("#importList").tryQuery().isPresent());
        await().until(() -> !robot.lookup("#importOk").query().isDisabled());
        Visible.await(robot, "#importOk");
        assertThat(robot.lookup("#importOk").queryAs(Labeled.class).getText()).isEqualTo("Import 2");
        robot.clickOn("#importOk");
        await().until(() -> shown.store().profiles().size() == 4);
        robot.clickOn("Undo");
        await().until(() -> shown.store().profiles().size() == 2);
    }

    @Test
    void exportWindow_choosesTheProfileOfTheMenu(FxRobot robot) {
        robot.rightClickOn("home");
        robot.clickOn("Export…");
        await().until(() -> robot.lookup("#exportOk").tryQuery().isPresent());
        assertThat(robot.lookup("#exportOk").queryAs(Labeled.class).getText()).isEqualTo("Export 1…");
        robot.clickOn("#exportPasswords");
        assertThat(robot.lookup("#exportOk").query().isDisabled()).isTrue();
        robot.clickOn("#passphraseField").write("correct horse battery");
        robot.clickOn("#passphraseRepeated").write("correct horse battery");
        assertThat(robot.lookup("#exportOk").query().isDisabled()).isFalse();
        robot.clickOn("Cancel");
    }

    @Test
    void contextMenu_copiesTheAddress(FxRobot robot) {
        robot.rightClickOn("home").clickOn("Copy as URI");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("mqtts://home.example:8883");
    }
}
