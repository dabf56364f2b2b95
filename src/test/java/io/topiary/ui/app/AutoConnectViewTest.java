package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingFolder;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.Settings.Run;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** What is open after a start, and after a start that follows a crash. */
@ExtendWith(ApplicationExtension.class)
class AutoConnectViewTest {

    private final Stores stores;
    private @Nullable Application application;

    AutoConnectViewTest(@TempDir Path folder) throws StoreException {
        AppHome home = new AppHome(folder);
        PasswordMemory memory = new PasswordMemory();
        Vault vault = Vault.open(home, memory, () -> {
            throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
        });
        stores = new Stores(
                ProfileStore.open(home.profiles(), memory),
                RuleStore.open(home.rules()),
                SettingsStore.open(home.settings()),
                LookStore.open(home.views()),
                new ShapeFolder(home.shapes()),
                memory,
                vault,
                new BackupStore(home.backups(), Clock.systemUTC()),
                PublishShelf.open(home.publish()),
                new RecordingFolder(home.history()),
                new Recorders(),
                FormatsDesk.open(home));
        ConnectionProfile plain = ConnectionProfile.create("plain", new BrokerAddress(Scheme.MQTT, "a", 1883, ""));
        stores.profiles().add(plain.withId("plain"));
        stores.profiles().add(plain.withId("auto").withName("auto").withAutoConnect(true));
    }

    private void start() {
        application = WaitForAsyncUtils.waitForAsyncFx(30_000, () -> {
            Application started = Composition.application(
                    stores,
                    (options, listener) -> new FakeConnection().create(options, listener),
                    Messages.forLocale(Locale.ENGLISH),
                    () -> {});
            started.show();
            started.openAutomatically();
            return started;
        });
    }

    @AfterEach
    void end() {
        Application running = application;
        application = null;
        if (running != null) {
            fx(() -> {
                running.end();
                return true;
            });
            Composition.awaitEnd(stores.recorders());
        }
    }

    private static <T> T fx(Callable<T> question) {
        return WaitForAsyncUtils.waitForAsyncFx(30_000, question);
    }

    private List<String> open() {
        return fx(() -> Objects.requireNonNull(application).window().tabs().openProfiles());
    }

    private void crashWith(String... profiles) throws StoreException {
        stores.settings().update(settings -> settings.withRun(new Run(1, Instant.EPOCH, List.of(profiles))));
    }

    @Test
    void start_opensWhatWantsToBeOpen() {
        start();
        await().until(() -> open().equals(List.of("auto")));
        await().until(() -> Objects.requireNonNull(stores.settings().settings().run())
                .profiles()
                .equals(List.of("auto")));
    }

    @Test
    void start_afterACrash_connectsToNothingUntilAsked(FxRobot robot) throws StoreException {
        crashWith("plain");
        start();
        await().until(() -> robot.lookup("#openAgainButton").tryQuery().isPresent());
        assertThat(open()).isEmpty();
        robot.clickOn("#openAgainButton");
        await().until(() -> open().size() == 2);
        assertThat(open()).containsExactlyInAnyOrder("auto", "plain");
        assertThat(robot.lookup("#openAgainButton").tryQuery()).isEmpty();
    }

    @Test
    void end_inOrder_leavesNoTraceOfACrash() {
        start();
        end();
        assertThat(stores.settings().settings().run()).isNull();
    }
}
