package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.profile.ConnectionProfile;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Gets what a profile connects with, passwords included, from where they are kept and from the user. FX thread. */
@FunctionalInterface
interface PasswordSource {

    /** Completes on the FX thread, with empty if the user would rather not connect. */
    CompletableFuture<Optional<ConnectOptions>> fetch(ConnectionProfile profile);
}
