package io.topiary.ui.connect.transfer;

import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.exchange.ImportPreview;
import io.topiary.core.profile.exchange.ProfileExport;
import io.topiary.core.profile.exchange.ProfileImports;
import io.topiary.core.secrets.SecretBox;
import io.topiary.core.store.StoreException;
import io.topiary.core.work.Workers;
import io.topiary.ui.connect.secrets.PasswordShelf;
import java.util.Set;
import java.util.concurrent.Executor;

/** Makes what imports and exports are chosen with, and does what comes after them. FX thread. */
public final class TransferModels {

    private final ProfileImports imports;
    private final ProfileExport exports;
    private final ProfileStore store;
    private final PasswordShelf shelf;
    private final Workers workers;
    private final Executor fx;

    /**
     * Imports into {@code store}, and exports from it.
     *
     * @param box encrypts the passwords in exports
     * @param shelf keeps the passwords that come along, and knows those that go
     * @param fx runs on the FX thread
     */
    public TransferModels(SecretBox box, ProfileStore store, PasswordShelf shelf, Workers workers, Executor fx) {
        this.imports = new ProfileImports(box);
        this.exports = new ProfileExport(box);
        this.store = store;
        this.shelf = shelf;
        this.workers = workers;
        this.fx = fx;
    }

    /** An import that shows nothing yet. */
    public ImportViewModel newImport() {
        return new ImportViewModel(imports, store, workers, fx);
    }

    /** An export of the profiles with the ids {@code chosen}, as it is proposed. */
    public ExportViewModel newExport(Set<String> chosen) {
        return new ExportViewModel(exports, store, chosen, shelf::known, workers, fx);
    }

    /** What is in a short text that was pasted. */
    public ImportPreview parse(String text) {
        return imports.parse(text);
    }

    /** Keeps the passwords that came along with an import. */
    public void keep(ImportViewModel.Imported imported) {
        shelf.keepAll(imported.added().profiles(), imported.secrets());
    }

    /**
     * Takes an import back, passwords included.
     *
     * @throws StoreException if that can't be saved; nothing changes then
     */
    public void takeBack(ImportViewModel.Imported imported) throws StoreException {
        store.takeBack(imported.added());
        for (ConnectionProfile profile : imported.added().profiles()) {
            if (imported.secrets().containsKey(profile.id())) {
                shelf.forget(profile);
            }
        }
    }
}
