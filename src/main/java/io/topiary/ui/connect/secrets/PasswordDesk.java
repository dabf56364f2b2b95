package io.topiary.ui.connect.secrets;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Loaded;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.secrets.Vault;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Gets the passwords that a connection needs, from memory, from where they are kept, and from the user. FX thread. */
public final class PasswordDesk {

    private final Vault vault;
    private final PasswordMemory memory;
    private final PasswordDialogs dialogs;
    private final PasswordShelf shelf;
    private final ProfileStore profiles;
    private final Consumer<Text> notices;
    private final Executor fx;

    /**
     * A desk before {@code vault}.
     *
     * @param profiles where a profile is saved whose passwords are kept from now on
     * @param shelf keeps what the user typed, if that is wanted
     * @param notices told what the user should know
     * @param fx runs on the FX thread
     */
    public PasswordDesk(
            Vault vault,
            PasswordMemory memory,
            ProfileStore profiles,
            PasswordDialogs dialogs,
            PasswordShelf shelf,
            Consumer<Text> notices,
            Executor fx) {
        this.vault = vault;
        this.memory = memory;
        this.dialogs = dialogs;
        this.shelf = shelf;
        this.profiles = profiles;
        this.notices = notices;
        this.fx = fx;
    }

    /**
     * What {@code profile} connects with now.
     *
     * @param typed passwords that count before those that are kept, by use ({@link SecretName})
     * @return completes on the FX thread, with empty if the user would rather not connect
     */
    public CompletableFuture<Optional<ConnectOptions>> fetch(ConnectionProfile profile, Map<String, Secret> typed) {
        return vault.load(profile.id(), profile.keeping())
                .thenComposeAsync(loaded -> opened(profile, loaded), fx)
                .thenApplyAsync(loaded -> complete(profile, typed, loaded), fx);
    }

    private CompletableFuture<Loaded> opened(ConnectionProfile profile, Loaded loaded) {
        return loaded.needsPassphrase() && shelf.openFile()
                ? vault.load(profile.id(), profile.keeping())
                : CompletableFuture.completedFuture(loaded);
    }

    private Optional<ConnectOptions> complete(ConnectionProfile profile, Map<String, Secret> typed, Loaded loaded) {
        Map<String, Secret> secrets = new TreeMap<>(memory.all(profile.id()));
        secrets.putAll(loaded.secrets());
        secrets.putAll(typed);
        if (profile.keeping() == SecretKeeping.ASK) {
            // what was typed is for this connection only
            memory.forget(profile.id());
        }
        List<String> missing = missing(profile, secrets, loaded.finding());
        if (missing.isEmpty()) {
            tell(loaded.notice());
            return Optional.of(profile.connectOptions(secrets));
        }
        String user = Optional.ofNullable(profile.options().login().user()).orElse("");
        return dialogs.passwords(new PasswordQuestion(profile.name(), user, loaded.notice(), missing))
                .map(answer -> answered(profile, secrets, answer, missing.contains(SecretName.LOGIN)));
    }

    private ConnectOptions answered(
            ConnectionProfile profile, Map<String, Secret> secrets, PasswordQuestion.Answer answer, boolean asked) {
        secrets.putAll(answer.secrets());
        UnaryOperator<ConnectionProfile> asUser = any -> asked ? withUser(any, answer.user()) : any;
        if (answer.keep()) {
            Map<String, Optional<Secret>> changes = new TreeMap<>();
            answer.secrets().forEach((use, secret) -> changes.put(use, Optional.of(secret)));
            keepFromNowOn(profile.id(), asUser);
            shelf.keep(profile.withKeeping(SecretKeeping.KEEP), changes);
        }
        return asUser.apply(profile).connectOptions(secrets);
    }

    /** Only a saved profile is changed, and only in this: one that is tried out is not saved by the way. */
    private void keepFromNowOn(String id, UnaryOperator<ConnectionProfile> asUser) {
        Optional<ConnectionProfile> saved = profiles.byId(id);
        if (saved.isEmpty()) {
            return;
        }
        try {
            profiles.update(asUser.apply(saved.get()).withKeeping(SecretKeeping.KEEP));
        } catch (StoreException e) {
            tell(e.text());
        }
    }

    private static ConnectionProfile withUser(ConnectionProfile profile, @Nullable String user) {
        Login login = profile.options().login();
        return profile.withOptions(
                profile.options().withLogin(new Login(login.clientId(), user, null, login.method())));
    }

    /** The passwords that the profile has a place for and nobody knows, if they are to be asked for. */
    private static List<String> missing(
            ConnectionProfile profile, Map<String, Secret> secrets, Loaded.Finding finding) {
        List<String> uses = new ArrayList<>();
        boolean ask = finding == Loaded.Finding.ASK;
        if (!ask && finding != Loaded.Finding.INCOMPLETE) {
            return uses;
        }
        ConnectOptions options = profile.options();
        Proxy proxy = options.network().proxy();
        if (ask || options.login().user() != null) {
            uses.add(SecretName.LOGIN);
        }
        if (options.address().scheme().tls() && options.tls().client().file() != null) {
            uses.add(SecretName.KEY);
        }
        if (proxy != null && proxy.user() != null) {
            uses.add(SecretName.PROXY);
        }
        if (options.address().scheme().webSocket()) {
            options.network().webSocket().headers().stream()
                    .filter(HttpHeader::isSecret)
                    .forEach(header -> uses.add(SecretName.header(header.name())));
        }
        uses.removeIf(secrets::containsKey);
        return uses;
    }

    private void tell(@Nullable Text notice) {
        if (notice != null) {
            notices.accept(notice);
        }
    }
}
