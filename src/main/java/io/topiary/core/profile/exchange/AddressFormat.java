package io.topiary.core.profile.exchange;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.secrets.SecretName;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Addresses of brokers, one a line; a single {@code host:port} too, with a word about what was made of it. */
final class AddressFormat implements ImportFormat {

    @Override
    public boolean detect(ImportFile file) {
        List<String> lines = lines(file);
        return !lines.isEmpty()
                && (ConnectionUri.isMeant(lines.getFirst())
                        || (lines.size() == 1
                                && ConnectionUri.guess(lines.getFirst()).isPresent()));
    }

    @Override
    public ImportPreview read(ImportFile file) {
        Items items = new Items();
        for (String line : lines(file)) {
            // As a label the address would show its password.
            items.add("", () -> item(line));
        }
        return ImportPreview.of(ImportSource.ADDRESS, items.list(), items.notes(List.of()));
    }

    private static List<String> lines(ImportFile file) {
        return file.text()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static ImportItem.Ready item(String line) {
        Warnings warnings = new Warnings();
        Optional<ConnectionUri> guess = ConnectionUri.guess(line);
        ConnectionUri uri = guess.orElseGet(() -> ConnectionUri.parse(line));
        ProfileDraft draft = new ProfileDraft(
                uri.address().scheme(),
                uri.address().host(),
                uri.address().port(),
                uri.address().path(),
                warnings);
        if (guess.isPresent()) {
            warnings.add("exchange.warn.guess", Shown.text(uri.address().uri()));
        }
        draft.login(uri.clientId(), uri.user());
        draft.secret(SecretName.LOGIN, plain(uri.password()));
        return draft.ready();
    }

    private static @Nullable String plain(@Nullable Secret password) {
        return password == null ? null : new String(password.chars());
    }
}
