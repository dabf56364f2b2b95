package io.topiary.core.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.topiary.core.message.Secret;
import io.topiary.core.secrets.KdfParameters.Cost;
import io.topiary.core.text.Messages;
import io.topiary.testing.Canary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptedStoreTest {

    private static final Cost CHEAP = new Cost(1_024, 1, 1);
    private static final Secret PASSPHRASE = Secret.of(Canary.MARK + "passphrase");
    private static final SecretName LOGIN = new SecretName("p1", SecretName.LOGIN);
    private static final SecretName KEY = new SecretName("p1", SecretName.KEY);
    private static final SecretName OTHER = new SecretName("p2", SecretName.LOGIN);
    private static final Secret PASSWORD = Secret.of(Canary.PASSWORD);

    @TempDir
    Path folder;

    @Test
    void read_fileOfAnotherImplementation_isUnderstood() throws Exception {
        // Written by a script on top of Python's cryptography library, not by Topiary.
        try (InputStream known = EncryptedStoreTest.class.getResourceAsStream("known-answer.json")) {
            Files.copy(known, path());
        }
        EncryptedStore store = store();
        assertThat(store.unlock(Secret.of("correct horse é"))).isEmpty();
        SecretName login = new SecretName("plant-1", SecretName.LOGIN);
        SecretName header = new SecretName("plant-1", SecretName.header("Authorization"));
        assertThat(store.read(Set.of(login, header)))
                .isEqualTo(Map.of(login, Secret.of("CANARY-gold ü"), header, Secret.of("Bearer x")));
    }

    @Test
    void write_thenUnlockAgain_bringsItBack() throws SecretException {
        filled();
        EncryptedStore store = store();
        assertThat(store.state()).isEqualTo(FileState.LOCKED);
        assertThat(store.names("p1")).containsExactlyInAnyOrder(LOGIN, KEY);
        assertThat(store.unlock(PASSPHRASE)).isEmpty();
        assertThat(store.read(Set.of(LOGIN, OTHER))).isEqualTo(Map.of(LOGIN, PASSWORD, OTHER, Secret.of("b")));
    }

    @Test
    void write_anything_leavesNoPasswordInAnyFileAndOnlyTheOwnerMayRead() throws Exception {
        EncryptedStore store = filled();
        store.write(Map.of(OTHER, PASSWORD));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(Canary.findIn(Files.readString(file)))
                        .as(file.toString())
                        .isEmpty();
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void write_twice_usesAnotherNonceEachTime() throws Exception {
        EncryptedStore store = filled();
        String first = entry("p1", SecretName.LOGIN).toString();
        store.write(Map.of(LOGIN, PASSWORD));
        assertThat(entry("p1", SecretName.LOGIN).toString()).isNotEqualTo(first);
    }

    @Test
    void unlock_wrongPassphrase_isRecognisedAndOpensNothing() throws SecretException {
        filled();
        EncryptedStore store = store();
        assertProblem(SecretProblem.WRONG_PASSPHRASE, () -> store.unlock(Secret.of("guess")));
        assertThat(store.state()).isEqualTo(FileState.LOCKED);
        assertProblem(SecretProblem.FILE_LOCKED, () -> store.read(Set.of(LOGIN)));
        assertProblem(SecretProblem.FILE_LOCKED, () -> store.write(Map.of(LOGIN, PASSWORD)));
    }

    @Test
    void write_noPassphraseYet_asksForOneAndMakesNoFile() {
        EncryptedStore store = store();
        assertThat(store.state()).isEqualTo(FileState.UNSET);
        assertProblem(SecretProblem.FILE_UNSET, () -> store.write(Map.of(LOGIN, PASSWORD)));
        assertThat(path()).doesNotExist();
    }

    @Test
    void create_passphraseThere_doesNotReplaceIt() throws SecretException {
        filled();
        EncryptedStore store = store();
        assertProblem(SecretProblem.FILE_LOCKED, () -> store.create(Secret.of("new"), false));
        store.create(Secret.of("new"), true);
        assertThat(store.names("p1")).isEmpty();
        assertThat(store().unlock(Secret.of("new"))).isEmpty();
    }

    @Test
    void change_passphrase_opensWithTheNewOneOnlyAndLeavesNoOlderCopy() throws Exception {
        filled().change(PASSPHRASE, Secret.of("new"));
        EncryptedStore store = store();
        assertProblem(SecretProblem.WRONG_PASSPHRASE, () -> store.unlock(PASSPHRASE));
        store.unlock(Secret.of("new"));
        assertThat(store.read(Set.of(LOGIN))).isEqualTo(Map.of(LOGIN, PASSWORD));
        assertThat(Path.of(path() + ".1")).doesNotExist();
    }

    @Test
    void change_wrongOldPassphrase_changesNothing() throws Exception {
        EncryptedStore store = filled();
        String before = Files.readString(path());
        assertProblem(SecretProblem.WRONG_PASSPHRASE, () -> store.change(Secret.of("guess"), Secret.of("new")));
        assertThat(path()).hasContent(before);
    }

    @Test
    void read_passphraseChangedByAnotherTopiary_isLockedAgain() throws SecretException {
        EncryptedStore store = filled();
        EncryptedStore other = store();
        other.change(PASSPHRASE, Secret.of("new"));
        assertProblem(SecretProblem.FILE_LOCKED, () -> store.read(Set.of(LOGIN)));
        assertThat(store.state()).isEqualTo(FileState.LOCKED);
    }

    @Test
    void delete_locked_needsNoPassphraseAndIsNoDamage() throws SecretException {
        filled();
        store().delete(Set.of(LOGIN, KEY));
        EncryptedStore store = store();
        assertThat(store.names("p1")).isEmpty();
        assertThat(store.unlock(PASSPHRASE)).isEmpty();
        assertThat(store.names("p1")).isEmpty();
        store.write(Map.of(LOGIN, Secret.of("again")));
        assertThat(store().unlock(PASSPHRASE)).isEmpty();
        assertThat(store.read(Set.of(LOGIN, KEY))).isEqualTo(Map.of(LOGIN, Secret.of("again")));
    }

    @Test
    void unlock_anyByteAltered_neverGivesAWrongPassword() throws Exception {
        filled();
        byte[] whole = Files.readAllBytes(path());
        int noticed = 0;
        for (int at = 0; at < whole.length; at++) {
            deleteAll();
            byte[] altered = whole.clone();
            altered[at] ^= 1;
            Files.write(path(), altered);
            noticed += openAltered(new String(altered, StandardCharsets.UTF_8)) ? 1 : 0;
        }
        // What goes unnoticed are blanks, the version, and unused bits at the end of Base64.
        assertThat(noticed).isGreaterThan(whole.length / 2);
    }

    /** Whether the alteration was noticed; what is read is right in any case. */
    private boolean openAltered(String altered) {
        EncryptedStore store = store();
        try {
            Set<SecretName> damaged = store.unlock(PASSPHRASE);
            Map<SecretName, Secret> read = store.read(Set.of(LOGIN, KEY, OTHER));
            assertThat(Map.of(LOGIN, PASSWORD, KEY, Secret.of("a"), OTHER, Secret.of("b")))
                    .as(altered)
                    .containsAllEntriesOf(read);
            return read.size() < 3 || !damaged.isEmpty();
        } catch (SecretException e) {
            assertThat(e.problem())
                    .as(altered)
                    .isIn(SecretProblem.DAMAGED, SecretProblem.WRONG_PASSPHRASE, SecretProblem.FILE_UNSET);
            assertThat(Messages.forLocale(Locale.ENGLISH).get(e.text())).isNotBlank();
            return true;
        }
    }

    @Test
    void unlock_damagedHead_isNotTakenForAWrongPassphrase() throws Exception {
        filled();
        alter(document -> ((ObjectNode) document.path("encryption").path("kdf")).put("passes", 2));
        assertProblem(SecretProblem.DAMAGED, () -> store().unlock(PASSPHRASE));
    }

    @Test
    void read_entriesSwapped_isRecognised() throws Exception {
        filled();
        alter(document -> {
            ObjectNode entries = (ObjectNode) document.path("entries");
            ObjectNode one = (ObjectNode) entries.path("p1");
            ObjectNode two = (ObjectNode) entries.path("p2");
            one.set(SecretName.LOGIN, two.replace(SecretName.LOGIN, one.get(SecretName.LOGIN)));
        });
        EncryptedStore store = store();
        assertThat(store.unlock(PASSPHRASE)).containsExactlyInAnyOrder(LOGIN, OTHER);
        assertProblem(SecretProblem.DAMAGED, () -> store.read(Set.of(LOGIN)));
        assertProblem(SecretProblem.DAMAGED, () -> store.read(Set.of(OTHER)));
    }

    @Test
    void read_entryPutBackToAnOlderState_isRecognised() throws Exception {
        EncryptedStore first = filled();
        ObjectNode older = entry("p1", SecretName.LOGIN);
        first.write(Map.of(LOGIN, Secret.of("newer")));
        alter(document -> ((ObjectNode) document.path("entries").path("p1")).set(SecretName.LOGIN, older));
        EncryptedStore store = store();
        assertThat(store.unlock(PASSPHRASE)).containsExactly(LOGIN);
        assertProblem(SecretProblem.DAMAGED, () -> store.read(Set.of(LOGIN)));
    }

    @Test
    void read_entryTakenAway_isRecognised() throws Exception {
        filled();
        alter(document -> ((ObjectNode) document.path("entries")).remove("p2"));
        EncryptedStore store = store();
        assertThat(store.unlock(PASSPHRASE)).containsExactly(OTHER);
        assertThat(store.names("p2")).containsExactly(OTHER);
        assertProblem(SecretProblem.DAMAGED, () -> store.read(Set.of(OTHER)));
    }

    @Test
    void write_besideADamagedEntry_doesNotMakeItGood() throws Exception {
        EncryptedStore first = filled();
        ObjectNode older = entry("p1", SecretName.LOGIN);
        first.write(Map.of(LOGIN, Secret.of("newer")));
        alter(document -> ((ObjectNode) document.path("entries").path("p1")).set(SecretName.LOGIN, older));
        EncryptedStore store = store();
        store.unlock(PASSPHRASE);
        store.write(Map.of(OTHER, Secret.of("c")));
        assertThat(store().unlock(PASSPHRASE)).containsExactly(LOGIN);
    }

    private EncryptedStore store() {
        return new EncryptedStore(new SecretsFile(path()), CHEAP, new SecureRandom());
    }

    private EncryptedStore filled() throws SecretException {
        EncryptedStore store = store();
        store.create(PASSPHRASE, false);
        store.write(Map.of(LOGIN, PASSWORD, KEY, Secret.of("a"), OTHER, Secret.of("b")));
        return store;
    }

    private Path path() {
        return folder.resolve("secrets.json");
    }

    private ObjectNode entry(String owner, String use) throws IOException {
        return (ObjectNode) new ObjectMapper()
                .readTree(path().toFile())
                .path("entries")
                .path(owner)
                .path(use);
    }

    private void alter(Consumer<ObjectNode> change) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode document = (ObjectNode) mapper.readTree(path().toFile());
        change.accept(document);
        mapper.writeValue(path().toFile(), document);
    }

    private void deleteAll() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }

    private static void assertProblem(SecretProblem problem, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(SecretException.class, e -> {
            assertThat(e.problem()).isEqualTo(problem);
            assertThat(Messages.forLocale(Locale.ENGLISH).get(e.text())).isNotBlank();
        });
    }
}
