package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartViewModelTest {

    private final List<String> opened = new ArrayList<>();
    private final PasswordMemory passwords = new PasswordMemory();
    private final FakeKeeper keeper = new FakeKeeper();
    private final ProfileStore store;
    private final SettingsStore settings;
    private UnsavedQuestion.Answer answer = UnsavedQuestion.Answer.STAY;

    StartViewModelTest(@TempDir Path folder) {
        this.store = ProfileStore.open(folder.resolve("profiles.json"), passwords);
        this.settings = SettingsStore.open(folder.resolve("settings.json"));
    }

    private final class Opener implements ConnectionOpener {

        @Override
        public void open(ConnectionProfile profile) {
            opened.add(profile.name());
        }

        @Override
        public void openDemo() {
            opened.add("demo");
        }
    }

    private final FakeDisposal disposal = new FakeDisposal();

    private StartViewModel start() {
        return new StartViewModel(
                store,
                new ProfileListViewModel(store, settings, FXCollections.observableHashMap(), Runnable::run),
                new ProfileEditorViewModel(store, passwords, keeper, () -> true),
                new Opener(),
                name -> answer,
                keeper,
                disposal);
    }

    private ConnectionProfile add(String name) throws StoreException {
        ConnectionProfile profile =
                ConnectionProfile.create(name, new BrokerAddress(Scheme.MQTT, name + ".example", 1883, ""));
        store.add(profile);
        return profile;
    }

    private static List<String> names(StartViewModel start) {
        return start.list().rows().stream()
                .map(row ->
                        row instanceof ProfileRow profile ? profile.profile().name() : "")
                .toList();
    }

    @Test
    void list_showsTheLastUsedFirst() throws StoreException {
        add("a");
        ConnectionProfile b = add("b");
        settings.update(now -> now.withLastUsed(b.id(), Instant.now()));
        assertThat(names(start())).containsExactly("b", "a");
    }

    @Test
    void search_looksAtNameAndAddress() throws StoreException {
        add("plant");
        add("home");
        StartViewModel start = start();
        start.list().searchProperty().set("HOME.EX");
        assertThat(names(start)).containsExactly("home");
    }

    @Test
    void connect_savesWhatWasChangedAndOpensIt() throws StoreException {
        add("plant");
        StartViewModel start = start();
        start.editor().form().label.name.set("plant 2");
        start.connect();
        assertThat(opened).containsExactly("plant 2");
        assertThat(names(start)).containsExactly("plant 2");
    }

    @Test
    void connectWithoutSaving_leavesTheFileAlone() throws StoreException {
        add("plant");
        StartViewModel start = start();
        start.editor().form().label.name.set("plant 2");
        start.connectWithoutSaving();
        assertThat(opened).containsExactly("plant 2");
        assertThat(names(start)).containsExactly("plant");
    }

    @Test
    void connect_withSomethingWrong_opensNothing() throws StoreException {
        add("plant");
        StartViewModel start = start();
        start.editor().form().broker.port.set("x");
        start.connect();
        start.connectWithoutSaving();
        assertThat(opened).isEmpty();
    }

    @Test
    void select_withUnsavedChanges_asks() throws StoreException {
        ConnectionProfile a = add("a");
        ConnectionProfile b = add("b");
        StartViewModel start = start();
        start.select(a);
        start.editor().form().login.user.set("ann");
        assertThat(start.select(b)).isFalse();
        answer = UnsavedQuestion.Answer.SAVE;
        assertThat(start.select(b)).isTrue();
        assertThat(store.byId(a.id()).orElseThrow().options().login().user()).isEqualTo("ann");
    }

    @Test
    void delete_canBeTakenBack() throws StoreException {
        add("a");
        StartViewModel start = start();
        var deleted = start.delete().orElseThrow();
        assertThat(names(start)).isEmpty();
        start.undo(deleted);
        assertThat(names(start)).containsExactly("a");
    }

    @Test
    void paste_ofAnAddress_beginsANewProfile() {
        StartViewModel start = start();
        assertThat(start.paste(" mqtt://ann@broker.example ")).isTrue();
        assertThat(start.editor().form().broker.host.get()).isEqualTo("broker.example");
        assertThat(start.paste("some words")).isFalse();
    }

    @Test
    void duplicate_addsACopyAndShowsIt() throws StoreException {
        add("a");
        StartViewModel start = start();
        start.duplicate("a (copy)");
        assertThat(names(start)).containsExactlyInAnyOrder("a", "a (copy)");
        assertThat(start.editor().form().label.name.get()).isEqualTo("a (copy)");
    }

    @Test
    void delete_thatIsNotTakenBack_deletesThePasswordsToo() throws StoreException {
        add("a");
        StartViewModel start = start();
        var deleted = start.delete().orElseThrow();
        assertThat(keeper.forgotten).isEmpty();
        start.finish(deleted);
        start.finishDeletions();
        assertThat(keeper.forgotten).containsExactly("a");
    }

    @Test
    void delete_thatIsTakenBack_leavesThePasswords() throws StoreException {
        add("a");
        StartViewModel start = start();
        start.undo(start.delete().orElseThrow());
        start.finishDeletions();
        assertThat(keeper.forgotten).isEmpty();
    }

    @Test
    void delete_withItsRecording_deletesThatOnceItIsNotTakenBack() throws StoreException {
        add("a");
        StartViewModel start = start();
        disposal.answer = RecordingDisposal.Answer.DELETE;
        start.undo(start.delete().orElseThrow());
        start.finishDeletions();
        assertThat(disposal.deleted).isEmpty();
        start.select(start.list().rows().stream()
                .map(row -> ((ProfileRow) row).profile())
                .findFirst()
                .orElseThrow());
        start.finish(start.delete().orElseThrow());
        assertThat(disposal.deleted).containsExactly("a");
    }

    @Test
    void delete_withoutItsRecording_keepsThat() throws StoreException {
        add("a");
        StartViewModel start = start();
        start.finish(start.delete().orElseThrow());
        assertThat(disposal.deleted).isEmpty();
    }

    @Test
    void delete_whoWouldRatherNot_keepsBoth() throws StoreException {
        add("a");
        StartViewModel start = start();
        disposal.answer = RecordingDisposal.Answer.STAY;
        assertThat(start.delete()).isEmpty();
        assertThat(names(start)).containsExactly("a");
    }

    @Test
    void rename_savesAtOnce_andShowsItInTheForm() throws StoreException {
        ConnectionProfile a = add("a");
        StartViewModel start = start();
        start.rename(a, " b ");
        assertThat(names(start)).containsExactly("b");
        assertThat(start.editor().form().label.name.get()).isEqualTo("b");
        assertThat(start.editor().dirtyProperty().get()).isFalse();
    }

    @Test
    void rename_besideUnsavedChanges_isOneOfThem() throws StoreException {
        ConnectionProfile a = add("a");
        StartViewModel start = start();
        start.editor().form().login.user.set("ann");
        start.rename(a, "b");
        assertThat(names(start)).containsExactly("a");
        assertThat(start.editor().form().label.name.get()).isEqualTo("b");
        assertThat(start.editor().form().login.user.get()).isEqualTo("ann");
    }

    @Test
    void rename_toNothing_changesNothing() throws StoreException {
        ConnectionProfile a = add("a");
        StartViewModel start = start();
        start.list().beginRename(a);
        start.rename(a, "  ");
        assertThat(names(start)).containsExactly("a");
        assertThat(start.list().renamingProperty().get()).isNull();
    }
}
