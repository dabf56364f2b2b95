package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.Kept;
import io.topiary.core.secrets.Keychain;
import io.topiary.core.secrets.Keychain.KeychainException;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.secrets.SecretProblem;
import io.topiary.core.secrets.Vault;
import io.topiary.core.store.AppHome;
import io.topiary.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportAcceptanceTest {

    private static final Keychain NO_KEYCHAIN = () -> {
        throw new KeychainException(SecretProblem.KEYCHAIN_MISSING, "");
    };

    @TempDir
    Path folder;

    private final PasswordMemory memory = new PasswordMemory();
    private final ImportPreview preview = Samples.preview("correo.cqc");
    private @Nullable Vault opened;

    @AfterEach
    void close() {
        if (opened != null) {
            opened.close();
        }
    }

    private AppHome home() {
        return new AppHome(folder);
    }

    private Vault vault() {
        if (opened == null) {
            opened = Vault.open(home(), memory, NO_KEYCHAIN);
        }
        return opened;
    }

    @Test
    void accept_items_areSavedAtOnceAndTheirPasswordsKept() throws IOException {
        ProfileStore store = ProfileStore.open(home().profiles(), memory);
        ImportAcceptance.Accepted accepted = new ImportAcceptance(store, vault()).accept(preview.ready());
        String id = store.profiles().get(1).id();
        assertThat(store.profiles()).extracting(ConnectionProfile::name).containsExactly("Plain", "Secured");
        assertThat(accepted.kept().join())
                .hasSize(1)
                .hasEntrySatisfying(id, kept -> assertThat(kept.place()).isEqualTo(Kept.Place.THIS_RUN));
        assertThat(memory.all(id)).isEqualTo(preview.ready().get(1).secrets());
        assertThat(Files.readString(home().profiles())).doesNotContain("CANARY");
    }

    @Test
    void takeBack_whatWasAccepted_leavesNeitherProfilesNorPasswords() throws IOException {
        ProfileStore store = ProfileStore.open(home().profiles(), memory);
        ImportAcceptance acceptance = new ImportAcceptance(store, vault());
        ImportAcceptance.Accepted accepted = acceptance.accept(preview.ready());
        String id = store.profiles().get(1).id();
        assertThat(accepted.kept().join()).containsKey(id);
        acceptance.takeBack(accepted).join();
        assertThat(store.profiles()).isEmpty();
        assertThat(memory.all(id)).isEmpty();
    }

    @Test
    void accept_idOfADeletedProfile_getsNoneOfItsPasswords() throws IOException {
        memory.put(new SecretName("deleted", SecretName.LOGIN), Secret.of("CANARY"));
        ImportPreview evil = Samples.IMPORTS.parse(
                "{\"version\":1,\"topiary\":\"profiles\",\"profiles\":[{\"id\":\"deleted\",\"uri\":\"mqtt://evil\"}]}");
        ProfileStore store = ProfileStore.open(home().profiles(), memory);
        new ImportAcceptance(store, vault()).accept(evil.ready()).kept().join();
        assertThat(store.byId("deleted")).isPresent();
        assertThat(memory.all("deleted")).isEmpty();
        assertThat(vault().load("deleted", SecretKeeping.KEEP).join().secrets()).isEmpty();
    }

    @Test
    void accept_notSaved_keepsNothing() throws IOException {
        Files.writeString(home().profiles(), "{\"version\":9}");
        ProfileStore store = ProfileStore.open(home().profiles(), memory);
        memory.put(new SecretName("x", SecretName.LOGIN), Secret.of("mine"));
        assertThatThrownBy(() -> new ImportAcceptance(store, vault()).accept(preview.ready()))
                .isInstanceOf(StoreException.class);
        assertThat(memory.all("x")).isEqualTo(Map.of(SecretName.LOGIN, Secret.of("mine")));
        assertThat(store.profiles().stream().findAny()).isEqualTo(Optional.empty());
    }
}
