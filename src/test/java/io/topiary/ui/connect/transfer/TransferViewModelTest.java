package io.topiary.ui.connect.transfer;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.exchange.ImportSource;
import io.topiary.core.profile.exchange.ProfileExport;
import io.topiary.core.profile.exchange.ProfileImports;
import io.topiary.core.secrets.PassphraseBox;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.store.StoreException;
import io.topiary.core.work.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferViewModelTest {

    private final Path folder;
    private final ProfileStore store;
    private final Workers workers = new Workers(1);
    private final PassphraseBox box = new PassphraseBox();

    TransferViewModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
    }

    @AfterEach
    void close() {
        workers.close();
    }

    private ImportViewModel imports() {
        return new ImportViewModel(new ProfileImports(box), store, workers, Runnable::run);
    }

    private ExportViewModel exports(Map<String, Map<String, Secret>> passwords, String... chosen) {
        return new ExportViewModel(
                new ProfileExport(box),
                store,
                Set.of(chosen),
                profiles -> CompletableFuture.completedFuture(passwords),
                workers,
                Runnable::run);
    }

    private ConnectionProfile add(String name) throws StoreException {
        ConnectionProfile profile =
                ConnectionProfile.create(name, new BrokerAddress(Scheme.MQTT, name + ".example", 1883, ""));
        store.add(profile);
        return profile;
    }

    private static void awaitRead(ImportViewModel model) {
        await().until(() ->
                !model.busyProperty().get() && model.previewProperty().get() != null);
    }

    @Test
    void text_isPreviewed_andNothingIsSavedBeforeItIsWanted() {
        ImportViewModel model = imports();
        model.read("mqtt://one.example\nmqtt://two.example");
        awaitRead(model);
        assertThat(requireNonNull(model.previewProperty().get()).source()).isEqualTo(ImportSource.ADDRESS);
        assertThat(model.count().get()).isEqualTo(2);
        assertThat(store.profiles()).isEmpty();
        model.rows().getFirst().selectedProperty().set(false);
        assertThat(model.count().get()).isEqualTo(1);
        model.importChosen();
        assertThat(store.profiles())
                .extracting(profile -> profile.address().host())
                .containsExactly("two.example");
    }

    @Test
    void profileThatIsThereAlready_isNotChosenAtFirst() throws StoreException {
        store.add(ConnectionProfile.create("one.example", new BrokerAddress(Scheme.MQTT, "one.example", 1883, "")));
        ImportViewModel model = imports();
        model.read("mqtt://one.example");
        awaitRead(model);
        assertThat(model.rows().getFirst().item().label()).startsWith("one.example");
        model.chooseAll(true);
        assertThat(model.count().get()).isEqualTo(1);
    }

    @Test
    void export_withoutPasswords_comesBackByImport() throws StoreException {
        ConnectionProfile plant = add("plant");
        add("home");
        ExportViewModel export = exports(Map.of(), plant.id());
        assertThat(export.count().get()).isEqualTo(1);
        Path file = folder.resolve("export.json");
        export.write(file);
        await().until(() -> export.writtenProperty().get() != null);
        ImportViewModel model = imports();
        model.read(file);
        awaitRead(model);
        assertThat(model.rows()).extracting(row -> row.item().label()).containsExactly("plant");
        assertThat(model.rows().getFirst().known()).isTrue();
        assertThat(model.count().get()).isZero();
    }

    @Test
    void export_withPasswords_wantsAPassphrase_andGivesThemBackForIt() throws Exception {
        ConnectionProfile plant = add("plant");
        ExportViewModel export = exports(Map.of(plant.id(), Map.of(SecretName.LOGIN, Secret.of("CANARY"))), plant.id());
        export.withPasswordsProperty().set(true);
        assertThat(export.ready().getValue()).isFalse();
        export.passphrase().passphraseProperty().set("correct horse");
        export.passphrase().repeatedProperty().set("correct horse");
        assertThat(export.ready().getValue()).isTrue();
        Path file = folder.resolve("export.json");
        export.write(file);
        await().until(() -> export.writtenProperty().get() != null);
        assertThat(Files.readString(file)).doesNotContain("CANARY");
        ImportViewModel model = imports();
        model.read(file);
        awaitRead(model);
        model.unlock(Secret.of("wrong"));
        await().until(() -> !model.busyProperty().get());
        assertThat(model.problemProperty().get()).isNotNull();
        model.chooseAll(true);
        model.unlock(Secret.of("correct horse"));
        await().until(() -> !model.busyProperty().get()
                && !requireNonNull(model.previewProperty().get()).isSealed());
        assertThat(model.problemProperty().get()).isNull();
        var imported = model.importChosen().orElseThrow();
        assertThat(imported.secrets().values()).containsExactly(Map.of(SecretName.LOGIN, Secret.of("CANARY")));
        assertThat(imported.secrets())
                .containsOnlyKeys(imported.added().profiles().getFirst().id());
        assertThat(store.profiles()).hasSize(2);
    }

    @Test
    void export_toWhereNothingCanBeWritten_isTold() throws StoreException, IOException {
        ConnectionProfile plant = add("plant");
        ExportViewModel export = exports(Map.of(), plant.id());
        Path file = Files.writeString(folder.resolve("no folder"), "");
        export.write(file.resolve("export.json"));
        await().until(() -> export.problemProperty().get() != null);
        assertThat(export.writtenProperty().get()).isNull();
        assertThat(export.busyProperty().get()).isFalse();
    }

    @Test
    void fileThatIsNothingKnown_saysSo() throws Exception {
        Path file = folder.resolve("x.bin");
        Files.write(file, new byte[] {1, 2, 3});
        ImportViewModel model = imports();
        model.read(file);
        awaitRead(model);
        assertThat(model.rows()).isEmpty();
        assertThat(requireNonNull(model.previewProperty().get()).notes()).isNotEmpty();
        assertThat(List.of(model.count().get())).containsExactly(0);
    }
}
