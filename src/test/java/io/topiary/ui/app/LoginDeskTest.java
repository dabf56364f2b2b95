package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.secrets.Vault;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.secrets.PasswordDesk;
import io.topiary.ui.connect.secrets.PasswordDialogs;
import io.topiary.ui.connect.secrets.PasswordQuestion;
import io.topiary.ui.connect.secrets.PasswordShelf;
import io.topiary.ui.connect.secrets.SilentDialogs;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a system that has no keychain, and a user who types the same each time. */
class LoginDeskTest {

    private static final Secret TYPED = Secret.of("typed");

    private final PasswordMemory memory = new PasswordMemory();
    private final List<PasswordQuestion> asked = new ArrayList<>();
    private final ProfileStore profiles;
    private final Vault vault;
    private final LoginDesk desk;
    private Optional<PasswordQuestion.Answer> answer = Optional.of(answer("ann", TYPED, false));

    LoginDeskTest(@TempDir Path folder) {
        AppHome home = new AppHome(folder);
        profiles = ProfileStore.open(home.profiles(), memory);
        vault = Vault.open(home, memory, () -> {
            throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
        });
        PasswordDialogs dialogs = new Asked();
        List<Text> notices = new ArrayList<>();
        PasswordShelf shelf = new PasswordShelf(vault, dialogs, notices::add, Runnable::run);
        PasswordDesk passwords = new PasswordDesk(vault, memory, profiles, dialogs, shelf, notices::add, Runnable::run);
        desk = new LoginDesk(passwords, shelf, dialogs, profiles, memory, notices::add);
    }

    private final class Asked extends SilentDialogs {

        @Override
        public Optional<PasswordQuestion.Answer> passwords(PasswordQuestion question) {
            asked.add(question);
            return answer;
        }
    }

    private static PasswordQuestion.Answer answer(String user, @Nullable Secret password, boolean keep) {
        return new PasswordQuestion.Answer(
                user, password == null ? Map.of() : Map.of(SecretName.LOGIN, password), keep);
    }

    @AfterEach
    void close() {
        vault.close();
    }

    private ConnectionProfile profile(@Nullable String user) throws StoreException {
        ConnectOptions options =
                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "h", 1883, "")).withLogin(Login.of("", user, null));
        ConnectionProfile profile = ConnectionProfile.of("id", "plant", options);
        profiles.update(profile);
        return profile;
    }

    private Optional<ConnectOptions> fetch(ConnectionProfile profile) throws Exception {
        return desk.fetch(profile).get(20, TimeUnit.SECONDS);
    }

    private static @Nullable Secret password(Optional<ConnectOptions> options) {
        return options.orElseThrow().login().password();
    }

    @Test
    void userWithoutAnyPassword_isAskedOnce_andThePasswordHoldsForTheRun() throws Exception {
        ConnectionProfile profile = profile("ann");
        assertThat(Objects.requireNonNull(password(fetch(profile)))).isEqualTo(TYPED);
        assertThat(Objects.requireNonNull(password(fetch(profile)))).isEqualTo(TYPED);
        assertThat(asked).hasSize(1);
        assertThat(asked.getFirst().notice()).isNull();
    }

    @Test
    void userWhoNeedsNone_isAskedOnce() throws Exception {
        ConnectionProfile profile = profile("ann");
        answer = Optional.of(answer("ann", null, false));
        assertThat(password(fetch(profile))).isNull();
        assertThat(password(fetch(profile))).isNull();
        assertThat(asked).hasSize(1);
    }

    @Test
    void cancelled_connectsToNothing() throws Exception {
        answer = Optional.empty();
        assertThat(fetch(profile("ann"))).isEmpty();
    }

    @Test
    void noUser_isNotAsked() throws Exception {
        assertThat(password(fetch(profile(null)))).isNull();
        assertThat(asked).isEmpty();
    }

    @Test
    void again_saysThatItWasRefused_andTakesAnotherUser() throws Exception {
        answer = Optional.of(answer("bob", TYPED, false));
        Login again = desk.again(SessionIdentity.of(profile("ann")), Login.of("c", "ann", Secret.of("old")))
                .orElseThrow();
        assertThat(again).isEqualTo(Login.of("c", "bob", TYPED));
        assertThat(Objects.requireNonNull(asked.getFirst().notice()).key()).isEqualTo("app.password.refused");
        assertThat(profiles.byId("id").orElseThrow().options().login().user()).isEqualTo("ann");
    }

    @Test
    void again_toBeKept_changesTheProfile() throws Exception {
        answer = Optional.of(answer("bob", TYPED, true));
        ConnectionProfile profile = profile("ann").withKeeping(SecretKeeping.ASK);
        profiles.update(profile);
        desk.again(SessionIdentity.of(profile), Login.of("c", "ann", null));
        ConnectionProfile saved = profiles.byId("id").orElseThrow();
        assertThat(saved.options().login().user()).isEqualTo("bob");
        assertThat(saved.keeping()).isEqualTo(SecretKeeping.KEEP);
        assertThat(memory.get(new SecretName("id", SecretName.LOGIN))).contains(TYPED);
    }

    @Test
    void again_withoutAProfile_isForTheSessionOnly() {
        Login again = desk.again(SessionIdentity.of("h:1883"), Login.of("c", "ann", null))
                .orElseThrow();
        assertThat(again.password()).isEqualTo(TYPED);
        assertThat(profiles.profiles()).isEmpty();
    }
}
