package io.topiary.core.profile.exchange;

import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is found: what is wrong with one item leaves the others alone. Not thread-safe. */
final class Items {

    /** Most items of an import. */
    static final int MOST = 1_000;

    private final List<ImportItem> items = new ArrayList<>();
    private int over;

    /** Adds what {@code make} makes, or under the name {@code label} why it makes nothing. */
    void add(String label, Supplier<ImportItem.Ready> make) {
        if (items.size() == MOST) {
            over++;
            return;
        }
        try {
            items.add(make.get());
        } catch (RefusedException e) {
            items.add(refused(label, e.text()));
        } catch (InvalidProfileException e) {
            items.add(refused(label, e.text()));
        }
    }

    /** How many there are. */
    int size() {
        return items.size();
    }

    /** They, in the order they were added. */
    List<ImportItem> list() {
        return List.copyOf(items);
    }

    /** What is to be said about all of them, after {@code others}. */
    List<Text> notes(List<Text> others) {
        List<Text> notes = new ArrayList<>(others);
        if (over > 0) {
            notes.add(Text.of("exchange.note.most", MOST, over));
        }
        if (items.isEmpty() && notes.isEmpty()) {
            notes.add(Text.of("exchange.note.none"));
        }
        return notes;
    }

    private ImportItem.Refused refused(String label, Text reason) {
        String shown = Shown.text(label);
        return new ImportItem.Refused(shown.isBlank() ? "#" + (items.size() + 1) : shown, reason);
    }
}
