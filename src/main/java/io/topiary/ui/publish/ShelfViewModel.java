package io.topiary.ui.publish;

import io.topiary.core.publish.Draft;
import io.topiary.core.publish.DraftCollection;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PastedCommand;
import io.topiary.core.publish.PublishShelf;
import io.topiary.core.publish.SavedDraft;
import io.topiary.core.session.Session;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What was published before, what is saved, and what comes from outside: commands and collections. FX thread. */
final class ShelfViewModel {

    private static final int MOST_SHOWN = 80;

    private final DraftForm form;
    private final PublishTools tools;
    private final PublishShelf shelf;
    private final Messages messages;
    private final String profile;
    private final Runnable listener;
    private final ObservableList<Draft> published = FXCollections.observableArrayList();
    private final ObservableList<SavedDraft> saved = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper told = new ReadOnlyStringWrapper("");

    private final Unsaved unsaved = new Unsaved();
    private Consumer<Removed> removed = none -> {};

    /** What was published and is not saved yet. Any thread. */
    private static final class Unsaved {

        private List<Draft> drafts = new ArrayList<>();

        synchronized int add(Draft draft) {
            drafts.add(draft);
            return drafts.size();
        }

        synchronized List<Draft> take() {
            List<Draft> taken = drafts;
            drafts = new ArrayList<>();
            return taken;
        }
    }

    /** Something that changes the shelf. */
    @FunctionalInterface
    private interface Change {
        void run() throws StoreException, EncodeException;
    }

    ShelfViewModel(Session session, DraftForm form, PublishTools tools) {
        this.form = form;
        this.tools = tools;
        this.shelf = tools.shelf();
        this.messages = tools.messages();
        String id = session.identity().profileId();
        this.profile = id == null ? "" : id;
        published.setAll(shelf.published(profile));
        saved.setAll(shelf.saved());
        shelf.loaded().notice().ifPresent(this::say);
        this.listener = shelf.onChange(() -> tools.fx().execute(() -> saved.setAll(shelf.saved())));
    }

    /** Takes note of {@code draft} as published. */
    void remember(Draft draft) {
        boolean again = !published.isEmpty() && published.getFirst().equals(draft);
        if (again) {
            return;
        }
        published.remove(draft);
        published.addFirst(draft);
        if (published.size() > PublishShelf.MOST_PUBLISHED) {
            published.removeLast();
        }
        // somebody who holds the keys down publishes faster than a disk saves
        if (unsaved.add(draft) == 1) {
            change(() -> shelf.remember(profile, unsaved.take()), "");
        }
    }

    /** Forgets what was published with this profile. */
    void forget() {
        published.clear();
        change(() -> shelf.forget(profile), "");
    }

    /** Saves what is written. */
    void save(String folder, String name, long everyMillis, long times) {
        try {
            SavedDraft draft = new SavedDraft(folder.strip(), name.strip(), form.read(), everyMillis, times);
            change(() -> shelf.save(draft), messages.get("publish.saved", draft.name()));
        } catch (EncodeException e) {
            told.set(messages.get(e.text()));
        }
    }

    /** Says {@code words}. */
    void say(Text words) {
        told.set(messages.get(words));
    }

    /** Takes {@code draft} off the shelf; it can be put back. */
    void remove(SavedDraft draft) {
        remove(List.of(draft), messages.get("publish.saved.removed", Escapes.visible(draft.name(), MOST_SHOWN)));
    }

    /** Takes everything in {@code folder} and below it off the shelf; it can be put back. */
    void removeFolder(String folder) {
        List<SavedDraft> drafts = in(folder);
        remove(drafts, messages.get("publish.saved.removedFolder", Escapes.visible(folder, MOST_SHOWN), drafts.size()));
    }

    private void remove(List<SavedDraft> drafts, String words) {
        change(
                () -> {
                    shelf.remove(drafts);
                    tools.fx().execute(() -> removed.accept(new Removed(words, () -> putBack(drafts))));
                },
                "");
    }

    private void putBack(List<SavedDraft> drafts) {
        change(() -> shelf.putBack(drafts), "");
    }

    /** Has {@code listener} called when something was removed, to offer that it is put back. */
    void onRemoved(Consumer<Removed> listener) {
        removed = listener;
    }

    /** Writes {@code draft} again. */
    void restore(Draft draft) {
        form.write(draft);
    }

    /** Writes what a command line publishes; says what was left out. @return whether it is one */
    boolean paste(String command) {
        try {
            PastedCommand.Read read = PastedCommand.read(command);
            form.write(read.draft());
            told.set(
                    read.remarks().isEmpty()
                            ? messages.get("publish.pasted")
                            : String.join(
                                    ". ",
                                    read.remarks().stream().map(messages::get).toList()));
            return true;
        } catch (EncodeException e) {
            told.set(messages.get(e.text()));
            return false;
        }
    }

    /** Writes what is saved in {@code folder} and below it to {@code file}; everything if that is empty. */
    void exportTo(Path file, String folder) {
        List<SavedDraft> drafts = in(folder);
        change(
                () -> DraftCollection.write(file, drafts),
                messages.get("publish.collection.written", drafts.size(), file.toString()));
    }

    /** Takes in what is in {@code file}. */
    void importFrom(Path file) {
        change(
                () -> {
                    List<SavedDraft> drafts = DraftCollection.read(file);
                    shelf.take(drafts);
                    tell(Text.of("publish.collection.taken", drafts.size(), file.toString()));
                },
                "");
    }

    /** What is saved in {@code folder} and below it. */
    List<SavedDraft> in(String folder) {
        return saved.stream()
                .filter(draft -> folder.isEmpty()
                        || draft.folder().equals(folder)
                        || draft.folder().startsWith(folder + "/"))
                .toList();
    }

    /** The folders there are, by name. */
    List<String> folders() {
        return saved.stream()
                .map(SavedDraft::folder)
                .filter(folder -> !folder.isEmpty())
                .distinct()
                .toList();
    }

    /** What was published, newest first, each only once. */
    ObservableList<Draft> published() {
        return published;
    }

    /** What is saved, by folder and name. */
    ObservableList<SavedDraft> saved() {
        return saved;
    }

    /** What came of saving, pasting, exporting, importing. */
    ReadOnlyStringProperty toldProperty() {
        return told.getReadOnlyProperty();
    }

    void close() {
        listener.run();
    }

    private void change(Change change, String done) {
        tools.workers().execute(() -> {
            try {
                change.run();
                if (!done.isEmpty()) {
                    tools.fx().execute(() -> told.set(done));
                }
            } catch (StoreException e) {
                tell(Text.of("publish.notSaved", e.text()));
            } catch (EncodeException e) {
                tell(e.text());
            }
        });
    }

    private void tell(Text words) {
        tools.fx().execute(() -> told.set(messages.get(words)));
    }
}
