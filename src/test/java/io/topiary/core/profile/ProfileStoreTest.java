package io.topiary.core.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.history.RecordingBudget;
import io.topiary.core.history.RecordingOptions;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.Topic;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.HttpHeader;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import io.topiary.core.mqtt.SessionOptions.Sending;
import io.topiary.core.mqtt.WebSocketOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.store.LoadResult;
import io.topiary.core.store.StoreException;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileStoreTest {

    private static final BrokerAddress ADDRESS = new BrokerAddress(Scheme.MQTT, "broker", 1883, "");

    @TempDir
    Path folder;

    private final PasswordMemory passwords = new PasswordMemory();

    @Test
    void open_seededByAScript_fillsInDefaults() throws IOException {
        seed("""
                {"version":1,"profiles":[{"id":"p1","name":"Plant","uri":"mqtt://ada@plant:1884",
                "protocol":"3.1.1","subscriptions":[{"filter":"a/#","qos":1}]},{"uri":"ws://h/mqtt"}]}""");
        ProfileStore store = open();
        assertThat(store.profiles())
                .containsExactly(
                        ConnectionProfile.of(
                                "p1",
                                "Plant",
                                ConnectOptions.of(new BrokerAddress(Scheme.MQTT, "plant", 1884, ""))
                                        .withProtocol(ProtocolChoice.V3_1_1)
                                        .withLogin(Login.of("", "ada", null))
                                        .withSubscriptions(
                                                List.of(Subscription.of(TopicFilter.of("a/#"), Qos.AT_LEAST_ONCE)))),
                        ConnectionProfile.of(
                                store.profiles().get(1).id(),
                                "h:80",
                                ConnectionProfile.defaults(new BrokerAddress(Scheme.WS, "h", 80, "mqtt"))));
    }

    @Test
    void open_profileWithoutId_hasTheSameIdAtEachStart() throws IOException {
        seed("{\"profiles\":[{\"name\":\"a\",\"uri\":\"mqtt://h\"}]}");
        assertThat(open().profiles()).isEqualTo(open().profiles());
    }

    @Test
    void add_everyField_comesBack() throws IOException {
        ConnectOptions options = new ConnectOptions(
                new BrokerAddress(Scheme.WSS, "::1", 8084, "mqtt?x=1"),
                new NetworkOptions(
                        List.of(new BrokerAddress(Scheme.WSS, "b", 443, "mqtt")),
                        true,
                        "127.0.0.5",
                        new Proxy(Proxy.Kind.SOCKS5, "p", 1080, "me", null),
                        new WebSocketOptions("mqttv3.1", List.of(new HttpHeader("X-Plant", Secret.of("7"))))),
                ProtocolChoice.AUTO_FROM_3_1_1,
                new Login("me", "ada", null, Login.Method.SCRAM_SHA_512),
                new SessionOptions(
                        false,
                        0xFFFF_FFFFL,
                        7,
                        2_000,
                        new Receiving(5_000, 3, 9, false, true),
                        new Sending(5, 6, Sending.WhenFull.DROP_OLDEST),
                        List.of(new UserProperty("k", "v"))),
                new TlsOptions(
                        new Trust(Path.of("/ca.pem"), Path.of("/cas"), List.of("MAo="), List.of("AB:CD")),
                        new ClientCertificate(Path.of("/c.pem"), Path.of("/k.pem"), null),
                        List.of("TLSv1.3"),
                        List.of("TLS_AES_128_GCM_SHA256"),
                        "other.example",
                        List.of("mqtt"),
                        new Relaxations(true, true, true)),
                null,
                List.of(new Subscription(
                        TopicFilter.of("a/+"), Qos.EXACTLY_ONCE, true, false, RetainHandling.DO_NOT_SEND, false)),
                List.of(TopicFilter.of("a/noise/#")));
        ConnectionProfile profile = new ConnectionProfile(
                "id-1",
                "All",
                new ProfileLabel(ProfileLabel.Colour.RED, "site/hall 1", "line 1\nline 2"),
                new Protection(true, true),
                true,
                SecretKeeping.ASK,
                new RecordingOptions(false, new RecordingBudget(5L << 30, Duration.ofDays(7))),
                options);
        open().add(profile);
        assertThat(open().profiles()).containsExactly(profile);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"text,68c3a9,payload", "binary,ff00,payload64", "empty,'',payload"})
    void add_will_comesBackByteForByte(String description, String hex, String key) throws IOException {
        byte[] payload = java.util.HexFormat.of().parseHex(hex);
        MessageProperties properties = new MessageProperties(
                "text/plain",
                "reply/to",
                new byte[] {(byte) 0xFF},
                60L,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("k", "v")));
        Will will = new Will(
                new PublishRequest(Topic.of("w"), payload, Qos.AT_LEAST_ONCE, true, properties),
                5,
                Path.of("/payload.bin"));
        open().add(ConnectionProfile.of(
                "id", "name", ConnectionProfile.defaults(ADDRESS).withWill(will)));
        assertThat(file()).content().contains("\"" + key + "\"");
        assertThat(open().profiles().getFirst().options().will())
                .usingRecursiveComparison()
                .isEqualTo(will);
    }

    @Test
    void save_passwords_neverReachTheFile() throws IOException {
        seed("{\"profiles\":[{\"id\":\"p\",\"uri\":\"mqtt://u:CANARY-1@h\"}]}");
        ProfileStore store = open();
        ConnectionProfile profile = store.profiles().getFirst();
        assertThat(passwords.get(new SecretName("p", SecretName.LOGIN))).contains(Secret.of("CANARY-1"));
        HttpHeader header = new HttpHeader("Authorization", Secret.of("CANARY-3"));
        store.update(profile.withOptions(ConnectOptions.of(ADDRESS)
                .withLogin(Login.of("", "u", Secret.of("CANARY-2")))
                .withNetwork(NetworkOptions.DEFAULT.withWebSocket(new WebSocketOptions("mqtt", List.of(header))))));
        assertThat(file()).content().doesNotContain("CANARY");
    }

    @Test
    void update_unknownKeys_areKeptInProfileTlsAndSubscription() throws IOException {
        seed("""
                {"version":1,"top":1,"profiles":[{"id":"p","uri":"mqtts://h","flag":"red",
                "tls":{"allowWrongName":true,"pin":"ab"},"subscriptions":[{"filter":"a","note":"x"}]}]}""");
        ProfileStore store = open();
        store.update(store.profiles().getFirst().withName("New"));
        assertThat(file())
                .content()
                .contains("\"top\" : 1", "\"flag\" : \"red\"", "\"pin\" : \"ab\"", "\"note\" : \"x\"", "\"New\"");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no address       | {\"name\":\"bad\"}",
                "bad address      | {\"uri\":\"gopher://h\"}",
                "path as id       | {\"uri\":\"mqtt://h\",\"id\":\"../x\"}",
                "same id          | {\"uri\":\"mqtt://h\",\"id\":\"good\"}",
                "unknown protocol | {\"uri\":\"mqtt://h\",\"protocol\":\"7\"}",
                "wrong type       | {\"uri\":\"mqtt://h\",\"keepAlive\":\"long\"}",
                "bad filter       | {\"uri\":\"mqtt://h\",\"subscriptions\":[{\"filter\":\"a#\"}]}",
                "not an object    | 5",
            })
    void open_oneProfileUnusable_keepsItVerbatimAndLoadsTheOthers(String description, String bad) throws IOException {
        seed("{\"profiles\":[{\"id\":\"good\",\"uri\":\"mqtt://h\"}," + bad + "]}");
        ProfileStore store = open();
        assertThat(store.unreadable()).hasSize(1);
        assertThat(store.profiles()).extracting(ConnectionProfile::id).containsExactly("good");
        store.add(ConnectionProfile.of("new", "new", ConnectionProfile.defaults(ADDRESS)));
        assertThat(Files.readString(file()).replaceAll("\\s", "")).contains(bad.replaceAll("\\s", ""));
    }

    @Test
    void delete_thenRestore_bringsBackPlaceAndUnknownKeys() throws IOException {
        seed("""
                {"profiles":[{"id":"a","uri":"mqtt://a"},{"id":"b","uri":"mqtt://b","x":1},{"id":"c","uri":"mqtt://c"}]}""");
        ProfileStore store = open();
        ProfileStore.Deleted deleted = store.delete("b").orElseThrow();
        assertThat(ids(store)).containsExactly("a", "c");
        store.restore(deleted);
        assertThat(ids(open())).containsExactly("a", "b", "c");
        assertThat(file()).content().contains("\"x\" : 1");
    }

    @Test
    void delete_unknownId_isEmpty() throws IOException {
        assertThat(open().delete("nobody")).isEmpty();
    }

    @Test
    void duplicate_profile_liesBelowTheOriginalWithItsOwnId() throws IOException {
        seed("{\"profiles\":[{\"id\":\"a\",\"uri\":\"mqtt://a\",\"x\":1},{\"id\":\"b\",\"uri\":\"mqtt://b\"}]}");
        ProfileStore store = open();
        ConnectionProfile copy = store.duplicate(store.profiles().getFirst(), "a copy");
        assertThat(ids(open())).containsExactly("a", copy.id(), "b");
    }

    @Test
    void addAll_severalProfiles_isOneSaveThatCanBeTakenBack() throws IOException {
        ProfileStore store = open();
        store.add(ConnectionProfile.of("old", "old", ConnectionProfile.defaults(ADDRESS)));
        List<Integer> sizes = new ArrayList<>();
        store.onChange(() -> sizes.add(store.profiles().size()));
        ProfileStore.Added added = store.addAll(List.of(
                ConnectionProfile.of("a", "a", ConnectionProfile.defaults(ADDRESS)),
                ConnectionProfile.of("b", "b", ConnectionProfile.defaults(ADDRESS))));
        assertThat(ids(open())).containsExactly("old", "a", "b");
        assertThat(added.profiles()).extracting(ConnectionProfile::id).containsExactly("a", "b");
        store.delete("a");
        store.takeBack(added);
        assertThat(ids(open())).containsExactly("old");
        assertThat(sizes).containsExactly(3, 2, 1);
    }

    @Test
    void addAll_takenIds_getNewOnes() throws IOException {
        seed("{\"profiles\":[{\"id\":\"a\",\"uri\":\"mqtt://a\"},{\"id\":\"b\",\"uri\":5}]}");
        ProfileStore store = open();
        ProfileStore.Added added = store.addAll(List.of(
                ConnectionProfile.of("A", "1", ConnectionProfile.defaults(ADDRESS)),
                ConnectionProfile.of("b", "2", ConnectionProfile.defaults(ADDRESS)),
                ConnectionProfile.of("c", "3", ConnectionProfile.defaults(ADDRESS)),
                ConnectionProfile.of("c", "4", ConnectionProfile.defaults(ADDRESS))));
        List<String> now = added.profiles().stream().map(ConnectionProfile::id).toList();
        assertThat(now).doesNotContain("A", "b").contains("c").doesNotHaveDuplicates();
        assertThat(ids(store)).containsExactly("a", now.get(0), now.get(1), now.get(2), now.get(3));
        assertThat(store.byId("a").orElseThrow().address().host()).isEqualTo("a");
    }

    @Test
    void addAll_notSaved_addsNone() throws IOException {
        seed("{\"version\":9,\"profiles\":[]}");
        ProfileStore store = open();
        assertThatThrownBy(() -> store.addAll(List.of(ConnectionProfile.create("a", ADDRESS))))
                .isInstanceOf(StoreException.class);
        assertThat(store.profiles()).isEmpty();
    }

    @Test
    void addAll_moreThanTheFileMayHold_isRefusedAndTheFileStaysReadable() throws IOException {
        ProfileStore store = open();
        ProfileLabel label = new ProfileLabel(ProfileLabel.Colour.NONE, "", "x".repeat(9_000_000));
        store.add(ConnectionProfile.create("a", ADDRESS).withLabel(label));
        assertThatThrownBy(() -> store.addAll(
                        List.of(ConnectionProfile.create("b", ADDRESS).withLabel(label))))
                .isInstanceOf(StoreException.class);
        assertThat(open().profiles()).extracting(ConnectionProfile::name).containsExactly("a");
    }

    @Test
    void documents_profilesOfTheFile_bringUnknownKeysAlong() throws IOException {
        seed("{\"profiles\":[{\"id\":\"a\",\"uri\":\"mqtt://u:pw@a\",\"x\":1}]}");
        ProfileStore store = open();
        ConnectionProfile unsaved = ConnectionProfile.of("new", "new", ConnectionProfile.defaults(ADDRESS));
        List<ProfileDocument> documents =
                store.documents(List.of(store.profiles().getFirst().withName("N"), unsaved));
        assertThat(documents.get(0).json().path("x").asInt()).isEqualTo(1);
        assertThat(documents.get(0).json().path("name").asText()).isEqualTo("N");
        assertThat(documents.get(0).json().path("uri").asText()).isEqualTo("mqtt://a:1883");
        assertThat(documents.get(1).profile()).isEqualTo(unsaved);
    }

    @Test
    void byName_caseDiffers_prefersTheExactOne() throws IOException {
        seed("{\"profiles\":[{\"id\":\"1\",\"name\":\"plant\",\"uri\":\"mqtt://a\"},"
                + "{\"id\":\"2\",\"name\":\"Plant\",\"uri\":\"mqtt://b\"}]}");
        ProfileStore store = open();
        assertThat(List.of(id(store, "Plant"), id(store, "plant"), id(store, "PLANT"), id(store, "other")))
                .containsExactly("2", "1", "1", "none");
    }

    @Test
    void onChange_everyChange_isToldUntilEnded() throws IOException {
        ProfileStore store = open();
        List<Integer> sizes = new ArrayList<>();
        Runnable end = store.onChange(() -> sizes.add(store.profiles().size()));
        store.add(ConnectionProfile.create("a", ADDRESS));
        store.add(ConnectionProfile.create("b", ADDRESS));
        end.run();
        store.add(ConnectionProfile.create("c", ADDRESS));
        assertThat(sizes).containsExactly(1, 2);
    }

    @Test
    void open_profilesNotAList_isUnreadable() throws IOException {
        seed("{\"version\":1,\"profiles\":5}");
        assertThat(open().loaded()).isInstanceOf(LoadResult.Lost.class);
    }

    @Test
    void connectOptions_noClientId_makesOneForEachConnection() {
        ConnectionProfile profile = ConnectionProfile.create("a", ADDRESS);
        passwords.put(new SecretName(profile.id(), SecretName.LOGIN), Secret.of("pw"));
        Login first = profile.connectOptions(passwords).login();
        assertThat(first.clientId()).matches("topiary-[a-z0-9]{8}");
        assertThat(first.password()).isEqualTo(Secret.of("pw"));
        assertThat(profile.connectOptions(passwords).login().clientId()).isNotEqualTo(first.clientId());
    }

    @Test
    void profile_blankName_throws() {
        assertThatThrownBy(() -> ConnectionProfile.of("a", " ", ConnectionProfile.defaults(ADDRESS)))
                .isInstanceOf(InvalidProfileException.class);
    }

    private static List<String> ids(ProfileStore store) {
        return store.profiles().stream().map(ConnectionProfile::id).toList();
    }

    private static String id(ProfileStore store, String name) {
        @Nullable ConnectionProfile found = store.byName(name).orElse(null);
        return found == null ? "none" : found.id();
    }

    private Path file() {
        return folder.resolve("profiles.json");
    }

    private void seed(String content) throws IOException {
        Files.writeString(file(), content);
    }

    private ProfileStore open() {
        return ProfileStore.open(file(), passwords);
    }
}
