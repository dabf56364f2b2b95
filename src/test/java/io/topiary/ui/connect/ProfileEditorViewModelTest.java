package io.topiary.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Remedy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ConnectionUri;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.store.StoreException;
import io.topiary.ui.connect.form.Field;
import io.topiary.ui.connect.form.Page;
import io.topiary.ui.connect.form.ProfileForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileEditorViewModelTest {

    private final PasswordMemory passwords = new PasswordMemory();
    private final FakeKeeper keeper = new FakeKeeper();
    private final Path folder;
    private final ProfileStore store;
    private final ProfileEditorViewModel editor;
    private boolean plainTextAllowed;

    ProfileEditorViewModelTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = ProfileStore.open(folder.resolve("profiles.json"), passwords);
        this.editor = new ProfileEditorViewModel(store, passwords, keeper, () -> plainTextAllowed);
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
                        form.broker.scheme.get(),
                        form.broker.host.get(),
                        form.broker.port.get(),
                        form.broker.path.get(),
                        form.login.user.get(),
                        form.login.password.get(),
                        form.label.name.get()))
                .containsExactly(Scheme.WSS, "broker.example", "9001", "mqtt/ws", "ann", "geheim", "broker.example");
    }

    @Test
    void uri_thatIsNone_saysWhyAndLeavesTheFields() throws StoreException {
        saved();
        editor.uriProperty().set("http://plant.example");
        assertThat(editor.problems().shown()).containsOnlyKeys(Field.URI);
        assertThat(editor.form().broker.host.get()).isEqualTo("plant.example");
    }

    @Test
    void uri_followsTheFields() throws StoreException {
        saved();
        editor.form().broker.host.set("other.example");
        assertThat(editor.uriProperty().get()).isEqualTo("mqtt://other.example:1883");
    }

    @Test
    void port_followsTheScheme_untilItWasEdited() throws StoreException {
        saved();
        editor.form().broker.scheme.set(Scheme.MQTTS);
        assertThat(editor.form().broker.port.get()).isEqualTo("8883");
        editor.form().broker.port.set("9000");
        editor.form().broker.scheme.set(Scheme.MQTT);
        assertThat(editor.form().broker.port.get()).isEqualTo("9000");
    }

    @Test
    void newForm_hasNoProblemsBeforeSomebodyWantsToSave() throws StoreException {
        editor.create(null);
        assertThat(editor.problems().shown()).isEmpty();
        assertThat(editor.save()).isEmpty();
        assertThat(editor.problems().shown()).containsOnlyKeys(Field.NAME, Field.HOST);
    }

    @Test
    void wrongValues_areToldBesideTheirFields() throws StoreException {
        saved();
        editor.form().broker.port.set("70000");
        editor.form().session.keepAlive.set("-1");
        editor.form().will.topic.set("a/#");
        editor.form()
                .subscriptions
                .subscriptions
                .rows()
                .getFirst()
                .filterProperty()
                .set("a#");
        assertThat(editor.problems().shown())
                .containsOnlyKeys(Field.PORT, Field.KEEP_ALIVE, Field.WILL_TOPIC, Field.SUBSCRIPTIONS);
        editor.form().broker.port.set("7000");
        assertThat(editor.problems().shown()).doesNotContainKey(Field.PORT);
    }

    @Test
    void dirty_tellsWhetherTheFormDiffersFromWhatIsSaved() throws StoreException {
        saved();
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.form().login.user.set("ann");
        assertThat(editor.dirtyProperty().get()).isTrue();
        editor.form().login.user.set("");
        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void discard_bringsBackWhatIsSaved() throws StoreException {
        saved();
        editor.form().broker.host.set("other.example");
        editor.discard();
        assertThat(editor.form().broker.host.get()).isEqualTo("plant.example");
        assertThat(editor.dirtyProperty().get()).isFalse();
    }

    @Test
    void save_keepsThePasswordInMemoryOnly() throws IOException {
        ConnectionProfile profile = saved();
        editor.form().login.password.set("geheim");
        editor.save();
        assertThat(passwords.get(new SecretName(profile.id(), SecretName.LOGIN)))
                .contains(Secret.of("geheim"));
        assertThat(Files.readString(folder.resolve("profiles.json"))).doesNotContain("geheim");
    }

    @Test
    void save_keepsWhatTheFormDoesNotShow() throws StoreException {
        ConnectionProfile profile = saved();
        editor.form().label.name.set("renamed");
        editor.save();
        assertThat(store.byId(profile.id()).orElseThrow()).isEqualTo(profile.withName("renamed"));
    }

    @Test
    void subscriptions_emptyRowsAreLeftOut() throws StoreException {
        saved();
        editor.form().subscriptions.subscriptions.add();
        assertThat(editor.dirtyProperty().get()).isFalse();
        editor.form()
                .subscriptions
                .subscriptions
                .rows()
                .getLast()
                .filterProperty()
                .set("plant/#");
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

    @Test
    void save_handsOnOnlyThePasswordsThatWereTyped() throws StoreException {
        ConnectionProfile profile = saved();
        editor.form().label.name.set("renamed");
        editor.save();
        editor.form().login.password.set("geheim");
        editor.save();
        editor.form().login.password.set("");
        editor.save();
        assertThat(keeper.kept)
                .containsExactly(
                        Map.of(),
                        Map.of(SecretName.LOGIN, Optional.of(Secret.of("geheim"))),
                        Map.of(SecretName.LOGIN, Optional.empty()));
        assertThat(passwords.all(profile.id())).isEmpty();
    }

    @Test
    void secretHeader_isHandedOnAndNotSaved() throws StoreException, IOException {
        saved();
        editor.form().broker.scheme.set(Scheme.WSS);
        var header = editor.form().network.headers.add();
        header.nameProperty().set("Authorization");
        header.valueProperty().set("Bearer CANARY");
        assertThat(editor.save()).isPresent();
        assertThat(keeper.kept)
                .containsExactly(Map.of(SecretName.header("authorization"), Optional.of(Secret.of("Bearer CANARY"))));
        assertThat(Files.readString(folder.resolve("profiles.json"))).doesNotContain("CANARY");
        assertThat(editor.form()
                        .network
                        .headers
                        .rows()
                        .getFirst()
                        .valueProperty()
                        .get())
                .isEqualTo("Bearer CANARY");
    }

    @Test
    void plainText_isChosenOnlyAfterAYes() throws StoreException {
        saved();
        editor.form().login.keeping.set(SecretKeeping.PLAIN);
        assertThat(editor.form().login.keeping.get()).isEqualTo(SecretKeeping.KEEP);
        plainTextAllowed = true;
        editor.form().login.keeping.set(SecretKeeping.PLAIN);
        assertThat(editor.form().login.keeping.get()).isEqualTo(SecretKeeping.PLAIN);
    }

    @Test
    void plainTextProfile_isShownWithoutAQuestion() throws StoreException {
        store.update(saved().withKeeping(SecretKeeping.PLAIN));
        editor.edit(store.profiles().getFirst());
        assertThat(editor.form().login.keeping.get()).isEqualTo(SecretKeeping.PLAIN);
    }

    @Test
    void forgetPasswords_emptiesTheFields() throws StoreException {
        ConnectionProfile profile = saved();
        passwords.put(new SecretName(profile.id(), SecretName.LOGIN), Secret.of("geheim"));
        editor.edit(profile);
        passwords.forget(profile.id());
        editor.forgetPasswords();
        assertThat(editor.form().login.password.get()).isEmpty();
        assertThat(keeper.forgotten).containsExactly("plant");
    }

    @Test
    void remedy_changesTheForm_andKeepsWhatWasTyped() throws StoreException {
        saved();
        editor.form().login.password.set("geheim");
        editor.apply(new Remedy.UseAddress(new BrokerAddress(Scheme.MQTTS, "plant.example", 8883, "")));
        assertThat(editor.uriProperty().get()).isEqualTo("mqtts://plant.example:8883");
        assertThat(editor.form().login.password.get()).isEqualTo("geheim");
        assertThat(editor.dirtyProperty().get()).isTrue();
    }

    @Test
    void firstWrongPage_isTheFirstInTheRail() throws StoreException {
        saved();
        editor.form().will.delay.set("x");
        editor.form().will.topic.set("a");
        editor.form().session.waiting.set("x");
        assertThat(editor.firstWrongPage()).contains(Page.SESSION);
        editor.form().session.waiting.set("1");
        assertThat(editor.firstWrongPage()).contains(Page.WILL);
    }

    @Test
    void newProfile_beginsOnTheFirstPage() throws StoreException {
        saved();
        editor.pageProperty().set(Page.WILL);
        editor.create(null);
        assertThat(editor.pageProperty().get()).isEqualTo(Page.GENERAL);
    }

    @Test
    void foundVersion_staysWithTheBrokerItWasFoundFor() throws StoreException {
        ConnectionProfile profile = saved();
        store.update(profile.withOptions(profile.options().withProtocol(ProtocolChoice.AUTO_FROM_3_1_1)));
        editor.edit(store.profiles().getFirst());
        editor.form().label.notes.set("n");
        assertThat(editor.save().orElseThrow().options().protocol()).isEqualTo(ProtocolChoice.AUTO_FROM_3_1_1);
        editor.form().broker.host.set("other.example");
        assertThat(editor.save().orElseThrow().options().protocol()).isEqualTo(ProtocolChoice.AUTO);
    }
}
