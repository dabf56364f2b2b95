package io.topiary.core.profile.exchange;

import io.topiary.core.message.Secret;
import io.topiary.core.secrets.SecretBoxException;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an import would bring, for the user to choose from. Until the chosen ones are handed to {@link
 * ImportAcceptance} nothing has been saved, connected to, or read besides the import itself.
 *
 * @param source what it was read from
 * @param items what was found, in the order of the file; at most 1,000
 * @param notes what concerns the import as a whole: why nothing was found, what is missing at its end
 * @param sealed the passwords of an own export, if it holds any that a passphrase encrypts
 */
public record ImportPreview(
        ImportSource source,
        List<ImportItem> items,
        List<Text> notes,
        @Nullable SealedSecrets sealed) {

    public ImportPreview {
        items = List.copyOf(items);
        notes = List.copyOf(notes);
    }

    /** One without encrypted passwords. */
    static ImportPreview of(ImportSource source, List<ImportItem> items, List<Text> notes) {
        return new ImportPreview(source, items, notes, null);
    }

    /** One without items. */
    static ImportPreview nothing(ImportSource source, Text why) {
        return of(source, List.of(), List.of(why));
    }

    /** The items that can be added. */
    public List<ImportItem.Ready> ready() {
        return items.stream()
                .filter(ImportItem.Ready.class::isInstance)
                .map(ImportItem.Ready.class::cast)
                .toList();
    }

    /** The items that can't. */
    public List<ImportItem.Refused> refused() {
        return items.stream()
                .filter(ImportItem.Refused.class::isInstance)
                .map(ImportItem.Refused.class::cast)
                .toList();
    }

    /** Whether it holds passwords that {@link #unlock} can open. */
    public boolean isSealed() {
        return sealed != null;
    }

    /**
     * The same with the passwords that {@code passphrase} opens, and no longer sealed. Takes a part of a second: not for
     * the FX thread.
     *
     * @throws SecretBoxException if the passphrase is another one, or the file was changed since it was written
     * @throws IllegalStateException if nothing is sealed
     */
    public ImportPreview unlock(Secret passphrase) throws SecretBoxException {
        if (sealed == null) {
            throw new IllegalStateException("nothing is sealed");
        }
        Map<Integer, Map<String, Secret>> found = sealed.open(passphrase);
        List<ImportItem> opened = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Map<String, Secret> secrets = found.getOrDefault(i, Map.of());
            opened.add(items.get(i) instanceof ImportItem.Ready ready ? ready.withSecrets(secrets) : items.get(i));
        }
        return of(source, opened, notes);
    }
}
