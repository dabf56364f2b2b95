package io.topiary.ui.app;

import io.topiary.cli.LaunchRequest;
import io.topiary.cli.LaunchRequest.Target;
import io.topiary.cli.WindowLauncher;
import io.topiary.core.mqtt.ConnectionFactory;
import io.topiary.core.profile.PasswordMemory;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Toolkit;
import java.util.concurrent.CompletableFuture;

/** Puts the window together, all of it by hand, and waits until it is closed. */
public final class Composition implements WindowLauncher {

    private static final int WORKERS = 4;

    private final ConnectionFactory connections;
    private final Messages messages;

    /** A window whose sessions use {@code connections}, and whose words are {@code messages}. */
    public Composition(ConnectionFactory connections, Messages messages) {
        this.connections = connections;
        this.messages = messages;
    }

    @Override
    public int launch(LaunchRequest request) {
        CrashReports.logOnly();
        Toolkit toolkit = new Toolkit();
        CompletableFuture<Integer> exitCode = new CompletableFuture<>();
        toolkit.start(() -> open(request, exitCode));
        int code = exitCode.join();
        toolkit.exit();
        return code;
    }

    private void open(LaunchRequest request, CompletableFuture<Integer> exitCode) {
        PasswordMemory passwords = new PasswordMemory();
        Workers workers = new Workers(WORKERS);
        Stores stores = new Stores(
                ProfileStore.open(request.home().profiles(), passwords),
                SettingsStore.open(request.home().settings()),
                passwords);
        Application application = new Application(stores, connections, workers, messages, () -> {
            workers.close();
            exitCode.complete(0);
        });
        application.show();
        if (!request.safeMode()) {
            application.open(request.target(), request.subscribe());
        } else if (request.target() instanceof Target.ProfileList) {
            application.open(request.target(), request.subscribe());
        }
    }
}
