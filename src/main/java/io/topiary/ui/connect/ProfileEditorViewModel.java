package io.topiary.ui.connect;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.store.StoreException;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.FormProblems;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.connect.form.Problems;
import io.topiary.ui.connect.form.ProfileForm;
import io.topiary.ui.connect.secrets.PasswordKeeper;
import io.topiary.ui.connect.secrets.PlainTextQuestion;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/**
 * The editor of one profile: what is typed, what is wrong with it, which page is in front, and whether the form differs
 * from what is saved.
 *
 * <p>Passwords go to the {@link PasswordMemory} and to the {@link PasswordKeeper}, and nowhere else. FX thread.
 */
public final class ProfileEditorViewModel {

    private final ProfileStore store;
    private final PasswordMemory passwords;
    private final PasswordKeeper keeper;
    private final PlainTextQuestion question;
    private final ProfileForm form = new ProfileForm();
    private final FormProblems problems = new FormProblems(form);
    private final UriLine uri = new UriLine(form, problems);
    private final TypedSecrets secrets;
    private final ObjectProperty<Page> page = new SimpleObjectProperty<>(Page.GENERAL);
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyLongWrapper changes = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper subject = new ReadOnlyLongWrapper();
    private @Nullable ConnectionProfile base;
    private List<Object> pristine = List.of();
    private boolean loading;

    /**
     * An editor with nothing in it.
     *
     * @param passwords what is known in this run
     * @param keeper takes passwords to where they are kept
     * @param question asks before passwords are kept in plain text
     */
    public ProfileEditorViewModel(
            ProfileStore store, PasswordMemory passwords, PasswordKeeper keeper, PlainTextQuestion question) {
        this.store = store;
        this.passwords = passwords;
        this.secrets = new TypedSecrets(form, passwords);
        this.keeper = keeper;
        this.question = question;
        form.listen(this::changed);
        form.login.keeping.addListener((property, before, after) -> keepingChosen(before, after));
    }

    // Properties

    /** The fields. */
    public ProfileForm form() {
        return form;
    }

    /** The address as one line; fills the fields when it is typed or pasted, and follows them. */
    public StringProperty uriProperty() {
        return uri.textProperty();
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

    /** Counts the changes of the form. */
    public ReadOnlyLongProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /** Counts what was edited: another number, another profile. */
    public ReadOnlyLongProperty subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    /** The profile as it is saved; empty while a new one is made. */
    public Optional<ConnectionProfile> base() {
        return Optional.ofNullable(base);
    }

    /** The address to be copied, with user and client identifier if they can be passed on; never with a password. */
    public String uriToCopy() {
        ConnectOptions options = form.readOptions(base, new Problems());
        return options == null
                ? uri.textProperty().get()
                : ConnectionUri.of(ConnectionProfile.of("copy", "copy", options))
                        .text();
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
        subject.set(subject.get() + 1);
        show(profile);
    }

    /** Begins a new profile, filled from {@code from} if that is given. */
    public void create(@Nullable ConnectionUri from) {
        subject.set(subject.get() + 1);
        load(null, form::clear);
        page.set(Page.GENERAL);
        if (from != null) {
            form.take(from);
            form.label.name.set(from.address().host());
        }
    }

    /** Begins a new profile that is {@code profile} so far, with the passwords {@code typed}, by use. */
    public void createFrom(ConnectionProfile profile, Map<String, Secret> typed) {
        subject.set(subject.get() + 1);
        load(null, () -> form.show(profile, typed));
        page.set(Page.GENERAL);
    }

    /** Puts everything back to what is saved. */
    public void discard() {
        @Nullable ConnectionProfile before = base;
        if (before == null) {
            close();
        } else {
            show(before);
        }
    }

    /** Edits nothing any more. */
    public void close() {
        subject.set(subject.get() + 1);
        load(null, form::clear);
        dirty.set(false);
        open.set(false);
    }

    /** Deletes the passwords that are kept of the profile. */
    public void forgetPasswords() {
        if (base != null) {
            keeper.forget(base);
            show(base);
        }
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
        Optional<ConnectionProfile> read = check();
        if (read.isPresent()) {
            ConnectionProfile profile = read.get();
            store.update(profile);
            keeper.keep(profile, secrets.changes());
            // asked for at each connect, but not for the one that may follow now
            secrets.remember(profile.id());
            show(profile);
        }
        return read;
    }

    /** The profile as typed, and its passwords put into memory; empty if something is wrong. */
    public Optional<ConnectionProfile> read() {
        Optional<ConnectionProfile> read = check();
        read.ifPresent(profile -> secrets.remember(profile.id()));
        return read;
    }

    /** What a connection would be made of now, saved or not; empty if something is wrong. */
    public Optional<Attempt> attempt() {
        return check().map(profile -> new Attempt(profile, form.secrets()));
    }

    /**
     * What a connection is made of.
     *
     * @param profile how to connect
     * @param typed the passwords that are typed, by use
     */
    public record Attempt(ConnectionProfile profile, Map<String, Secret> typed) {}

    private void show(ConnectionProfile profile) {
        load(profile, () -> form.show(profile, passwords.all(profile.id())));
    }

    private Optional<ConnectionProfile> check() {
        Problems found = new Problems();
        Optional<ConnectionProfile> profile = Optional.ofNullable(form.read(base, found));
        problems.attempt();
        problems.show(found);
        return problems.shown().isEmpty() ? profile : Optional.empty();
    }

    private void keepingChosen(SecretKeeping before, SecretKeeping after) {
        if (!loading && after == SecretKeeping.PLAIN && !question.allowed()) {
            form.login.keeping.set(before);
        }
    }

    private void load(@Nullable ConnectionProfile profile, Runnable fill) {
        loading = true;
        base = profile;
        fill.run();
        loading = false;
        problems.clear();
        pristine = form.values();
        secrets.filled(profile != null);
        open.set(true);
        saved.set(profile != null);
        dirty.set(profile == null);
        uri.write();
    }

    private void changed(List<Field> fields) {
        if (loading) {
            return;
        }
        problems.touch(fields);
        changes.set(changes.get() + 1);
        dirty.set(base == null || !form.values().equals(pristine));
        Problems found = new Problems();
        form.read(base, found);
        problems.show(found);
        uri.follow();
    }
}
