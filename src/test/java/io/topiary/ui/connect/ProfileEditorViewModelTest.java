package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileEditorViewModelTest {

    private final PasswordMemory passwords = new PasswordMemory();
    private final Path folder;
    private final ProfileStore store;
    private final ProfileEditorViewModel editor;

    ProfileEditorViewModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = ProfileStore.open(folder.resolve("profiles.json"), passwords);
        this.editor = new ProfileEditorViewModel(store, passwords);
    }

    private ConnectionProfile saved() throws StoreException {
        ConnectionProfile profile =
                ConnectionProfile.create("plant", new BrokerAddress(Scheme.MQTT, "plant.example", 1883, ""));
        store.add(profile);
        editor.edit(profile);
        return profile;
    }

    @Test
    void uri_thatIsTyped_fillsTheFields() {
        editor.create(null);
        editor.uriProperty().set("wss://ann:geheim@broker.example:9001/mqtt/ws");
        ProfileForm form = editor.form();
        assertThat(List.of(
                        form.scheme.get(),
                        form.host.get(),
                        form.port.get(),
                        form.path.get(),
                        form.user.get(),
                        form.password.get(),
                        form.name.get()))
                .containsExactly(Scheme.WSS, "broker.example", "9001", "mqtt/ws", "ann", "geheim", "broker.example");
    }

    @Test
    void uri_thatIsNone_saysWhyAndLeavesTheFields() throws StoreException {
        saved();
        editor.uriProperty().set("http://plant.example");
        assertThat(editor.problems()).containsOnlyKeys(Field.URI);
        assertThat(editor.form().host.get()).isEqualTo("plant.example");
    }

    @Test
    void uri_followsTheFields() throws StoreException {
        saved();
        editor.form().host.set("other.example");
        assertThat(editor.uriProperty().get()).isEqualTo("mqtt://other.example:1883");
    }

    @Test
    void port_followsTheScheme_untilItWasEdited() throws StoreException {
        saved();
        editor.form().scheme.set(Scheme.MQTTS);
        assertThat(editor.form().port.get()).isEqualTo("8883");
        editor.form().port.set("9000");
        editor.form().scheme.set(Scheme.MQTT);
        assertThat(editor.form().port.get()).isEqualTo("9000");
    }

    @Test
    void newForm_hasNoProblemsBeforeSomebodyWantsToSave() throws StoreException {
        editor.create(null);
        assertThat(editor.problems()).isEmpty();
        assertThat(editor.save()).isEmpty();
        assertThat(editor.problems()).containsOnlyKeys(Field.NAME, Field.HOST);
    }

    @Test
    void wrongValues_areToldBesideTheirFields() throws StoreException {
        saved();
        editor.form().port.set("70000");
        editor.form().keepAlive.set("-1");
        editor.form().willTopic.set("a/#");
        editor.form().subscriptions.getFirst().filterProperty().set("a#");
        assertThat(editor.problems())
                .containsOnlyKeys(Field.PORT, Field.KEEP_ALIVE, Field.WILL_TOPIC, Field.SUBSCRIPTIONS);
        editor.form().port.set("7000");
        assertThat(editor.problems()).doesNotContainKey(Field.PORT);
    }

    @Test
    void dirty_tellsWhetherTheFormDiffersFromWhatIsSaved() throws StoreException {
        saved();
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.form().user.set("ann");
        assertThat(editor.dirtyProperty().get()).isTrue();
        editor.form().user.set("");
        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void discard_bringsBackWhatIsSaved() throws StoreException {
        saved();
        editor.form().host.set("other.example");
        editor.discard();
        assertThat(editor.form().host.get()).isEqualTo("plant.example");
        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void save_keepsThePasswordInMemoryOnly() throws IOException {
        ConnectionProfile profile = saved();
        editor.form().password.set("geheim");
        editor.save();
        assertThat(passwords.get(new SecretName(profile.id(), SecretName.LOGIN)))
                .contains(Secret.of("geheim"));
        assertThat(Files.readString(folder.resolve("profiles.json"))).doesNotContain("geheim");
    }

    @Test
    void save_keepsWhatTheFormDoesNotShow() throws StoreException {
        ConnectionProfile profile = saved();
        editor.form().name.set("renamed");
        editor.save();
        assertThat(store.byId(profile.id()).orElseThrow()).isEqualTo(profile.withName("renamed"));
    }

    @Test
    void subscriptions_emptyRowsAreLeftOut() throws StoreException {
        saved();
        editor.addSubscription();
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.form().subscriptions.getLast().filterProperty().set("plant/#");
        assertThat(editor.save().orElseThrow().options().subscriptions())
                .extracting(subscription -> subscription.filter().filter())
                .containsExactly("#", "$SYS/#", "plant/#");
    }

    @Test
    void create_fromUri_isFilledAndNotSaved() {
        editor.create(ConnectionUri.parse("mqtts://broker.example"));
        assertThat(editor.uriProperty().get()).isEqualTo("mqtts://broker.example:8883");
        assertThat(editor.dirtyProperty().get()).isTrue();
        assertThat(store.profiles()).isEmpty();
    }
}
