package io.topiary.ui.connect;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.InvalidProfileException;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * The form that edits one profile: what is typed, what is wrong with it, and whether it differs from what is saved.
 *
 * <p>Passwords go to the {@link PasswordMemory} and nowhere else. FX thread.
 */
public final class ProfileEditorViewModel {

    private final ProfileStore store;
    private final PasswordMemory passwords;
    private final ProfileForm form = new ProfileForm();
    private final StringProperty uri = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper dirty = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private final ObservableMap<Field, Text> problems = FXCollections.observableHashMap();
    private final Set<Field> touched = EnumSet.noneOf(Field.class);
    private @Nullable ConnectionProfile base;
    private List<Object> pristine = List.of();
    private boolean attempted;
    private boolean loading;
    private boolean writingUri;
    private boolean readingUri;

    /** An editor with nothing in it. */
    public ProfileEditorViewModel(ProfileStore store, PasswordMemory passwords) {
        this.store = store;
        this.passwords = passwords;
        Map<Property<?>, Field> fields = fields();
        ChangeListener<Object> changed = (property, before, after) -> changed(fields.get(property));
        for (Property<?> property : form.properties()) {
            listen(property, changed);
        }
        form.scheme.addListener((property, before, after) -> followScheme(before, after));
        form.subscriptions.addListener((ListChangeListener<SubscriptionRow>) change -> changed(Field.SUBSCRIPTIONS));
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

    /** What is wrong, by field; a field that was not touched yet is left in peace until the user wants to save. */
    public ObservableMap<Field, Text> problems() {
        return problems;
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

    // Commands

    /** Edits {@code profile}. */
    public void edit(ConnectionProfile profile) {
        load(profile, () -> form.show(profile, passwords));
    }

    /** Begins a new profile, filled from {@code from} if that is given. */
    public void create(@Nullable ConnectionUri from) {
        load(null, form::clear);
        if (from != null) {
            form.take(from);
            form.name.set(from.address().host());
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
        pristine = form.values();
        dirty.set(false);
        open.set(false);
    }

    /** Adds an empty subscription at the end. */
    public void addSubscription() {
        form.subscriptions.add(SubscriptionRow.empty());
    }

    /** Takes {@code row} out. */
    public void removeSubscription(SubscriptionRow row) {
        form.subscriptions.remove(row);
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
        attempted = true;
        FormReader reader = new FormReader(form, base);
        Optional<ConnectionProfile> profile = Optional.ofNullable(reader.read());
        showProblems(reader.problems());
        boolean addressTyped = !problems.containsKey(Field.URI);
        if (profile.isPresent() && addressTyped) {
            remember(profile.get().id());
            return profile;
        }
        return Optional.empty();
    }

    private void remember(String id) {
        passwords.put(new SecretName(id, SecretName.LOGIN), secret(form.password.get()));
        passwords.put(new SecretName(id, SecretName.KEY), secret(form.tlsKeyPassword.get()));
    }

    private static @Nullable Secret secret(String typed) {
        return typed.isEmpty() ? null : Secret.of(typed);
    }

    private void load(@Nullable ConnectionProfile profile, Runnable fill) {
        loading = true;
        base = profile;
        attempted = false;
        touched.clear();
        fill.run();
        loading = false;
        problems.clear();
        pristine = form.values();
        open.set(true);
        saved.set(profile != null);
        dirty.set(profile == null);
        writeUri();
    }

    private void changed(@Nullable Field field) {
        if (loading) {
            return;
        }
        if (field != null) {
            touched.add(field);
        }
        dirty.set(base == null || !form.values().equals(pristine));
        FormReader reader = new FormReader(form, base);
        reader.read();
        showProblems(reader.problems());
        if (!readingUri) {
            problems.remove(Field.URI);
            writeUri();
        }
    }

    private void showProblems(Map<Field, Text> all) {
        Map<Field, Text> visible = new HashMap<>(all);
        visible.keySet().removeIf(field -> !attempted && !touched.contains(field));
        problems.keySet().removeIf(field -> field != Field.URI && !visible.containsKey(field));
        problems.putAll(visible);
    }

    private void followScheme(Scheme before, Scheme after) {
        if (!loading && !readingUri && form.port.get().equals(String.valueOf(before.defaultPort()))) {
            form.port.set(String.valueOf(after.defaultPort()));
        }
    }

    private void writeUri() {
        String host = form.host.get().strip();
        String port = form.port.get().strip();
        boolean complete = !host.isEmpty()
                && port.matches("[0-9]{1,5}")
                && Integer.parseInt(port) > 0
                && Integer.parseInt(port) <= 65_535;
        writingUri = true;
        uri.set(complete ? address(host, Integer.parseInt(port)) : "");
        writingUri = false;
    }

    private String address(String host, int port) {
        String path = form.path.get();
        return new BrokerAddress(
                        form.scheme.get(), host, port, form.scheme.get().webSocket() ? path : "")
                .uri();
    }

    private void uriTyped(String typed) {
        if (writingUri || loading) {
            return;
        }
        try {
            ConnectionUri parsed = ConnectionUri.parse(typed);
            problems.remove(Field.URI);
            readingUri = true;
            form.take(parsed);
            if (form.name.get().isBlank()) {
                form.name.set(parsed.address().host());
            }
        } catch (InvalidProfileException e) {
            problems.put(Field.URI, e.text());
        } finally {
            readingUri = false;
        }
    }

    private Map<Property<?>, Field> fields() {
        return Map.ofEntries(
                Map.entry(form.name, Field.NAME),
                Map.entry(form.host, Field.HOST),
                Map.entry(form.port, Field.PORT),
                Map.entry(form.path, Field.PATH),
                Map.entry(form.keepAlive, Field.KEEP_ALIVE),
                Map.entry(form.tlsCa, Field.TLS_CA),
                Map.entry(form.tlsCertificate, Field.TLS_CERTIFICATE),
                Map.entry(form.tlsKey, Field.TLS_KEY),
                Map.entry(form.willTopic, Field.WILL_TOPIC),
                Map.entry(form.willPayload, Field.WILL_TOPIC));
    }

    private static void listen(ObservableValue<?> value, ChangeListener<Object> listener) {
        value.addListener(listener);
    }
}
