package io.topiary.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.FakeKeychain.Mood;
import io.topiary.core.secrets.KdfParameters.Cost;
import io.topiary.core.secrets.Kept.Place;
import io.topiary.core.secrets.Loaded.Finding;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.Canary;
import io.topiary.testing.FaultBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Secret PASSWORD = Secret.of(Canary.PASSWORD);
    private static final Secret PASSPHRASE = Secret.of(Canary.MARK + "passphrase");
    private static final Map<String, Optional<Secret>> TYPED = Map.of(SecretName.LOGIN, Optional.of(PASSWORD));
    private static final Map<String, Secret> LOGIN = Map.of(SecretName.LOGIN, PASSWORD);

    @TempDir
    Path folder;

    private final FakeKeychain keychain = new FakeKeychain();
    private final List<Vault> vaults = new ArrayList<>();
    private PasswordMemory memory = new PasswordMemory();

    @AfterEach
    void close() {
        keychain.release();
        vaults.forEach(Vault::close);
    }

    @Test
    void keep_keychainWorks_isFoundAfterTheNextStart() {
        assertThat(get(start().keep("p1", SecretKeeping.KEEP, TYPED))).isEqualTo(Kept.at(Place.KEYCHAIN));
        Loaded loaded = get(start().load("p1", SecretKeeping.KEEP));
        assertThat(loaded).isEqualTo(new Loaded(LOGIN, Finding.FOUND, null, null));
        assertThat(memory.get(new SecretName("p1", SecretName.LOGIN))).contains(PASSWORD);
    }

    @Test
    void load_nothingEverKept_doesNotBotherTheKeychain() {
        assertThat(get(start().load("p1", SecretKeeping.KEEP)).finding()).isEqualTo(Finding.NOTHING_KEPT);
        assertThat(keychain.opened).hasValue(0);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void load_twoHomesWithTheSameProfileId_keepTheirOwn() {
        get(start().keep("p1", SecretKeeping.KEEP, TYPED));
        Vault other = start(folder.resolve("other"));
        get(other.keep("p1", SecretKeeping.KEEP, Map.of(SecretName.LOGIN, Optional.of(Secret.of("b")))));
        assertThat(get(start().load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "LOCKED,  KEYCHAIN_LOCKED,  The keychain is locked",
        "DENYING, KEYCHAIN_DENIED,  The keychain did not let Topiary in and says “User canceled the operation.”",
        "MISSING, KEYCHAIN_MISSING, No keychain of the system can be reached",
        "HANGING, KEYCHAIN_SILENT,  The keychain did not answer in 1 s",
        "BROKEN,  KEYCHAIN_FAILED,  The keychain failed (IllegalStateException)",
    })
    void load_keychainCantBeUsed_saysSoAndConnectingIsPossible(Mood mood, SecretProblem problem, String words) {
        get(start().keep("p1", SecretKeeping.KEEP, TYPED));
        keychain.in(mood);
        Vault vault = start();
        long begin = System.nanoTime();
        Loaded loaded = get(vault.load("p1", SecretKeeping.KEEP));
        FaultBook.note("A9", "Keychain " + mood, words(loaded.notice()), Duration.ofNanos(System.nanoTime() - begin));
        assertThat(loaded.finding()).isEqualTo(Finding.INCOMPLETE);
        assertThat(loaded.problem()).isEqualTo(problem);
        assertThat(words(loaded.notice())).startsWith(words);
        assertThat(loaded.needsKeychain()).isTrue();
        assertThat(vault.state().keychain()).isEqualTo(KeychainState.OUT);
        // What the user types then holds for this run, and is not written anywhere.
        Kept kept = get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        assertThat(kept.place()).isEqualTo(Place.THIS_RUN);
        assertThat(words(kept.notice())).contains(words).contains("stored nowhere");
        assertThat(get(vault.load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
        assertNoPasswordOnDisk();
    }

    @Test
    void load_keychainFailedOnce_isNotAskedAgainUntilTheUserWantsIt() {
        get(start().keep("p1", SecretKeeping.KEEP, TYPED));
        Vault vault = start();
        keychain.in(Mood.LOCKED);
        int before = keychain.opened.get();
        get(vault.load("p1", SecretKeeping.KEEP));
        get(vault.load("p1", SecretKeeping.KEEP));
        assertThat(keychain.opened).hasValue(before + 1);
        keychain.in(Mood.WORKING);
        vault.retryKeychain();
        assertThat(get(vault.load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
        assertThat(vault.state().keychain()).isEqualTo(KeychainState.ANSWERING);
    }

    @Test
    void load_keychainHangs_answersWithinTheLimitAndTheNextAtOnce() {
        get(start().keep("p1", SecretKeeping.KEEP, TYPED));
        keychain.in(Mood.HANGING);
        Vault vault = new Vault(new AppHome(folder), new PasswordMemory(), keychain, Vault.LIMIT, cheap());
        vaults.add(vault);
        CompletableFuture<Loaded> loading = vault.load("p1", SecretKeeping.KEEP);
        CompletableFuture<Loaded> second = vault.load("p1", SecretKeeping.KEEP);
        assertThat(loading).isNotDone();
        assertThat(words(get(loading).notice())).startsWith("The keychain did not answer in 5 s");
        // Well below the time that two of them would take to fall silent.
        assertThat(second)
                .succeedsWithin(Vault.LIMIT.dividedBy(2))
                .extracting(Loaded::problem)
                .isEqualTo(SecretProblem.KEYCHAIN_SILENT);
    }

    @Test
    void keep_keychainAnswersTooLate_isDeletedThereLater() {
        Vault vault = start();
        keychain.in(Mood.HANGING);
        assertThat(get(vault.keep("p1", SecretKeeping.KEEP, TYPED)).place()).isEqualTo(Place.THIS_RUN);
        keychain.in(Mood.WORKING);
        keychain.release();
        await().atMost(PATIENCE).until(() -> keychain.items.size() == 1);
        vault.retryKeychain();
        get(vault.keep("p2", SecretKeeping.KEEP, TYPED));
        assertThat(keychain.items.keySet()).singleElement().asString().startsWith("p2/");
    }

    @Test
    void load_itemDeletedInTheKeychain_asksAgain() {
        get(start().keep("p1", SecretKeeping.KEEP, TYPED));
        keychain.items.clear();
        Vault vault = start();
        long begin = System.nanoTime();
        Loaded loaded = get(vault.load("p1", SecretKeeping.KEEP));
        FaultBook.note(
                "A9",
                "Password deleted in the keychain",
                words(loaded.notice()),
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(loaded.problem()).isEqualTo(SecretProblem.ITEM_GONE);
        assertThat(words(loaded.notice())).contains("it was deleted there").contains("Type it again");
        assertThat(vault.state().keychain()).isEqualTo(KeychainState.ANSWERING);
        assertThat(get(vault.keep("p1", SecretKeeping.KEEP, TYPED)).place()).isEqualTo(Place.KEYCHAIN);
    }

    @Test
    void keep_noKeychainButPassphrase_goesToTheEncryptedFile() {
        keychain.in(Mood.MISSING);
        Vault vault = start();
        Kept before = get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        assertThat(before.needsPassphrase()).isTrue();
        assertThat(get(vault.setPassphrase(PASSPHRASE)).file()).isEqualTo(FileState.UNLOCKED);
        // Nothing is typed again: what memory knows is kept now.
        assertThat(get(vault.keep("p1", SecretKeeping.KEEP, Map.of()))).isEqualTo(Kept.at(Place.ENCRYPTED_FILE));
        assertNoPasswordOnDisk();

        Vault next = start();
        Loaded locked = get(next.load("p1", SecretKeeping.KEEP));
        assertThat(locked.needsPassphrase()).isTrue();
        assertThat(words(locked.notice())).startsWith("The passwords are encrypted");
        assertThat(get(next.unlock(Secret.of("guess"))).problem()).isEqualTo(SecretProblem.WRONG_PASSPHRASE);
        assertThat(get(next.unlock(PASSPHRASE)).problem()).isNull();
        assertThat(get(next.load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
        assertThat(get(next.lock()).file()).isEqualTo(FileState.LOCKED);
    }

    @Test
    void keep_tooLongForTheKeychain_goesToTheEncryptedFileAndSaysWhy() {
        Vault vault = start();
        get(vault.setPassphrase(PASSPHRASE));
        keychain.in(Mood.SMALL);
        Kept kept = get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        assertThat(kept.place()).isEqualTo(Place.ENCRYPTED_FILE);
        assertThat(words(kept.notice())).contains("1,280 characters").contains("encrypted file");
        assertThat(vault.state().keychain()).isNotEqualTo(KeychainState.OUT);
    }

    @Test
    void keep_keychainFailsWhereAnOlderPasswordIs_readsTheNewOne() {
        Vault vault = start();
        get(vault.setPassphrase(PASSPHRASE));
        get(vault.keep("p1", SecretKeeping.KEEP, Map.of(SecretName.LOGIN, Optional.of(Secret.of("older")))));
        keychain.in(Mood.LOCKED);
        assertThat(get(vault.keep("p1", SecretKeeping.KEEP, TYPED)).place()).isEqualTo(Place.ENCRYPTED_FILE);
        keychain.in(Mood.WORKING);
        Vault next = start();
        get(next.unlock(PASSPHRASE));
        assertThat(get(next.load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
    }

    @Test
    void keep_oneUseEmpty_forgetsThatOneOnly() {
        Vault vault = start();
        get(vault.keep(
                "p1",
                SecretKeeping.KEEP,
                Map.of(
                        SecretName.LOGIN,
                        Optional.of(PASSWORD),
                        SecretName.KEY,
                        Optional.of(Secret.of("k")),
                        SecretName.header("X-Token"),
                        Optional.of(Secret.of("h")))));
        get(vault.keep("p1", SecretKeeping.KEEP, Map.of(SecretName.KEY, Optional.empty())));
        assertThat(get(start().load("p1", SecretKeeping.KEEP)).secrets())
                .containsOnlyKeys(SecretName.LOGIN, "header:x-token");
    }

    @Test
    void keep_askEachTime_keepsNothingAndDeletesWhatWasKept() {
        Vault vault = start();
        get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        assertThat(get(vault.keep("p1", SecretKeeping.ASK, TYPED))).isEqualTo(Kept.at(Place.NOWHERE));
        assertThat(keychain.items).isEmpty();
        assertThat(get(vault.load("p1", SecretKeeping.ASK))).isEqualTo(new Loaded(Map.of(), Finding.ASK, null, null));
        assertThat(get(start().load("p1", SecretKeeping.KEEP)).finding()).isEqualTo(Finding.NOTHING_KEPT);
        assertNoPasswordOnDisk();
    }

    @Test
    void forget_keychainOut_saysSoAndDeletesLater() {
        Vault vault = start();
        get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        keychain.in(Mood.LOCKED);
        Kept kept = get(vault.forget("p1"));
        assertThat(words(kept.notice())).contains("deleted as soon as it can be reached");
        keychain.in(Mood.WORKING);
        Vault next = start();
        assertThat(get(next.load("p1", SecretKeeping.KEEP)).finding()).isEqualTo(Finding.NOTHING_KEPT);
        get(next.keep("p2", SecretKeeping.KEEP, TYPED));
        assertThat(keychain.items.keySet()).singleElement().asString().startsWith("p2/");
    }

    @Test
    void keep_plainText_isInItsOwnFileForItsOwnerOnlyAndNowhereElse() throws IOException {
        Vault vault = start();
        get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        assertThat(get(vault.keep("p1", SecretKeeping.PLAIN, Map.of()))).isEqualTo(Kept.at(Place.PLAIN_FILE));
        assertThat(keychain.items).isEmpty();
        Path plain = folder.resolve("secrets-plain.json");
        assertThat(plain).content().contains(Canary.PASSWORD);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)))
                .isEqualTo("rw-------");
        assertThat(get(start().load("p1", SecretKeeping.PLAIN)).secrets()).isEqualTo(LOGIN);
    }

    @Test
    void keep_fromPlainTextToSafe_leavesNoCopyInPlainText() {
        get(start().keep("p1", SecretKeeping.PLAIN, TYPED));
        assertThat(get(start().keep("p1", SecretKeeping.KEEP, Map.of()))).isEqualTo(Kept.at(Place.KEYCHAIN));
        assertNoPasswordOnDisk();
        assertThat(get(start().load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
    }

    @Test
    void keep_fromPlainTextToSafeButNothingSafeThere_staysAndSaysSo() {
        get(start().keep("p1", SecretKeeping.PLAIN, TYPED));
        keychain.in(Mood.MISSING);
        Kept kept = get(start().keep("p1", SecretKeeping.KEEP, Map.of()));
        assertThat(kept.place()).isEqualTo(Place.PLAIN_FILE);
        assertThat(kept.needsPassphrase()).isTrue();
        assertThat(words(kept.notice())).contains("stays in plain text");
    }

    @Test
    void changePassphrase_thenStart_opensWithTheNewOne() {
        keychain.in(Mood.MISSING);
        Vault vault = start();
        get(vault.setPassphrase(PASSPHRASE));
        get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        assertThat(get(vault.changePassphrase(PASSPHRASE, Secret.of("new"))).problem())
                .isNull();
        Vault next = start();
        assertThat(get(next.unlock(PASSPHRASE)).problem()).isEqualTo(SecretProblem.WRONG_PASSPHRASE);
        get(next.unlock(Secret.of("new")));
        assertThat(get(next.load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
        assertThat(get(next.startOver(Secret.of("third"))).file()).isEqualTo(FileState.UNLOCKED);
        assertThat(get(start().load("p1", SecretKeeping.KEEP)).finding()).isEqualTo(Finding.NOTHING_KEPT);
    }

    @Test
    void load_typedMeanwhile_prefersWhatWasTyped() {
        get(start().keep("p1", SecretKeeping.KEEP, Map.of(SecretName.LOGIN, Optional.of(Secret.of("kept")))));
        Vault vault = start();
        memory.put(new SecretName("p1", SecretName.LOGIN), PASSWORD);
        assertThat(get(vault.load("p1", SecretKeeping.KEEP)).secrets()).isEqualTo(LOGIN);
    }

    @Test
    void toString_ofEverything_hidesThePassword() {
        Vault vault = start();
        get(vault.keep("p1", SecretKeeping.KEEP, TYPED));
        Loaded loaded = get(vault.load("p1", SecretKeeping.KEEP));
        assertThat(Canary.findIn(loaded + " " + vault.state() + TYPED)).isEmpty();
    }

    /** A new start of Topiary: nothing is in memory. */
    private Vault start() {
        return start(folder);
    }

    private Vault start(Path home) {
        memory = new PasswordMemory();
        Vault vault = new Vault(new AppHome(home), memory, keychain, Duration.ofSeconds(1), cheap());
        vaults.add(vault);
        return vault;
    }

    private static Cost cheap() {
        return new Cost(1_024, 1, 1);
    }

    private void assertNoPasswordOnDisk() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Canary.findIn(Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T get(CompletableFuture<T> future) {
        assertThat(future).succeedsWithin(PATIENCE);
        return future.join();
    }

    private static String words(@Nullable Text text) {
        return text == null ? "" : Messages.forLocale(Locale.ENGLISH).get(text);
    }
}
