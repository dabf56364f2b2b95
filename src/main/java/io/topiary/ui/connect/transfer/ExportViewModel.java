package io.topiary.ui.connect.transfer;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.exchange.ProfileExport;
import io.topiary.core.secrets.SecretBoxException;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Workers;
import io.topiary.ui.connect.secrets.NewPassphraseViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which profiles are to be exported, and whether with their passwords. FX thread. */
public final class ExportViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ExportViewModel.class);

    private final ProfileExport exports;
    private final ProfileStore store;
    private final Function<List<ConnectionProfile>, CompletableFuture<Map<String, Map<String, Secret>>>> passwords;
    private final Workers workers;
    private final Executor fx;
    private final NewPassphraseViewModel passphrase = new NewPassphraseViewModel();
    private final BooleanProperty withPasswords = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Text> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Path> written = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ExportRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.selectedProperty()});
    private final IntegerBinding count = Bindings.createIntegerBinding(
            () -> (int)
                    rows.stream().filter(row -> row.selectedProperty().get()).count(),
            rows);

    /**
     * All saved profiles.
     *
     * @param chosen ids of those that are to be exported at first
     * @param passwords gets the passwords of profiles, by profile id and use
     * @param fx runs on the FX thread
     */
    public ExportViewModel(
            ProfileExport exports,
            ProfileStore store,
            Set<String> chosen,
            Function<List<ConnectionProfile>, CompletableFuture<Map<String, Map<String, Secret>>>> passwords,
            Workers workers,
            Executor fx) {
        this.exports = exports;
        this.store = store;
        this.passwords = passwords;
        this.workers = workers;
        this.fx = fx;
        rows.setAll(store.profiles().stream()
                .map(profile -> new ExportRow(profile, chosen.contains(profile.id())))
                .toList());
    }

    // Properties

    ObservableList<ExportRow> rows() {
        return rows;
    }

    /** How many are chosen. */
    IntegerBinding count() {
        return count;
    }

    /** Whether their passwords are exported too, under a passphrase. */
    BooleanProperty withPasswordsProperty() {
        return withPasswords;
    }

    /** What encrypts the passwords. */
    NewPassphraseViewModel passphrase() {
        return passphrase;
    }

    /** Whether the file is being written. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why it could not be written, or null. */
    ReadOnlyObjectProperty<@Nullable Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** The file, once it is written; else null. */
    ReadOnlyObjectProperty<@Nullable Path> writtenProperty() {
        return written.getReadOnlyProperty();
    }

    /** Whether it can be written. */
    ObservableValue<Boolean> ready() {
        return Bindings.createBooleanBinding(
                () -> count.get() > 0
                        && !busy.get()
                        && (!withPasswords.get() || passphrase.valid().getValue()),
                count,
                busy,
                withPasswords,
                passphrase.passphraseProperty(),
                passphrase.repeatedProperty());
    }

    // Commands

    /** Wants all of them, or none. */
    void chooseAll(boolean wanted) {
        rows.forEach(row -> row.selectedProperty().set(wanted));
    }

    /** Writes {@code file}, in place of what is there. */
    void write(Path file) {
        busy.set(true);
        problem.set(null);
        List<ConnectionProfile> chosen = rows.stream()
                .filter(row -> row.selectedProperty().get())
                .map(ExportRow::profile)
                .toList();
        List<ProfileDocument> documents = store.documents(chosen);
        CompletableFuture<@Nullable Text> result;
        if (withPasswords.get()) {
            Secret secret = passphrase.secret();
            result = passwords
                    .apply(chosen)
                    .thenCompose(secrets -> workers.supply(() -> write(file, documents, secrets, secret)));
        } else {
            result = workers.supply(() -> write(file, documents));
        }
        var _ = result.whenComplete((failed, broken) -> fx.execute(() -> finished(file, failed, broken)));
    }

    private void finished(Path file, @Nullable Text failed, @Nullable Throwable broken) {
        busy.set(false);
        if (broken != null) {
            LOG.error("profiles could not be exported", broken);
            problem.set(Text.of("connect.export.broken"));
        } else if (failed != null) {
            problem.set(failed);
        } else {
            written.set(file);
        }
    }

    private @Nullable Text write(Path file, List<ProfileDocument> documents) {
        try {
            exports.write(file, documents);
            return null;
        } catch (StoreException e) {
            return e.text();
        }
    }

    private @Nullable Text write(
            Path file, List<ProfileDocument> documents, Map<String, Map<String, Secret>> secrets, Secret secret) {
        try {
            exports.write(file, documents, secrets, secret);
            return null;
        } catch (StoreException e) {
            return e.text();
        } catch (SecretBoxException e) {
            return e.text();
        }
    }
}
