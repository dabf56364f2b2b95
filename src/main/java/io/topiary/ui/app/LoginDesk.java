package io.topiary.ui.app;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.secrets.PasswordDesk;
import io.topiary.ui.connect.secrets.PasswordDialogs;
import io.topiary.ui.connect.secrets.PasswordKeeper;
import io.topiary.ui.connect.secrets.PasswordQuestion;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Completes logins: asks for a password that nobody knows, or that a broker refused. FX thread. */
final class LoginDesk {

    private final PasswordDesk desk;
    private final PasswordKeeper keeper;
    private final PasswordDialogs dialogs;
    private final ProfileStore profiles;
    private final PasswordMemory memory;
    private final Consumer<Text> problems;
    private final Set<String> asked = new HashSet<>();

    /** @param problems told what could not be saved */
    LoginDesk(
            PasswordDesk desk,
            PasswordKeeper keeper,
            PasswordDialogs dialogs,
            ProfileStore profiles,
            PasswordMemory memory,
            Consumer<Text> problems) {
        this.desk = desk;
        this.keeper = keeper;
        this.dialogs = dialogs;
        this.profiles = profiles;
        this.memory = memory;
        this.problems = problems;
    }

    /**
     * What {@code profile} connects with now. Where there is a user name and no password anywhere, the user is asked, once
     * in a run: some brokers want the name alone.
     *
     * @return completes on the FX thread, with empty if the user would rather not connect
     */
    CompletableFuture<Optional<ConnectOptions>> fetch(ConnectionProfile profile) {
        return desk.fetch(profile, Map.of()).thenApply(options -> options.flatMap(found -> complete(profile, found)));
    }

    private Optional<ConnectOptions> complete(ConnectionProfile profile, ConnectOptions options) {
        Login login = options.login();
        boolean known = login.user() == null || login.password() != null || profile.keeping() == SecretKeeping.ASK;
        return known || !asked.add(profile.id())
                ? Optional.of(options)
                : ask(SessionIdentity.of(profile), login, null).map(options::withLogin);
    }

    /** Asks for {@code refused} anew. @return empty if the user would rather not */
    Optional<Login> again(SessionIdentity session, Login refused) {
        return ask(session, refused, Text.of("app.password.refused"));
    }

    private Optional<Login> ask(SessionIdentity session, Login login, @Nullable Text notice) {
        String user = login.user() == null ? "" : login.user();
        return dialogs.passwords(new PasswordQuestion(session.name(), user, notice, List.of(SecretName.LOGIN)))
                .map(answer -> answered(session, login, answer));
    }

    private Login answered(SessionIdentity session, Login login, PasswordQuestion.Answer answer) {
        Secret password = answer.secrets().get(SecretName.LOGIN);
        Optional<ConnectionProfile> profile =
                Optional.ofNullable(session.profileId()).flatMap(profiles::byId);
        if (profile.isPresent() && password != null) {
            if (answer.keep()) {
                keep(profile.get(), answer.user(), password);
            } else if (profile.get().keeping() != SecretKeeping.ASK) {
                memory.put(new SecretName(profile.get().id(), SecretName.LOGIN), password);
            }
        }
        return new Login(login.clientId(), answer.user(), password, login.method());
    }

    private void keep(ConnectionProfile profile, @Nullable String user, Secret password) {
        SecretKeeping keeping = profile.keeping() == SecretKeeping.ASK ? SecretKeeping.KEEP : profile.keeping();
        Login login = profile.options().login();
        ConnectionProfile kept = profile.withKeeping(keeping)
                .withOptions(profile.options().withLogin(new Login(login.clientId(), user, null, login.method())));
        try {
            profiles.update(kept);
            keeper.keep(kept, Map.of(SecretName.LOGIN, Optional.of(password)));
        } catch (StoreException e) {
            problems.accept(e.text());
        }
    }
}
