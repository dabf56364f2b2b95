package io.topiary.ui.app;

import io.topiary.cli.LaunchRequest.Target;
import io.topiary.core.doctor.NetworkDoctor;
import io.topiary.core.history.ProfileRecordings;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.mqtt.Login;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.session.Session;
import io.topiary.core.settings.Settings;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.app.Sheets.Sheet;
import io.topiary.ui.connect.ConnectionOpener;
import io.topiary.ui.connect.StartPage;
import io.topiary.ui.connect.StartViewModel;
import io.topiary.ui.connect.secrets.PasswordWindows;
import io.topiary.ui.connect.transfer.TransferWindows;
import io.topiary.ui.history.replay.ReplayDialog;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.FxHeartbeat;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.retained.ClearRetainedDialog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Tab;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: opens sessions, keeps the settings, and ends everything. FX thread. */
final class Application implements ConnectionOpener {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Stores stores;
    private final Messages messages;
    private final Runnable ended;
    private final Appearance appearance;
    private final SettingsViewModel settings;
    private final StartViewModel start;
    private final StartPage startPage;
    private final LoginDesk logins;
    private final MainWindow window;
    private final FxThread fx = new FxThread();
    private final Demos demos;
    private final FxHeartbeat heartbeat;
    private final LastRun lastRun;
    private final HomePane home;
    private final SessionOpener opener;
    private final Recordings recordings;
    private final RecordingDesk recordingFiles;
    private final TransferDesk transfers;

    Application(Stores stores, ConnectionFactory connections, Workers workers, Messages messages, Runnable ended) {
        this.stores = stores;
        this.messages = messages;
        this.ended = ended;
        this.settings = new SettingsViewModel(stores.settings());
        this.demos = new Demos(workers, fx);
        Desktop desktop = Desktop.open(settings, workers, stores.formats().reader(), fx, messages);
        this.appearance = desktop.appearance();
        this.heartbeat = desktop.heartbeat();
        Outside outside = outside(desktop, connections);
        SessionTabs tabs = new SessionTabs(desktop.context(), outside);
        outside.replays().follow(tabs::all);
        this.recordings = new Recordings(stores.recordings(), stores.recorders(), stores.profiles(), fx);
        this.opener = new SessionOpener(tabs, connections, this::passwords, outside.questions(), recordings, workers);
        this.window = new MainWindow(desktop.stage(), tabs, desktop.toasts(), messages);
        this.transfers = new TransferDesk(
                desktop,
                () -> tabs.inFront().flatMap(SessionTab::recording),
                file -> open(new Target.Recording(file), List.of()));
        this.recordingFiles = new RecordingDesk(desktop, tabs, transfers::importFile);
        window.addTool(stores.formats().menu(desktop, tabs::payloadInFront));
        window.addTool(transfers.menu());
        PasswordWindows passwords = new PasswordWindows(appearance, desktop.dialogs(), desktop.stage(), messages, fx);
        UnsavedDialog unsaved = new UnsavedDialog(desktop.dialogs(), desktop.stage(), messages);
        TransferWindows profileTransfers = new TransferWindows(appearance, desktop.stage(), messages);
        StartParts.Windows windows =
                new StartParts.Windows(unsaved, disposal(desktop), passwords, profileTransfers, desktop.toasts());
        StartParts parts = StartParts.assemble(
                stores, new StartParts.Around(tabs, windows, new NetworkDoctor(), this, desktop.context()));
        this.start = parts.model();
        this.startPage = parts.page();
        this.logins = new LoginDesk(
                parts.desk(), parts.shelf(), passwords, stores.profiles(), stores.passwords(), desktop::tell);
        this.home = new HomePane(startPage, messages);
        this.lastRun = LastRun.ofSystem(stores.settings());
        prepareHome();
        prepareSheets();
        prepareKeys();
    }

    private RecordingDialog disposal(Desktop desktop) {
        return new RecordingDialog(
                new ProfileRecordings(stores.recordings()),
                desktop.dialogs(),
                desktop.stage(),
                desktop.toasts()::show,
                messages);
    }

    private Outside outside(Desktop desktop, ConnectionFactory connections) {
        SessionQuestions questions = new SessionDialogs(
                desktop.dialogs(),
                desktop.stage(),
                this::loginAgain,
                new ClearRetainedDialog(appearance, desktop.stage(), messages),
                messages);
        ReplayDialog replay = new ReplayDialog(appearance, desktop.stage(), messages);
        return new Outside(
                new SplitMemory(stores.settings()),
                new ProfileMemory(stores.profiles(), desktop::tell),
                stores.looks(),
                stores.shapes(),
                RuleDesk.assemble(stores, desktop),
                new ReplayDesk(stores.profiles(), connections, this::passwords, replay::ask, messages),
                stores.backups(),
                stores.publish(),
                stores.formats()::modes,
                questions,
                desktop.toasts()::show,
                new RuleDesk.ByToasts(desktop.toasts()));
    }

    private void prepareHome() {
        SessionTabs tabs = window.tabs();
        tabs.setHome(home, id -> stores.profiles().byId(id).ifPresent(start::select));
        lastRun.note(List.of());
        tabs.getTabs().addListener((ListChangeListener<Tab>) change -> lastRun.note(tabs.openProfiles()));
        appearance.dress(window.scene());
    }

    private void prepareSheets() {
        settings.themeProperty().addListener((property, before, now) -> appearance.setTheme(now));
        settings.fontScaleProperty().addListener((property, before, now) -> appearance.setFontScale(now.doubleValue()));
        window.sheets().define(Sheet.SETTINGS, () -> new SettingsPane(settings, messages));
        window.sheets().define(Sheet.SHORTCUTS, () -> new ShortcutsPane(messages));
    }

    private void prepareKeys() {
        SessionTabs tabs = window.tabs();
        Keyboard keys = new Keyboard();
        keys.on(Shortcut.NEW_CONNECTION, () -> {
            tabs.goHome();
            startPage.create();
        });
        keys.on(Shortcut.OPEN, recordingFiles::choose);
        keys.on(Shortcut.CLOSE_TAB, this::closeTab);
        keys.on(Shortcut.NEXT_TAB, () -> tabs.cycle(true));
        keys.on(Shortcut.PREVIOUS_TAB, () -> tabs.cycle(false));
        keys.on(Shortcut.FILTER, inFront(tab -> tab.view().focusFilter()));
        keys.on(Shortcut.SEARCH, inFront(tab -> tab.view().showSearch()));
        keys.on(Shortcut.PUBLISH_PANE, inFront(tab -> tab.view().publish()));
        keys.on(Shortcut.BACK, inFront(tab -> tab.view().goBack(true)));
        keys.on(Shortcut.FORWARD, inFront(tab -> tab.view().goBack(false)));
        keys.on(Shortcut.LOG_PANE, inFront(tab -> tab.view().toggleLog()));
        keys.on(Shortcut.PAUSE, inFront(tab -> tab.model().togglePause()));
        keys.on(Shortcut.DISCONNECT, inFront(tab -> tab.model().disconnect()));
        keys.on(Shortcut.RECONNECT, inFront(tab -> tab.model().connect()));
        keys.on(Shortcut.NEXT_PANE, inFront(tab -> tab.view().cyclePanes(true)));
        keys.on(Shortcut.PREVIOUS_PANE, inFront(tab -> tab.view().cyclePanes(false)));
        keys.on(Shortcut.ZOOM_IN, () -> settings.zoom(1));
        keys.on(Shortcut.ZOOM_OUT, () -> settings.zoom(-1));
        keys.on(Shortcut.ZOOM_RESET, () -> settings.setFontScale(1));
        keys.on(Shortcut.SETTINGS, () -> window.sheets().toggle(Sheet.SETTINGS));
        keys.on(Shortcut.FULL_SCREEN, window::toggleFullScreen);
        keys.on(Shortcut.HELP, () -> window.sheets().toggle(Sheet.SHORTCUTS));
        keys.on(Shortcut.QUIT, this::end);
        keys.onDigit(tabs::go);
        keys.listenTo(window.scene());
        recordingFiles.acceptDrops(window.scene());
    }

    private Runnable inFront(Consumer<SessionTab> action) {
        return () -> window.tabs().inFront().ifPresent(action);
    }

    /** Closes the session in front; on the start page, the window. */
    private void closeTab() {
        if (window.tabs().inFront().isPresent()) {
            window.tabs().closeFront();
        } else {
            end();
        }
    }

    /** The start page. */
    StartViewModel start() {
        return start;
    }

    /** Exports and imports recordings. */
    TransferDesk transfers() {
        return transfers;
    }

    /** Theme and text size. */
    SettingsViewModel settings() {
        return settings;
    }

    /** The window. */
    MainWindow window() {
        return window;
    }

    /** Shows the window where it was. */
    void show() {
        Stage stage = window.stage();
        WindowPlacement.place(stage, stores.settings().settings().window());
        stage.setOnCloseRequest(event -> end());
        stage.show();
        heartbeat.start();
    }

    /** Opens what the command line asked for. */
    void open(Target target, List<TopicFilter> subscribe) {
        opener.subscribeInstead(subscribe);
        switch (target) {
            case Target.ProfileList() -> window.tabs().goHome();
            case Target.Uri(ConnectionUri uri) -> opener.open(uri);
            case Target.Profile(String id) -> stores.profiles().byId(id).ifPresent(this::open);
            case Target.Demo() -> openDemo();
            case Target.Recording(java.nio.file.Path file) -> recordingFiles.open(file);
        }
    }

    /** Opens the profiles that want to be open; after a crash it asks first, and offers what was open then too. */
    void openAutomatically() {
        List<ConnectionProfile> wanted = stores.profiles().profiles().stream()
                .filter(profile -> profile.autoConnect() || lastRun.open().contains(profile.id()))
                .toList();
        if (!lastRun.crashed()) {
            wanted.forEach(this::open);
        } else if (!wanted.isEmpty()) {
            String names = wanted.stream().map(ConnectionProfile::name).collect(Collectors.joining(", "));
            home.offer(
                    messages.get("app.again.title"),
                    messages.get("app.again.text", names),
                    messages.get("app.again.verb"),
                    () -> wanted.forEach(this::open));
        }
    }

    @Override
    public void open(ConnectionProfile profile) {
        save(settings -> settings.withLastUsed(profile.id(), Instant.now()));
        start.list().refresh();
        opener.open(profile);
    }

    private CompletableFuture<Optional<ConnectOptions>> passwords(ConnectionProfile profile) {
        return logins.fetch(profile);
    }

    private Optional<Login> loginAgain(Session session) {
        return logins.again(session.identity(), session.options().login());
    }

    @Override
    public void openDemo() {
        demos.start(
                uri -> opener.openDemo(uri, messages.get("app.demo.name")).onEnd(demos::stop),
                problem -> window.toasts().show(messages.get("app.demo.failed", problem)));
    }

    /** Disconnects, saves the layout, and closes the window. */
    void end() {
        save(settings -> settings.withWindow(WindowPlacement.placeOf(window.stage(), settings.window())));
        transfers.close();
        opener.end();
        recordings.close();
        start.finishDeletions();
        lastRun.end();
        demos.close();
        heartbeat.close();
        window.stage().hide();
        ended.run();
    }

    private void save(UnaryOperator<Settings> change) {
        try {
            stores.settings().update(change);
        } catch (StoreException e) {
            LOG.warn("the settings could not be saved", e);
        }
    }
}
