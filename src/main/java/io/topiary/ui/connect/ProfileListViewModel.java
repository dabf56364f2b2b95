package io.topiary.ui.connect;

import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.settings.SettingsStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.MapChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/**
 * The saved connections as far as they match the search: those in no folder first, then folder by folder; in each the last
 * used first. FX thread.
 */
public final class ProfileListViewModel {

    private final ProfileStore store;
    private final SettingsStore settings;
    private final ObservableMap<String, ConnectionState> states;
    private final ObservableList<ListEntry> rows = FXCollections.observableArrayList();
    private final ObservableList<ListEntry> readOnlyRows = FXCollections.unmodifiableObservableList(rows);
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyBooleanWrapper noneSaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable String> renaming = new ReadOnlyObjectWrapper<>();
    private final Set<String> closed = new HashSet<>();

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

    // Properties

    /** What is shown. */
    public ObservableList<ListEntry> rows() {
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

    /** The id of the profile whose name is being written in the list, or null. */
    public ReadOnlyObjectProperty<@Nullable String> renamingProperty() {
        return renaming.getReadOnlyProperty();
    }

    /** The profile shown first; empty if none is shown. */
    public Optional<ConnectionProfile> first() {
        return rows.stream()
                .filter(ProfileRow.class::isInstance)
                .map(row -> ((ProfileRow) row).profile())
                .findFirst();
    }

    // Commands

    /** Shows the profiles of {@code folder}, or hides them. While something is searched for, all are shown. */
    public void toggle(String folder) {
        if (!closed.remove(folder)) {
            closed.add(folder);
        }
        refresh();
    }

    /** Has the name of {@code profile} written in the list. */
    public void beginRename(ConnectionProfile profile) {
        renaming.set(profile.id());
    }

    /** Ends that. */
    public void endRename() {
        renaming.set(null);
    }

    /** Reads the profiles again. */
    public void refresh() {
        TreeMap<String, List<ProfileRow>> folders = store.profiles().stream()
                .map(profile -> new ProfileRow(
                        profile, settings.settings().lastUsed().get(profile.id()), states.get(profile.id())))
                .filter(row -> row.matches(search.get()))
                .sorted(Comparator.comparing(ProfileListViewModel::used).reversed())
                .collect(Collectors.groupingBy(
                        row -> row.profile().label().group(),
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER.thenComparing(Function.<String>identity())),
                        Collectors.toList()));
        List<ListEntry> wanted = new ArrayList<>();
        folders.forEach((folder, profiles) -> {
            boolean open = !search.get().isBlank() || !closed.contains(folder);
            if (!folder.isEmpty()) {
                wanted.add(new FolderRow(folder, profiles.size(), open));
            }
            if (open || folder.isEmpty()) {
                wanted.addAll(profiles);
            }
        });
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
