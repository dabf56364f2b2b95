package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.store.StoreException;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.connect.form.Problems;
import io.topiary.ui.connect.form.ProfileForm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The editor of one profile: what is typed, what is wrong with it, which page is in front, and whether the form differs
 * from what is saved.
 *
 * <p>Passwords go to the {@link PasswordMemory} and nowhere else. FX thread.
 */
public final class ProfileEditorViewModel {

    private final ProfileStore store;
    private final PasswordMemory passwords;
    private final ProfileForm form = new ProfileForm();
    private final FormProblems problems = new FormProblems(form);
    private final StringProperty uri = new SimpleStringProperty("");
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.GENERAL);
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private @Nullable ConnectionProfile base;
    private List<Object> pristine = List.of();
    private boolean loading;
    private boolean writingUri;
    private boolean readingUri;

    /** An editor with nothing in it. */
    public ProfileEditorViewModel(ProfileStore store, PasswordMemory passwords) {
        this.store = store;
        this.passwords = passwords;
        form.listen(this::changed);
        uri.addListener((property, before, after) -> uriTyped(after));
    }

    // Properties

    /** The fields. */
    public ProfileForm form() {
        return form;
    }

    /** The address as one line; fills the fields when it is typed or pasted, and follows them. */
    public StringProperty uriProperty() {
        return uri;
    }

    /** What is wrong. */
    public FormProblems problems() {
        return problems;
    }

    /** The page in front. */
    public ObjectProperty<Page> pageProperty() {
        return page;
    }

    /** Whether the form differs from what is saved. */
    public ReadOnlyBooleanProperty dirtyProperty() {
        return dirty.getReadOnlyProperty();
    }

    /** Whether there is something to edit. */
    public ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /** Whether the profile being edited is in the list. */
    public ReadOnlyBooleanProperty savedProperty() {
        return saved.getReadOnlyProperty();
    }

    /** The profile as it is saved; empty while a new one is made. */
    public Optional<ConnectionProfile> base() {
        return Optional.ofNullable(base);
    }

    /** The folders that profiles are in, sorted. */
    public List<String> groups() {
        return store.profiles().stream()
                .map(profile -> profile.label().group())
                .filter(group -> !group.isEmpty())
                .distinct()
                .sorted(String.CASE_INSENSITIVE_ORDER)
                .toList();
    }

    /** The first page with something wrong; empty if all is right. */
    public Optional<Page> firstWrongPage() {
        return Arrays.stream(Page.values())
                .filter(candidate -> problems.shown().keySet().stream().anyMatch(field -> field.page() == candidate))
                .findFirst();
    }

    // Commands

    /** Edits {@code profile}. */
    public void edit(ConnectionProfile profile) {
        load(profile, () -> form.show(profile, passwords));
    }

    /** Begins a new profile, filled from {@code from} if that is given. */
    public void create(@Nullable ConnectionUri from) {
        load(null, form::clear);
        page.set(Page.GENERAL);
        if (from != null) {
            form.take(from);
            form.label.name.set(from.address().host());
        }
    }

    /** Puts everything back to what is saved. */
    public void discard() {
        @Nullable ConnectionProfile before = base;
        if (before == null) {
            close();
        } else {
            edit(before);
        }
    }

    /** Edits nothing any more. */
    public void close() {
        load(null, form::clear);
        dirty.set(false);
        open.set(false);
    }

    /** Makes the change that may help; it is saved no sooner than anything typed. */
    public void apply(Remedy remedy) {
        ConnectOptions options = form.readOptions(base, new Problems());
        if (options != null) {
            form.fill(remedy.applyTo(options));
        }
    }

    /**
     * Saves.
     *
     * @return the profile as saved; empty if something is wrong, which is then told by {@link #problems()}
     * @throws StoreException if it can't be saved
     */
    public Optional<ConnectionProfile> save() throws StoreException {
        Optional<ConnectionProfile> read = read();
        if (read.isPresent()) {
            store.update(read.get());
            edit(read.get());
        }
        return read;
    }

    /** The profile as typed, and its passwords put into memory; empty if something is wrong. */
    public Optional<ConnectionProfile> read() {
        Problems found = new Problems();
        Optional<ConnectionProfile> profile = Optional.ofNullable(form.read(base, found));
        problems.attempt();
        problems.show(found);
        if (profile.isPresent() && problems.shown().isEmpty()) {
            form.remember(profile.get().id(), passwords);
            return profile;
        }
        return Optional.empty();
    }

    private void load(@Nullable ConnectionProfile profile, Runnable fill) {
        loading = true;
        base = profile;
        fill.run();
        loading = false;
        problems.clear();
        pristine = form.values();
        open.set(true);
        saved.set(profile != null);
        dirty.set(profile == null);
        writeUri();
    }

    private void changed(List<Field> fields) {
        if (loading) {
            return;
        }
        problems.touch(fields);
        dirty.set(base == null || !form.values().equals(pristine));
        Problems found = new Problems();
        form.read(base, found);
        problems.show(found);
        if (!readingUri) {
            problems.clearUri();
            writeUri();
        }
    }

    private void writeUri() {
        writingUri = true;
        uri.set(form.broker.uri());
        writingUri = false;
    }

    private void uriTyped(String typed) {
        if (writingUri || loading) {
            return;
        }
        try {
            ConnectionUri parsed = ConnectionUri.parse(typed);
            problems.clearUri();
            readingUri = true;
            form.take(parsed);
            if (form.label.name.get().isBlank()) {
                form.label.name.set(parsed.address().host());
            }
        } catch (InvalidProfileException e) {
            problems.putUri(e.text());
        } finally {
            readingUri = false;
        }
    }
}
