package io.topiary.ui.connect;

import io.topiary.core.message.Secret;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.ProfileStore.Deleted;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.ui.connect.secrets.PasswordKeeper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The start page: choosing, making, changing and opening connections. FX thread. */
public final class StartViewModel {

    private final ProfileStore store;
    private final ProfileListViewModel list;
    private final ProfileEditorViewModel editor;
    private final ConnectionOpener opener;
    private final UnsavedQuestion question;
    private final PasswordKeeper keeper;
    private final RecordingDisposal recordings;
    private final Map<Deleted, Deletion> deletions = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable String> selectedId = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Text> error = new ReadOnlyObjectWrapper<>();

    /**
     * A page over the list and the editor.
     *
     * @param keeper deletes the passwords of profiles that are gone
     * @param recordings deletes their recordings, if that is wanted
     */
    public StartViewModel(
            ProfileStore store,
            ProfileListViewModel list,
            ProfileEditorViewModel editor,
            ConnectionOpener opener,
            UnsavedQuestion question,
            PasswordKeeper keeper,
            RecordingDisposal recordings) {
        this.store = store;
        this.list = list;
        this.editor = editor;
        this.opener = opener;
        this.question = question;
        this.keeper = keeper;
        this.recordings = recordings;
        store.loaded().notice().ifPresent(error::set);
        chooseFirst();
    }

    // Properties

    /** The list. */
    public ProfileListViewModel list() {
        return list;
    }

    /** The form beside it. */
    public ProfileEditorViewModel editor() {
        return editor;
    }

    /** The id of the profile in the form, or null if that one is new or the form is empty. */
    public ReadOnlyObjectProperty<@Nullable String> selectedIdProperty() {
        return selectedId.getReadOnlyProperty();
    }

    /** What went wrong with the file of the profiles, or null. */
    public ReadOnlyObjectProperty<@Nullable Text> errorProperty() {
        return error.getReadOnlyProperty();
    }

    // Commands

    /** Shows {@code profile} in the form. @return false if the user would rather stay with unsaved changes */
    public boolean select(ConnectionProfile profile) {
        if (profile.id().equals(selectedId.get())) {
            return true;
        }
        if (!leave()) {
            return false;
        }
        choose(profile);
        return true;
    }

    /** Begins a new profile. */
    public void create() {
        if (leave()) {
            selectedId.set(null);
            editor.create(null);
        }
    }

    /**
     * Begins a new profile that is {@code profile} so far.
     *
     * @param secrets its passwords, by use
     * @return false if the user would rather stay with unsaved changes
     */
    public boolean create(ConnectionProfile profile, Map<String, Secret> secrets) {
        boolean left = leave();
        if (left) {
            selectedId.set(null);
            editor.createFrom(profile, secrets);
        }
        return left;
    }

    /**
     * Begins a new profile if {@code text} is the address of a broker.
     *
     * @return whether it is
     */
    public boolean paste(String text) {
        ConnectionUri uri;
        try {
            uri = ConnectionUri.parse(text);
        } catch (InvalidProfileException noAddress) {
            return false;
        }
        if (leave()) {
            selectedId.set(null);
            editor.create(uri);
        }
        return true;
    }

    /** Saves the form. @return the profile, or empty if something is wrong */
    public Optional<ConnectionProfile> save() {
        try {
            Optional<ConnectionProfile> profile = editor.save();
            profile.ifPresent(saved -> selectedId.set(saved.id()));
            error.set(null);
            return profile;
        } catch (StoreException e) {
            error.set(e.text());
            return Optional.empty();
        }
    }

    /** Connects as the form says, after saving it if it was changed. */
    public void connect() {
        Optional<ConnectionProfile> profile = editor.dirtyProperty().get() ? save() : editor.base();
        profile.ifPresent(opener::open);
    }

    /** Connects as the form says, and saves nothing. */
    public void connectWithoutSaving() {
        editor.read().ifPresent(opener::open);
    }

    /** Puts the form back. */
    public void discard() {
        editor.discard();
        if (editor.base().isEmpty()) {
            chooseFirst();
        }
    }

    /** Calls {@code profile} by another name. A blank one changes nothing. */
    public void rename(ConnectionProfile profile, String name) {
        String wanted = name.strip();
        list.endRename();
        if (wanted.isEmpty() || wanted.equals(profile.name())) {
            return;
        }
        boolean inForm = profile.id().equals(selectedId.get());
        if (inForm && editor.dirtyProperty().get()) {
            editor.form().label.name.set(wanted);
            return;
        }
        attempt(() -> {
            store.update(profile.withName(wanted));
            if (inForm) {
                store.byId(profile.id()).ifPresent(this::choose);
            }
        });
    }

    /** Adds a copy of the chosen profile, called {@code name}, and shows it. */
    public void duplicate(String name) {
        Optional<ConnectionProfile> original = editor.base();
        if (original.isPresent() && leave()) {
            attempt(() -> choose(store.duplicate(original.get(), name)));
        }
    }

    /**
     * Deletes the chosen profile; asks no more than what becomes of its recording, if it has one.
     *
     * @return what {@link #undo} takes back; empty if nothing was deleted
     */
    public Optional<Deleted> delete() {
        Optional<ConnectionProfile> chosen = editor.base();
        if (chosen.isEmpty()) {
            editor.close();
            return Optional.empty();
        }
        RecordingDisposal.Answer answer = recordings.ask(chosen.get());
        if (answer == RecordingDisposal.Answer.STAY) {
            return Optional.empty();
        }
        try {
            Optional<Deleted> deleted = store.delete(chosen.get().id());
            deleted.ifPresent(it -> deletions.put(it, new Deletion(chosen.get(), answer)));
            editor.close();
            selectedId.set(null);
            chooseFirst();
            return deleted;
        } catch (StoreException e) {
            error.set(e.text());
            return Optional.empty();
        }
    }

    /** A deletion is not taken back any more: the passwords of the profile go, too, and its recording if that is wanted. */
    public void finish(Deleted deleted) {
        Deletion gone = deletions.remove(deleted);
        if (gone != null) {
            keeper.forget(gone.profile());
            if (gone.recording() == RecordingDisposal.Answer.DELETE) {
                recordings.delete(gone.profile());
            }
        }
    }

    /** No deletion is taken back any more: the window closes. */
    public void finishDeletions() {
        List.copyOf(deletions.keySet()).forEach(this::finish);
    }

    /** Ids of all saved profiles. */
    public Set<String> ids() {
        return store.profiles().stream().map(ConnectionProfile::id).collect(Collectors.toSet());
    }

    /** Takes a deletion back. */
    public void undo(Deleted deleted) {
        deletions.remove(deleted);
        attempt(() -> store.restore(deleted));
    }

    /** Starts the demo. */
    public void openDemo() {
        opener.openDemo();
    }

    private boolean leave() {
        boolean nothingTyped =
                editor.base().isEmpty() && editor.form().broker.host.get().isBlank();
        if (!editor.openProperty().get() || !editor.dirtyProperty().get() || nothingTyped) {
            return true;
        }
        return switch (question.ask(editor.form().label.name.get())) {
            case SAVE -> save().isPresent();
            case DISCARD -> {
                editor.close();
                yield true;
            }
            case STAY -> false;
        };
    }

    private void chooseFirst() {
        list.first().ifPresent(this::choose);
    }

    private void choose(ConnectionProfile profile) {
        editor.edit(profile);
        selectedId.set(profile.id());
    }

    private void attempt(Change change) {
        try {
            change.make();
            error.set(null);
        } catch (StoreException e) {
            error.set(e.text());
        }
    }

    /** A change of the file. */
    private interface Change {
        void make() throws StoreException;
    }

    private record Deletion(ConnectionProfile profile, RecordingDisposal.Answer recording) {}
}
