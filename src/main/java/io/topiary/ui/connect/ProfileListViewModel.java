package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.settings.SettingsStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;

/** The saved connections, last used first, as far as they match the search. FX thread. */
public final class ProfileListViewModel {

    private final ProfileStore store;
    private final SettingsStore settings;
    private final ObservableMap<String, ConnectionState> states;
    private final ObservableList<ProfileRow> rows = FXCollections.observableArrayList();
    private final ObservableList<ProfileRow> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper noneSaved = new ReadOnlyBooleanWrapper();

    /**
     * The profiles of {@code store}.
     *
     * @param settings knows when each was last used
     * @param states where open sessions stand, by profile id; changes on the FX thread
     * @param fx runs on the FX thread
     */
    public ProfileListViewModel(
            ProfileStore store, SettingsStore settings, ObservableMap<String, ConnectionState> states, Executor fx) {
        this.store = store;
        this.settings = settings;
        this.states = states;
        search.addListener((property, before, after) -> refresh());
        states.addListener((MapChangeListener<String, ConnectionState>) change -> refresh());
        store.onChange(() -> fx.execute(this::refresh));
        refresh();
    }

    /** What is shown. */
    public ObservableList<ProfileRow> rows() {
        return readOnlyRows;
    }

    /** What is searched for; empty shows all. */
    public StringProperty searchProperty() {
        return search;
    }

    /** Whether there is no profile at all. */
    public ReadOnlyBooleanProperty noneSavedProperty() {
        return noneSaved.getReadOnlyProperty();
    }

    /** Reads the profiles again. */
    public void refresh() {
        List<ProfileRow> wanted = store.profiles().stream()
                .map(profile -> new ProfileRow(
                        profile, settings.settings().lastUsed().get(profile.id()), states.get(profile.id())))
                .filter(row -> row.matches(search.get()))
                .sorted(Comparator.comparing(ProfileListViewModel::used).reversed())
                .toList();
        noneSaved.set(store.profiles().isEmpty());
        if (!Objects.equals(wanted, List.copyOf(rows))) {
            rows.setAll(wanted);
        }
    }

    private static Instant used(ProfileRow row) {
        Instant time = row.lastUsed();
        return time == null ? Instant.MIN : time;
    }
}
