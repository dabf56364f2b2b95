package io.topiary.ui.app;

import io.topiary.cli.LaunchRequest.Target;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ConnectOptions.Login;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.settings.Settings;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.connect.ConnectionOpener;
import io.topiary.ui.connect.ProfileEditorViewModel;
import io.topiary.ui.connect.ProfileListViewModel;
import io.topiary.ui.connect.StartPage;
import io.topiary.ui.connect.StartViewModel;
import io.topiary.ui.kit.Appearance;
import io.topiary.ui.kit.Dialogs;
import io.topiary.ui.kit.FramePulse;
import io.topiary.ui.kit.FxMetronome;
import io.topiary.ui.kit.FxThread;
import io.topiary.ui.kit.Toasts;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: opens sessions, keeps the settings, and ends everything. FX thread. */
final class Application implements ConnectionOpener {

    private static final Logger LOG = LoggerFactory.getLogger(Application.class);

    private final Stores stores;
    private final ConnectionFactory connections;
    private final Messages messages;
    private final Runnable ended;
    private final Appearance appearance;
    private final StartViewModel start;
    private final StartPage startPage;
    private final MainWindow window;
    private List<TopicFilter> subscribeInstead = List.of();

    Application(Stores stores, ConnectionFactory connections, Workers workers, Messages messages, Runnable ended) {
        this.stores = stores;
        this.connections = connections;
        this.messages = messages;
        this.ended = ended;
        Settings settings = stores.settings().settings();
        this.appearance = new Appearance(settings.theme(), settings.fontScale());
        FxThread fx = new FxThread();
        Context context = new Context(messages, new FramePulse(fx), new FxMetronome(), fx, workers);
        SessionTabs tabs = new SessionTabs(context, new SplitMemory(stores.settings()));
        Toasts toasts = new Toasts(messages.get("app.close"));
        this.window = new MainWindow(new Stage(), tabs, toasts, messages);
        Dialogs dialogs = new Dialogs(appearance);
        new CrashReports(messages, dialogs, fx).install();
        this.start = new StartViewModel(
                stores.profiles(),
                new ProfileListViewModel(stores.profiles(), stores.settings(), tabs.states(), fx),
                new ProfileEditorViewModel(stores.profiles(), stores.passwords()),
                this,
                new UnsavedDialog(dialogs, window.stage(), messages));
        this.startPage = new StartPage(start, messages, toasts);
        tabs.setHome(startPage, id -> stores.profiles().byId(id).ifPresent(start::select));
        appearance.dress(window.scene());
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
    }

    /** Opens what the command line asked for. */
    void open(Target target, List<TopicFilter> subscribe) {
        subscribeInstead = subscribe;
        switch (target) {
            case Target.ProfileList() -> window.tabs().goHome();
            case Target.Uri(ConnectionUri uri) -> openUri(uri);
            case Target.Profile(String id) -> stores.profiles().byId(id).ifPresent(this::open);
            case Target.Demo() -> openDemo();
            case Target.Recording(java.nio.file.Path file) -> LOG.warn("recordings can't be opened yet: {}", file);
        }
    }

    @Override
    public void open(ConnectionProfile profile) {
        var tab = window.tabs().tabOf(profile.id());
        if (tab.isPresent()) {
            window.tabs().getSelectionModel().select(tab.get());
            tab.get().model().connect();
            return;
        }
        save(settings -> settings.withLastUsed(profile.id(), Instant.now()));
        start.list().refresh();
        connect(profile.name(), profile.connectOptions(stores.passwords()), profile.id(), false);
    }

    @Override
    public void openDemo() {
        LOG.info("the demo");
    }

    /** Disconnects, saves the layout, and closes the window. */
    void end() {
        Stage stage = window.stage();
        save(settings -> settings.withWindow(WindowPlacement.placeOf(stage, settings.window())));
        window.tabs().endAll();
        stage.hide();
        ended.run();
    }

    private void openUri(ConnectionUri uri) {
        ConnectOptions defaults = ConnectionProfile.withClientId(ConnectionProfile.defaults(uri.address()));
        String clientId = uri.clientId().isEmpty() ? defaults.login().clientId() : uri.clientId();
        ConnectOptions options = new ConnectOptions(
                defaults.address(),
                defaults.protocol(),
                new Login(clientId, uri.user(), uri.password()),
                defaults.session(),
                defaults.tls(),
                null,
                null,
                defaults.subscriptions());
        connect(uri.address().hostAndPort(), options, null, false);
    }

    private void connect(String name, ConnectOptions options, @Nullable String profileId, boolean demo) {
        ConnectOptions wanted = subscribeInstead.isEmpty() ? options : withSubscriptions(options);
        SessionLimits limits = SessionLimits.forKeepAlive(options.session().keepAliveSeconds());
        window.tabs().open(new Session(name, wanted, limits, connections), profileId, demo);
    }

    private ConnectOptions withSubscriptions(ConnectOptions options) {
        return new ConnectOptions(
                options.address(),
                options.protocol(),
                options.login(),
                options.session(),
                options.tls(),
                options.will(),
                options.proxy(),
                subscribeInstead.stream()
                        .map(filter -> Subscription.of(filter, Qos.AT_MOST_ONCE))
                        .toList());
    }

    private void save(UnaryOperator<Settings> change) {
        try {
            stores.settings().update(change);
        } catch (StoreException e) {
            LOG.warn("the settings could not be saved", e);
        }
    }
}
