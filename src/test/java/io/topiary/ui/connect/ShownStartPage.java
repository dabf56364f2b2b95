package io.topiary.ui.connect;

import io.topiary.core.doctor.Examination;
import io.topiary.core.doctor.Report;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Keychain.KeychainException;
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
import io.topiary.ui.connect.doctor.DoctorViewModel;
import io.topiary.ui.connect.secrets.PasswordShelf;
import io.topiary.ui.connect.secrets.SilentDialogs;
import io.topiary.ui.connect.transfer.TransferModels;
import io.topiary.ui.connect.transfer.TransferWindows;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.Toasts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.collections.FXCollections;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** The start page on a stage, over two saved profiles, plant and home, in a folder of its own. */
final class ShownStartPage implements AutoCloseable {

    private final List<String> opened = new CopyOnWriteArrayList<>();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final PasswordMemory passwords = new PasswordMemory();
    private final Workers workers = new Workers(1);
    private final ManualPulse pulse = new ManualPulse();
    private final FakeKeeper keeper = new FakeKeeper();
    private final ProfileStore store;
    private final Vault vault;
    private final StartViewModel model;
    private final Toasts toasts = new Toasts("Close");
    private final DoctorViewModel doctor;

    @SuppressWarnings("NullAway.Init")
    private StartPage page;

    ShownStartPage(Path folder) throws StoreException {
        this.vault = Vault.open(new AppHome(folder), passwords, () -> {
            throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
        });
        this.store = ProfileStore.open(folder.resolve("profiles.json"), passwords);
        SettingsStore settings = SettingsStore.open(folder.resolve("settings.json"));
        store.add(ConnectionProfile.create("plant", new BrokerAddress(Scheme.MQTT, "plant.example", 1883, "")));
        store.add(ConnectionProfile.create("home", new BrokerAddress(Scheme.MQTTS, "home.example", 8883, "")));
        ProfileEditorViewModel editor = new ProfileEditorViewModel(store, passwords, keeper, () -> true);
        this.model = new StartViewModel(
                store,
                new ProfileListViewModel(store, settings, FXCollections.observableHashMap(), new FxThread()),
                editor,
                new Opener(),
                name -> UnsavedQuestion.Answer.DISCARD,
                keeper,
                new FakeDisposal());
        this.doctor = new DoctorViewModel(
                (options, listener) -> new NoExamination(),
                () -> editor.attempt()
                        .map(attempt -> CompletableFuture.completedFuture(
                                Optional.of(attempt.profile().options()))),
                editor::apply,
                new FxThread());
    }

    /** Shows it; FX thread, once. */
    void show(Stage stage) {
        Appearance appearance = new Appearance(Settings.Theme.LIGHT, 1);
        PasswordShelf shelf = new PasswordShelf(vault, new SilentDialogs(), text -> {}, new FxThread());
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

    /** The profiles that are saved. */
    ProfileStore store() {
        return store;
    }

    StartViewModel model() {
        return model;
    }

    StartPage page() {
        return page;
    }

    /** What was opened, by its address. */
    List<String> opened() {
        return opened;
    }

    /** What is written in the field {@code id}. */
    static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextInputControl.class).getText();
    }

    @Override
    public void close() {
        vault.close();
        workers.close();
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
}
