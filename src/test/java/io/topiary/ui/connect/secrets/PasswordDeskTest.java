package io.topiary.ui.connect.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Kept.Place;
import io.topiary.core.secrets.Keychain;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.Opened;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.secrets.Vault;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a system that has no keychain, so that the encrypted file is used. */
class PasswordDeskTest {

    private static final Secret PASSWORD = Secret.of("geheim");
    private static final Secret PASSPHRASE = Secret.of("correct horse battery");

    private final Path folder;
    private final List<Text> notices = new CopyOnWriteArrayList<>();
    private final Answers answers = new Answers();
    private final ExecutorService fx = Executors.newSingleThreadExecutor();
    private PasswordMemory memory = new PasswordMemory();
    private Vault vault;
    private ProfileStore profiles;

    PasswordDeskTest(@TempDir Path folder) {
        this.folder = folder;
        this.vault = vault();
        this.profiles = ProfileStore.open(new AppHome(folder).profiles(), memory);
    }

    /** A user who knows the passphrase, or does not want to tell. */
    private static final class Answers implements PasswordDialogs {

        private final List<String> asked = new ArrayList<>();
        private @Nullable Secret passphrase = PASSPHRASE;
        private Optional<PasswordQuestion.Answer> passwords = Optional.empty();

        @Override
        public boolean unlock(
                Function<Secret, CompletableFuture<Opened>> unlock,
                Function<Secret, CompletableFuture<Opened>> startOver) {
            asked.add("unlock");
            return tried(unlock);
        }

        @Override
        public boolean create(Function<Secret, CompletableFuture<Opened>> create) {
            asked.add("create");
            return tried(create);
        }

        private boolean tried(Function<Secret, CompletableFuture<Opened>> work) {
            Secret known = passphrase;
            return known != null && work.apply(known).join().problem() == null;
        }

        @Override
        public Optional<PasswordQuestion.Answer> passwords(PasswordQuestion question) {
            asked.add(question.user() + " " + question.uses());
            return passwords;
        }
    }

    private Vault vault() {
        Keychain none = () -> {
            throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
        };
        return Vault.open(new AppHome(folder), memory, none);
    }

    private PasswordDesk desk() {
        return new PasswordDesk(vault, memory, profiles, answers, shelf(), notices::add, fx);
    }

    private PasswordShelf shelf() {
        return new PasswordShelf(vault, answers, notices::add, fx);
    }

    /** As after a new start of Topiary. */
    private void restart() {
        vault.close();
        memory = new PasswordMemory();
        vault = vault();
    }

    @AfterEach
    void close() {
        vault.close();
        fx.shutdownNow();
    }

    private ConnectionProfile profile(SecretKeeping keeping) throws StoreException {
        ConnectOptions options = ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "plant.example", 1883, ""))
                .withLogin(Login.of("", "ann", null));
        ConnectionProfile profile = ConnectionProfile.of("id", "plant", options).withKeeping(keeping);
        profiles.update(profile);
        return profile;
    }

    private Optional<ConnectOptions> fetch(ConnectionProfile profile) throws Exception {
        return desk().fetch(profile, Map.of()).get(20, TimeUnit.SECONDS);
    }

    private static Optional<Secret> password(Optional<ConnectOptions> options) {
        return options.map(complete -> complete.login().password());
    }

    /** Keeps the password, and waits until it is in the file, or the user was told why not. */
    private void keep(ConnectionProfile profile) {
        shelf().keep(profile, Map.of(SecretName.LOGIN, Optional.of(PASSWORD)));
        await().until(() -> !notices.isEmpty()
                || vault.keep(profile.id(), profile.keeping(), Map.of()).join().place() == Place.ENCRYPTED_FILE);
    }

    @Test
    void firstPasswordToKeep_makesTheFileWithAPassphrase() throws Exception {
        ConnectionProfile profile = profile(SecretKeeping.KEEP);
        keep(profile);
        restart();
        assertThat(password(fetch(profile))).contains(PASSWORD);
        assertThat(answers.asked).containsExactly("create", "unlock");
    }

    @Test
    void unlocking_thatIsRefused_leadsToTheQuestionForThePassword() throws Exception {
        ConnectionProfile profile = profile(SecretKeeping.KEEP);
        keep(profile);
        restart();
        answers.passphrase = null;
        answers.passwords =
                Optional.of(new PasswordQuestion.Answer("ann", Map.of(SecretName.LOGIN, Secret.of("typed")), false));
        assertThat(password(fetch(profile))).contains(Secret.of("typed"));
        assertThat(answers.asked).containsExactly("create", "unlock", "ann [password]");
    }

    @Test
    void profileWithoutKeptPassword_connectsWithoutAQuestion() throws Exception {
        assertThat(password(fetch(profile(SecretKeeping.KEEP)))).isEmpty();
        assertThat(answers.asked).isEmpty();
    }

    @Test
    void askingProfile_asksAtEachConnect() throws Exception {
        ConnectionProfile profile = profile(SecretKeeping.ASK);
        answers.passwords = Optional.of(new PasswordQuestion.Answer("bob", Map.of(SecretName.LOGIN, PASSWORD), false));
        Optional<ConnectOptions> options = fetch(profile);
        assertThat(password(options)).contains(PASSWORD);
        assertThat(options.orElseThrow().login().user()).isEqualTo("bob");
        fetch(profile);
        assertThat(answers.asked).containsExactly("ann [password]", "ann [password]");
        assertThat(memory.all("id")).isEmpty();
        assertThat(profiles.byId("id").orElseThrow().options().login().user()).isEqualTo("ann");
    }

    @Test
    void askingProfile_doesNotAskForWhatWasJustTyped() throws Exception {
        ConnectionProfile profile = profile(SecretKeeping.ASK);
        memory.put(new SecretName("id", SecretName.LOGIN), PASSWORD);
        assertThat(password(fetch(profile))).contains(PASSWORD);
        assertThat(answers.asked).isEmpty();
        assertThat(memory.all("id")).isEmpty();
    }

    @Test
    void askingProfile_thatIsToKeepFromNowOn_keeps() throws Exception {
        answers.passwords = Optional.of(new PasswordQuestion.Answer("bob", Map.of(SecretName.LOGIN, PASSWORD), true));
        fetch(profile(SecretKeeping.ASK));
        await().until(() ->
                vault.keep("id", SecretKeeping.KEEP, Map.of()).join().place() == Place.ENCRYPTED_FILE);
        ConnectionProfile saved = profiles.byId("id").orElseThrow();
        assertThat(saved.keeping()).isEqualTo(SecretKeeping.KEEP);
        assertThat(saved.options().login().user()).isEqualTo("bob");
        restart();
        assertThat(password(fetch(saved))).contains(PASSWORD);
    }

    @Test
    void cancelledQuestion_connectsToNothing() throws Exception {
        assertThat(fetch(profile(SecretKeeping.ASK))).isEmpty();
    }

    @Test
    void typedPassword_countsBeforeTheKeptOne() throws Exception {
        ConnectionProfile profile = profile(SecretKeeping.KEEP);
        keep(profile);
        Optional<ConnectOptions> options = desk().fetch(profile, Map.of(SecretName.LOGIN, Secret.of("new")))
                .get(20, TimeUnit.SECONDS);
        assertThat(password(options)).contains(Secret.of("new"));
    }

    @Test
    void forgotten_isGoneAfterARestart() throws Exception {
        ConnectionProfile profile = profile(SecretKeeping.KEEP);
        keep(profile);
        shelf().forget(profile);
        restart();
        assertThat(password(fetch(profile))).isEmpty();
    }

    @Test
    void fileThatIsNotMade_isTold() throws Exception {
        answers.passphrase = null;
        keep(profile(SecretKeeping.KEEP));
        await().untilAsserted(() -> assertThat(notices).hasSize(1));
        assertThat(notices.getFirst().key()).isEqualTo("secrets.kept.run");
    }

    @Test
    void passwordsOfSeveralProfiles_askForThePassphraseOnce() throws Exception {
        List<ConnectionProfile> several = List.of(
                profile(SecretKeeping.KEEP).withId("a"),
                profile(SecretKeeping.KEEP).withId("b"));
        Map<String, Map<String, Secret>> secrets =
                Map.of("a", Map.of(SecretName.LOGIN, PASSWORD), "b", Map.of(SecretName.KEY, PASSWORD));
        shelf().keepAll(several, secrets);
        await().until(() -> several.stream()
                .allMatch(profile -> vault.keep(profile.id(), SecretKeeping.KEEP, Map.of())
                                .join()
                                .place()
                        == Place.ENCRYPTED_FILE));
        restart();
        assertThat(shelf().known(several).get(20, TimeUnit.SECONDS)).isEqualTo(secrets);
        assertThat(answers.asked).containsExactly("create", "unlock");
    }

    @Test
    void passphraseThatIsNotGiven_isAskedForOnce() throws Exception {
        answers.passphrase = null;
        List<ConnectionProfile> several = List.of(
                profile(SecretKeeping.KEEP).withId("a"),
                profile(SecretKeeping.KEEP).withId("b"));
        shelf().keepAll(
                        several,
                        Map.of("a", Map.of(SecretName.LOGIN, PASSWORD), "b", Map.of(SecretName.LOGIN, PASSWORD)));
        await().until(() -> memory.all("b").size() == 1 && !notices.isEmpty());
        assertThat(answers.asked).containsExactly("create");
        assertThat(notices).hasSize(1);
    }
}
