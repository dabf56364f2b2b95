package io.topiary.ui.app;

import io.topiary.cli.LaunchRequest;
import io.topiary.cli.LaunchRequest.Target;
import io.topiary.cli.WindowLauncher;
import io.topiary.core.history.Recorders;
import io.topiary.core.history.RecordingFolder;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.retained.BackupStore;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.Vault;
import io.topiary.core.settings.LookStore;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.shape.ShapeFolder;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Toolkit;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the window together, all of it by hand, and waits until it is closed. */
public final class Composition implements WindowLauncher {

    private static final Logger LOG = LoggerFactory.getLogger(Composition.class);
    private static final int WORKERS = 4;
    private static final long LAST_COMMIT_MILLIS = 2_500;

    private final ConnectionFactory connections;
    private final Messages messages;
    private final PrintStream out;

    /**
     * A window to be opened.
     *
     * @param connections makes its connections
     * @param messages its words
     * @param out where a tour tells what it sees
     */
    public Composition(ConnectionFactory connections, Messages messages, PrintStream out) {
        this.connections = connections;
        this.messages = messages;
        this.out = out;
    }

    @Override
    public int launch(LaunchRequest request) {
        CrashReports.logOnly();
        Toolkit toolkit = new Toolkit();
        Path tour = request.tour();
        if (tour != null) {
            return new TourRun(toolkit, connections, messages, out).run(tour);
        }
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        Recorders recorders = new Recorders();
        // what is on the disk is read while the toolkit starts
        Workers workers = new Workers(WORKERS);
        CompletableFuture<Stores> stores = workers.supply(() -> stores(request.home(), recorders));
        toolkit.start(() -> open(stores.join(), workers, request, exitCode));
        int code = exitCode.join();
        awaitEnd(recorders);
        toolkit.exit();
        return code;
    }

    /** Waits until what came in before the end is recorded, though not for long. */
    static void awaitEnd(Recorders recorders) {
        try {
            if (!recorders.awaitEnd(LAST_COMMIT_MILLIS)) {
                LOG.warn("the end was not waited for: the last messages may be missing in the recording");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void open(Stores stores, Workers workers, LaunchRequest request, CompletableFuture<Integer> exitCode) {
        Application application = application(stores, workers, connections, messages, () -> exitCode.complete(0));
        application.show();
        if (request.safeMode()) {
            application.open(new Target.ProfileList(), List.of());
        } else {
            application.open(request.target(), request.subscribe());
            application.openAutomatically();
        }
    }

    /** What is remembered under {@code home}. */
    static Stores stores(AppHome home, Recorders recorders) {
        PasswordMemory passwords = new PasswordMemory();
        return new Stores(
                ProfileStore.open(home.profiles(), passwords),
                RuleStore.open(home.rules()),
                SettingsStore.open(home.settings()),
                LookStore.open(home.views()),
                new ShapeFolder(home.shapes()),
                passwords,
                Vault.open(home, passwords),
                new BackupStore(home.backups(), Clock.systemUTC()),
                PublishShelf.open(home.publish()),
                new RecordingFolder(home.history()),
                recorders,
                FormatsDesk.open(home));
    }

    /** The application over {@code stores}; {@code ended} runs when its window is closed. FX thread. */
    static Application application(Stores stores, ConnectionFactory connections, Messages messages, Runnable ended) {
        return application(stores, new Workers(WORKERS), connections, messages, ended);
    }

    private static Application application(
            Stores stores, Workers workers, ConnectionFactory connections, Messages messages, Runnable ended) {
        return new Application(stores, connections, workers, messages, () -> {
            workers.close();
            stores.vault().close();
            ended.run();
        });
    }
}
