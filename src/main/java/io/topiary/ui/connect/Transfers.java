package io.topiary.ui.connect;

import io.topiary.core.profile.exchange.ImportItem;
import io.topiary.core.profile.exchange.ImportPreview;
import io.topiary.core.profile.exchange.ImportSource;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.ui.connect.transfer.ImportViewModel;
import io.topiary.ui.connect.transfer.ImportViewModel.Imported;
import io.topiary.ui.connect.transfer.TransferModels;
import io.topiary.ui.connect.transfer.TransferWindows;
import io.topiary.ui.kit.Toasts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Imports and exports as the start page begins them, with a notice of what came of them. FX thread. */
public final class Transfers {

    /** What is longer than this is looked at in the background. */
    private static final int SHORT_TEXT = 100_000;

    private final TransferModels models;
    private final TransferWindows windows;
    private final Messages messages;
    private final Toasts toasts;

    /** Asks in {@code windows}, and tells by {@code toasts}. */
    public Transfers(TransferModels models, TransferWindows windows, Messages messages, Toasts toasts) {
        this.models = models;
        this.windows = windows;
        this.messages = messages;
        this.toasts = toasts;
    }

    /** Has the user choose a file, and what of it to import. */
    void importProfiles() {
        tell(windows.importProfiles(models.newImport()));
    }

    /** Has the user choose what of {@code file} to import. */
    void importFile(Path file) {
        ImportViewModel model = models.newImport();
        model.read(file);
        tell(windows.importProfiles(model));
    }

    /**
     * Takes over what is in {@code text}, if it is anything known: a single connection goes to {@code create}, of more the
     * user chooses.
     *
     * @param create begins a new profile; returns whether it did
     * @return whether it is anything known
     */
    boolean paste(String text, Predicate<ImportItem.Ready> create) {
        if (text.length() > SHORT_TEXT) {
            ImportViewModel model = models.newImport();
            model.read(text);
            tell(windows.importProfiles(model));
            return true;
        }
        ImportPreview found = models.parse(text);
        boolean single = found.ready().size() == 1 && found.items().size() == 1;
        boolean typed = found.source() == ImportSource.MOSQUITTO_COMMAND || found.source() == ImportSource.ADDRESS;
        if (single && typed) {
            ImportItem.Ready ready = found.ready().getFirst();
            if (create.test(ready) && !ready.warnings().isEmpty()) {
                toasts.show(ready.warnings().stream().map(messages::get).collect(Collectors.joining("\n")));
            }
            return true;
        }
        if (found.source() == ImportSource.UNKNOWN) {
            return false;
        }
        tell(windows.importProfiles(models.newImport(), found));
        return true;
    }

    /** Has the user choose what to export, {@code chosen} at first. */
    void exportProfiles(Set<String> chosen) {
        windows.exportProfiles(models.newExport(chosen))
                .ifPresent(file -> toasts.show(messages.get("connect.export.done", file.toString())));
    }

    private void tell(Optional<Imported> imported) {
        imported.ifPresent(done -> {
            int count = done.added().profiles().size();
            toasts.show(messages.get("connect.import.done", count), messages.get("connect.undo"), () -> takeBack(done));
            models.keep(done);
        });
    }

    private void takeBack(Imported imported) {
        try {
            models.takeBack(imported);
        } catch (StoreException e) {
            toasts.show(messages.get(e.text()));
        }
    }
}
