package io.topiary.ui.connect.transfer;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.ProfileStore.Added;
import io.topiary.core.profile.exchange.ImportItem;
import io.topiary.core.profile.exchange.ImportPreview;
import io.topiary.core.profile.exchange.ProfileImports;
import io.topiary.core.secrets.SecretBoxException;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.IntegerBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an import would bring, and which of it is wanted. Nothing is saved before {@link #importChosen}. FX thread. */
public final class ImportViewModel {

    private static final Logger LOG = LoggerFactory.getLogger(ImportViewModel.class);

    private final ProfileImports imports;
    private final ProfileStore store;
    private final Workers workers;
    private final Executor fx;
    private final ReadOnlyObjectWrapper<@Nullable ImportPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Text> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<ImportRow> rows =
            FXCollections.observableArrayList(row -> new Observable[] {row.selectedProperty()});
    private final IntegerBinding count = Bindings.createIntegerBinding(
            () -> (int) rows.stream().filter(ImportRow::chosen).count(), rows);

    /**
     * Nothing to import yet.
     *
     * @param fx runs on the FX thread
     */
    public ImportViewModel(ProfileImports imports, ProfileStore store, Workers workers, Executor fx) {
        this.imports = imports;
        this.store = store;
        this.workers = workers;
        this.fx = fx;
    }

    /**
     * What was imported.
     *
     * @param added the profiles, for taking it back
     * @param secrets the passwords that came along, by profile id and use
     */
    public record Imported(Added added, Map<String, Map<String, Secret>> secrets) {

        public Imported {
            secrets = Map.copyOf(secrets);
        }
    }

    // Properties

    /** What was found; null before something was looked at. */
    ReadOnlyObjectProperty<@Nullable ImportPreview> previewProperty() {
        return preview.getReadOnlyProperty();
    }

    /** What was found, one by one. */
    ObservableList<ImportRow> rows() {
        return rows;
    }

    /** How many of it will be taken over. */
    IntegerBinding count() {
        return count;
    }

    /** Whether something is being read or decrypted. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** What went wrong with a passphrase or with saving, or null. */
    ReadOnlyObjectProperty<@Nullable Text> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    // Commands

    /** Looks at {@code file}. */
    public void read(Path file) {
        work(() -> imports.read(file), this::show);
    }

    /** Looks at a text that was pasted or dropped. */
    public void read(String text) {
        work(() -> imports.parse(text), this::show);
    }

    /** Shows what was found already. */
    public void show(ImportPreview found) {
        preview.set(found);
        problem.set(null);
        rows.setAll(found.items().stream()
                .map(item -> new ImportRow(item, isKnown(item)))
                .toList());
    }

    /** Opens the passwords that are in an own export. */
    void unlock(Secret passphrase) {
        ImportPreview sealed = preview.get();
        if (sealed == null || !sealed.isSealed()) {
            return;
        }
        work(() -> unlocked(sealed, passphrase), outcome -> {
            problem.set(outcome.problem());
            ImportPreview opened = outcome.opened();
            if (opened != null) {
                preview.set(opened);
                List<ImportRow> with = new ArrayList<>();
                for (int i = 0; i < rows.size(); i++) {
                    with.add(rows.get(i).with(opened.items().get(i)));
                }
                rows.setAll(with);
            }
        });
    }

    /** Wants all that can be taken over, or none of it. */
    void chooseAll(boolean wanted) {
        rows.forEach(row -> row.selectedProperty().set(wanted && row.item() instanceof ImportItem.Ready));
    }

    /** Takes over what is chosen: all of it, or nothing. @return empty if it can't be saved */
    Optional<Imported> importChosen() {
        List<ImportItem.Ready> wanted = rows.stream()
                .filter(ImportRow::chosen)
                .map(row -> (ImportItem.Ready) row.item())
                .toList();
        List<ProfileDocument> documents =
                wanted.stream().map(ImportItem.Ready::document).toList();
        try {
            Added added = store.addDocuments(documents);
            Map<String, Map<String, Secret>> secrets = new HashMap<>();
            for (int i = 0; i < wanted.size(); i++) {
                if (!wanted.get(i).secrets().isEmpty()) {
                    secrets.put(added.profiles().get(i).id(), wanted.get(i).secrets());
                }
            }
            return Optional.of(new Imported(added, secrets));
        } catch (StoreException e) {
            problem.set(e.text());
            return Optional.empty();
        }
    }

    private boolean isKnown(ImportItem item) {
        if (!(item instanceof ImportItem.Ready ready)) {
            return false;
        }
        ConnectionProfile found = ready.profile();
        return store.profiles().stream()
                .anyMatch(saved ->
                        saved.name().equals(found.name()) && saved.address().equals(found.address()));
    }

    /** What came of a passphrase. */
    private record Unlocked(
            @Nullable ImportPreview opened, @Nullable Text problem) {}

    private static Unlocked unlocked(ImportPreview sealed, Secret passphrase) {
        try {
            return new Unlocked(sealed.unlock(passphrase), null);
        } catch (SecretBoxException e) {
            return new Unlocked(null, e.text());
        }
    }

    private <T> void work(Supplier<T> work, Consumer<T> then) {
        busy.set(true);
        var _ = workers.supply(work)
                .whenComplete((result, failure) -> fx.execute(() -> {
                    busy.set(false);
                    if (failure != null) {
                        LOG.error("an import could not be looked at", failure);
                        problem.set(Text.of("connect.import.broken"));
                    } else {
                        then.accept(result);
                    }
                }));
    }
}
