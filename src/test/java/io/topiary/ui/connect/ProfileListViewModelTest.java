package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.StoreException;
import io.topiary.core.tls.Relaxations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileListViewModelTest {

    private final ProfileStore store;
    private final SettingsStore settings;

    ProfileListViewModelTest(@TempDir Path folder) {
        this.store = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        this.settings = SettingsStore.open(folder.resolve("settings.json"));
    }

    private ProfileListViewModel list() {
        return new ProfileListViewModel(store, settings, FXCollections.observableHashMap(), Runnable::run);
    }

    private ConnectionProfile add(String name, String group, String notes) throws StoreException {
        ConnectionProfile profile = ConnectionProfile.create(
                        name, new BrokerAddress(Scheme.MQTTS, name + ".example", 8883, ""))
                .withLabel(new ProfileLabel(Colour.NONE, group, notes));
        store.add(profile);
        return profile;
    }

    /** What is shown, a line each. */
    private static List<String> lines(ProfileListViewModel list) {
        return list.rows().stream()
                .map(entry -> switch (entry) {
                    case FolderRow folder -> "[" + folder.name() + " " + folder.count() + (folder.open() ? "]" : "…]");
                    case ProfileRow row -> row.profile().name();
                })
                .toList();
    }

    @Test
    void rows_areByFolder_thoseInNoneFirst_lastUsedFirst() throws StoreException {
        add("a", "works", "");
        ConnectionProfile b = add("b", "works", "");
        add("c", "", "");
        add("d", "Lab/1", "");
        settings.update(now -> now.withLastUsed(b.id(), Instant.now()));
        assertThat(lines(list())).containsExactly("c", "[Lab/1 1]", "d", "[works 2]", "b", "a");
    }

    @Test
    void closedFolder_showsItsHeadingOnly_unlessSomethingIsSearched() throws StoreException {
        add("a", "works", "");
        add("b", "", "");
        ProfileListViewModel list = list();
        list.toggle("works");
        assertThat(lines(list)).containsExactly("b", "[works 1…]");
        list.searchProperty().set("a.ex");
        assertThat(lines(list)).containsExactly("[works 1]", "a");
        list.searchProperty().set("");
        list.toggle("works");
        assertThat(lines(list)).containsExactly("b", "[works 1]", "a");
    }

    @Test
    void search_looksAtFolderAndNotesToo() throws StoreException {
        add("a", "North", "");
        add("b", "", "Ask ANN");
        ProfileListViewModel list = list();
        list.searchProperty().set("north");
        assertThat(lines(list)).containsExactly("[North 1]", "a");
        list.searchProperty().set("ann");
        assertThat(lines(list)).containsExactly("b");
    }

    @Test
    void first_isTheFirstProfileShown() throws StoreException {
        add("a", "works", "");
        ProfileListViewModel list = list();
        assertThat(list.first()).map(ConnectionProfile::name).contains("a");
        list.toggle("works");
        assertThat(list.first()).isEmpty();
    }

    @Test
    void relaxed_isMarkedOnlyWhereThereIsTls() throws StoreException {
        ConnectionProfile profile = add("a", "", "");
        var relaxed =
                profile.options().withTls(profile.options().tls().withRelaxations(new Relaxations(false, true, false)));
        ConnectionProfile open =
                profile.withOptions(relaxed.withAddress(new BrokerAddress(Scheme.MQTT, "a.example", 1883, "")));
        assertThat(new ProfileRow(profile, null, null).relaxed()).isFalse();
        assertThat(new ProfileRow(profile.withOptions(relaxed), null, null).relaxed())
                .isTrue();
        assertThat(new ProfileRow(open, null, null).relaxed()).isFalse();
    }
}
