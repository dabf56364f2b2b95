package io.topiary.ui.app;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Keeps in a session's profile what was found out while it was open. FX thread. */
final class ProfileMemory {

    private final ProfileStore store;
    private final Consumer<Text> problems;

    /** @param problems told what could not be saved */
    ProfileMemory(ProfileStore store, Consumer<Text> problems) {
        this.store = store;
        this.problems = problems;
    }

    /** What the saved profile of {@code session} connects with; empty if it has none. */
    Optional<ConnectOptions> options(SessionIdentity session) {
        return profile(session).map(ConnectionProfile::options);
    }

    /**
     * Changes the saved profile of {@code session}.
     *
     * @return whether there is one, and it was saved
     */
    boolean remember(SessionIdentity session, UnaryOperator<ConnectOptions> change) {
        Optional<ConnectionProfile> profile = profile(session);
        if (profile.isEmpty()) {
            return false;
        }
        try {
            store.update(profile.get().withOptions(change.apply(profile.get().options())));
            return true;
        } catch (StoreException e) {
            problems.accept(e.text());
            return false;
        }
    }

    private Optional<ConnectionProfile> profile(SessionIdentity session) {
        return Optional.ofNullable(session.profileId()).flatMap(store::byId);
    }
}
