package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.doctor.Examination;
import io.topiary.core.doctor.Report;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.Opened;
import io.topiary.core.secrets.PassphraseBox;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.Settings;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.ManualPulse;
import io.topiary.testing.Visible;
import io.topiary.ui.connect.doctor.DoctorViewModel;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.connect.secrets.PasswordDialogs;
import io.topiary.ui.connect.secrets.PasswordQuestion;
import io.topiary.ui.connect.secrets.PasswordShelf;
import io.topiary.ui.connect.transfer.TransferModels;
import io.topiary.ui.connect.transfer.TransferWindows;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.Toasts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
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

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final PasswordMemory passwords = new PasswordMemory();
    private final ProfileStore store;
    private final SettingsStore settings;
    private final Vault vault;
    private final Workers workers = new Workers(1);
    private final ManualPulse pulse = new ManualPulse();
    private final Path folder;

    @SuppressWarnings("NullAway.Init")
    private StartViewModel model;

    @SuppressWarnings("NullAway.Init")
    private StartPage page;

    StartPageViewTest(@TempDir Path folder) throws StoreException {
        this.folder = folder;
        this.vault = Vault.open(new AppHome(folder), passwords, () -> {
            throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
        });
        this.store = ProfileStore.open(folder.resolve("profiles.json"), passwords);
        this.settings = SettingsStore.open(folder.resolve("settings.json"));
        store.add(ConnectionProfile.create("plant", new BrokerAddress(Scheme.MQTT, "plant.example", 1883, "")));
        store.add(ConnectionProfile.create("home", new BrokerAddress(Scheme.MQTTS, "home.example", 8883, "")));
    }

    @Start
    void start(Stage stage) {
        FakeKeeper keeper = new FakeKeeper();
        ProfileEditorViewModel editor = new ProfileEditorViewModel(store, passwords, keeper, () -> true);
        model = new StartViewModel(
                store,
                new ProfileListViewModel(store, settings, FXCollections.observableHashMap(), new FxThread()),
                editor,
                new Opener(),
                name -> UnsavedQuestion.Answer.DISCARD,
                keeper,
                new FakeDisposal());
        DoctorViewModel doctor = new DoctorViewModel(
                (options, listener) -> new NoExamination(),
                () -> editor.attempt()
                        .map(attempt -> CompletableFuture.completedFuture(
                                Optional.of(attempt.profile().options()))),
                editor::apply,
                new FxThread());
        Toasts toasts = new Toasts("Close");
        Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
        PasswordShelf shelf = new PasswordShelf(vault, new NoDialogs(), text -> {}, new FxThread());
        Transfers transfers = new Transfers(
                new TransferModels(new PassphraseBox(), store, shelf, workers, new FxThread()),
                new TransferWindows(appearance, stage, messages),
                messages,
                toasts);
        page = new StartPage(model, doctor, transfers, messages, toasts, pulse);
        Scene scene = new Scene(new StackPane(page, toasts), 1280, 800);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
        while (pulse.isDirty()) {
            pulse.run();
        }
    }

    @AfterEach
    void close() {
        vault.close();
        workers.close();
    }

    /** A user who answers nothing. */
    private static final class NoDialogs implements PasswordDialogs {

        @Override
        public boolean unlock(
                Function<Secret, CompletableFuture<Opened>> unlock,
                Function<Secret, CompletableFuture<Opened>> startOver) {
            return false;
        }

        @Override
        public boolean create(Function<Secret, CompletableFuture<Opened>> create) {
            return false;
        }

        @Override
        public Optional<PasswordQuestion.Answer> passwords(PasswordQuestion question) {
            return Optional.empty();
        }
    }

    /** One that never ends. */
    private static final class NoExamination implements Examination {

        @Override
        public void cancel() {}

        @Override
        public CompletableFuture<Report> report() {
            return new CompletableFuture<>();
        }
    }

    private final class Opener implements ConnectionOpener {

        @Override
        public void open(ConnectionProfile profile) {
            opened.add(profile.address().uri());
        }

        @Override
        public void openDemo() {
            opened.add("demo");
        }
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }

    private static int rows(FxRobot robot) {
        return robot.lookup("#profileList").queryAs(ListView.class).getItems().size();
    }

    @Test
    void doubleClickOnARow_connects(FxRobot robot) {
        Visible.doubleClick(robot, Visible.await(robot, "home"));
        await().untilAsserted(() -> assertThat(opened).containsExactly("mqtts://home.example:8883"));
    }

    @Test
    void enterOnARow_connects(FxRobot robot) {
        robot.clickOn("home").press(KeyCode.ENTER).release(KeyCode.ENTER);
        await().untilAsserted(() -> assertThat(opened).containsExactly("mqtts://home.example:8883"));
    }

    @Test
    void newConnection_byItsAddress_isSavedAndOpened(FxRobot robot) {
        robot.clickOn("#newProfileButton");
        robot.clickOn("#profileUri").write("mqtts://ann@broker.example");
        assertThat(text(robot, "#profileHost")).isEqualTo("broker.example");
        assertThat(text(robot, "#profilePort")).isEqualTo("8883");
        robot.clickOn("#connectButton");
        await().untilAsserted(() -> assertThat(opened).containsExactly("mqtts://broker.example:8883"));
        assertThat(store.profiles()).hasSize(3);
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
        await().untilAsserted(() -> assertThat(opened).containsExactly("demo"));
    }

    @Test
    void problem_onAnotherPage_isCountedThereAndFocusedOnSaving(FxRobot robot) {
        robot.interact(() -> model.editor().form().session.receiveMaximum.set("0"));
        robot.interact(() -> model.editor().form().session.inFlight.set("many"));
        assertThat(robot.lookup("#profilePageSession").query().getAccessibleText())
                .isEqualTo("Session, 2 fields are wrong");
        robot.clickOn("#profileSaveButton");
        assertThat(model.editor().pageProperty().get()).isEqualTo(Page.SESSION);
        assertThat(robot.lookup("#profileReceiveMaximum").query().isFocused()).isTrue();
    }

    @Test
    void pages_areReachedByKeyboard(FxRobot robot) {
        robot.clickOn("#profileName");
        robot.press(KeyCode.CONTROL, KeyCode.PAGE_DOWN).release(KeyCode.PAGE_DOWN, KeyCode.CONTROL);
        assertThat(model.editor().pageProperty().get()).isEqualTo(Page.TLS);
        robot.clickOn("#profilePageTls").type(KeyCode.DOWN);
        assertThat(model.editor().pageProperty().get()).isEqualTo(Page.SUBSCRIPTIONS);
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
        for (ConnectionProfile each : List.copyOf(store.profiles())) {
            store.delete(each.id());
        }
        robot.interact(() -> model.list().refresh());
        await().until(() -> robot.lookup("No connections yet").tryQuery().isPresent());
    }

    @Test
    void f2_renamesInTheList(FxRobot robot) {
        robot.clickOn("home").type(KeyCode.F2);
        robot.write("house").type(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(store.profiles()).extracting(ConnectionProfile::name).containsExactly("plant", "house");
    }

    @Test
    void f2AndEscape_renamesNothing(FxRobot robot) {
        robot.clickOn("home").type(KeyCode.F2);
        robot.write("house").type(KeyCode.ESCAPE);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(store.profiles()).extracting(ConnectionProfile::name).containsExactly("plant", "home");
        assertThat(robot.lookup("#profileNewName").queryAllAs(Node.class)).noneMatch(Node::isVisible);
    }

    @Test
    void contextMenu_copiesTheAddress(FxRobot robot) {
        robot.rightClickOn("home").clickOn("Copy as URI");
        String[] copied = new String[1];
        robot.interact(() -> copied[0] = Clipboard.getSystemClipboard().getString());
        assertThat(copied[0]).isEqualTo("mqtts://home.example:8883");
    }

    @Test
    void testButton_showsTheExamination(FxRobot robot) {
        robot.clickOn("#profileTestButton");
        assertThat(model.editor().pageProperty().get()).isEqualTo(Page.TEST);
        assertThat(robot.lookup("#doctorSummary").queryAs(Labeled.class).getText())
                .isEqualTo("Testing…");
    }

    @Test
    void pastedCommandLine_beginsANewProfile(FxRobot robot) {
        robot.interact(() ->
                page.paste("mosquitto_sub -h broker.example -p 8883 -u ann -P geheim -t 'plant/#' --cafile ca.pem"));
        assertThat(text(robot, "#profileUri")).isEqualTo("mqtts://broker.example:8883");
        assertThat(text(robot, "#profilePassword")).isEqualTo("geheim");
        assertThat(text(robot, "#profileTlsCa")).endsWith("ca.pem");
        assertThat(model.editor().savedProperty().get()).isFalse();
    }

    @Test
    void pastedWords_areLeftAlone(FxRobot robot) {
        boolean[] taken = {true};
        robot.interact(() -> taken[0] = page.paste("nothing of interest"));
        assertThat(taken[0]).isFalse();
    }

    @Test
    void importedFile_isPreviewed_takenOver_andTakenBack(FxRobot robot) throws IOException {
        Path file = folder.resolve("import.txt");
        Files.writeString(file, "mqtt://one.example\nmqtt://two.example\nhttp://three.example\n");
        var _ = WaitForAsyncUtils.asyncFx(() -> page.importFile(file));
        await().until(() -> robot.lookup("#importList").tryQuery().isPresent());
        await().until(() -> !robot.lookup("#importOk").query().isDisabled());
        Visible.await(robot, "#importOk");
        assertThat(robot.lookup("#importOk").queryAs(Labeled.class).getText()).isEqualTo("Import 2");
        robot.clickOn("#importOk");
        await().until(() -> store.profiles().size() == 4);
        robot.clickOn("Undo");
        await().until(() -> store.profiles().size() == 2);
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
}
