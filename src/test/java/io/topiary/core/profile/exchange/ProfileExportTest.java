package io.topiary.core.profile.exchange;

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
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileDocument;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.profile.Protection;
import io.topiary.core.secrets.PassphraseBox;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretBoxException;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.store.StoreException;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileExportTest {

    private static final Secret PASSPHRASE = Secret.of("correct horse");
    private static final Map<String, Map<String, Secret>> SECRETS = Map.of(
            "everything",
            Map.of("password", Secret.of("CANARY-1"), "header:authorization", Secret.of("CANARY-2")),
            "somebody-else",
            Map.of("password", Secret.of("CANARY-3")));

    @TempDir
    Path folder;

    private final ProfileExport export = new ProfileExport(Samples.BOX);

    /** A value other than the default in each field. */
    private static ConnectionProfile everything() {
        ConnectOptions options = new ConnectOptions(
                new BrokerAddress(Scheme.WSS, "::1", 8084, "mqtt?x=1"),
                new NetworkOptions(
                        List.of(new BrokerAddress(Scheme.WSS, "b", 443, "mqtt")),
                        true,
                        "127.0.0.5",
                        new Proxy(Proxy.Kind.HTTP, "p", 1080, "me", Secret.of("CANARY-proxy")),
                        new WebSocketOptions(
                                "mqttv3.1",
                                List.of(
                                        new HttpHeader("X-Plant", Secret.of("7")),
                                        new HttpHeader("Authorization", Secret.of("CANARY-header"))))),
                ProtocolChoice.AUTO_FROM_3_1_1,
                new Login("me", "ada", Secret.of("CANARY-login"), Login.Method.SCRAM_SHA_512),
                new SessionOptions(
                        false,
                        0xFFFF_FFFFL,
                        7,
                        2_000,
                        new Receiving(5_000, 3, 9, false, true),
                        new Sending(5, 6, Sending.WhenFull.DROP_OLDEST),
                        List.of(new UserProperty("k", "v"))),
                new TlsOptions(
                        new Trust(Path.of("/ca.pem"), Path.of("/cas"), List.of(certificate()), List.of("AB:CD")),
                        new ClientCertificate(Path.of("/c.pem"), Path.of("/k.pem"), Secret.of("CANARY-key")),
                        List.of("TLSv1.3"),
                        List.of("TLS_AES_128_GCM_SHA256"),
                        "other.example",
                        List.of("mqtt"),
                        new Relaxations(true, true, true)),
                will(Path.of("/payload.bin")),
                List.of(new Subscription(
                        TopicFilter.of("a/+"), Qos.EXACTLY_ONCE, true, false, RetainHandling.DO_NOT_SEND, false)),
                List.of(TopicFilter.of("a/noise/#")));
        return new ConnectionProfile(
                "everything",
                "All – ä \uD83D\uDE80",
                new ProfileLabel(ProfileLabel.Colour.RED, "site/hall 1", "line 1\nline 2"),
                new Protection(true, true),
                true,
                SecretKeeping.ASK,
                new RecordingOptions(false, new RecordingBudget(5L << 30, Duration.ofDays(7))),
                options);
    }

    private static Will will(@Nullable Path payloadFile) {
        MessageProperties properties = new MessageProperties(
                "text/plain",
                "reply/to",
                new byte[] {(byte) 0xFF},
                60L,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("k", "v")));
        PublishRequest message =
                new PublishRequest(Topic.of("w"), new byte[] {(byte) 0xFF, 0}, Qos.AT_LEAST_ONCE, true, properties);
        return new Will(message, 5, payloadFile);
    }

    /** {@link #everything} but for what no import takes over. */
    private static ConnectionProfile afterImport() {
        ConnectionProfile profile = everything();
        ConnectOptions options = profile.options();
        WebSocketOptions headers = new WebSocketOptions(
                "mqttv3.1", List.of(new HttpHeader("X-Plant", Secret.of("7")), new HttpHeader("Authorization", null)));
        return profile.withAutoConnect(false)
                .withOptions(options.withTls(options.tls().withRelaxations(Relaxations.NONE))
                        .withNetwork(options.network().withWebSocket(headers))
                        .withWill(will(null)));
    }

    private static String certificate() {
        ConnectionProfile explorer = Samples.preview("mqtt-explorer-settings.json")
                .ready()
                .getFirst()
                .profile();
        return explorer.options().tls().trust().certificates().getFirst();
    }

    @Test
    void write_everything_isAsTheGoldenFile() throws IOException {
        Path file = folder.resolve("own.json");
        export.write(file, List.of(ProfileDocument.of(everything()), plain()));
        assertThat(file).hasBinaryContent(Samples.bytes("own.json"));
        assertThat(Files.readString(file)).doesNotContain("CANARY");
    }

    @Test
    void write_thenImport_bringsBackEveryField() throws IOException {
        Path file = folder.resolve("x.json");
        export.write(file, List.of(ProfileDocument.of(everything()), plain()));
        ImportPreview preview = Samples.IMPORTS.read(file);
        assertThat(preview.source()).isEqualTo(ImportSource.TOPIARY);
        assertThat(preview.isSealed()).isFalse();
        assertThat(preview.notes()).isEmpty();
        assertThat(preview.refused()).isEmpty();
        assertThat(preview.ready().getFirst().profile())
                .usingRecursiveComparison()
                .withEqualsForType(Path::equals, Path.class)
                .isEqualTo(afterImport());
        assertThat(preview.ready().get(1).document().json()).isEqualTo(plain().json());
        assertThat(preview.ready().get(1).warnings()).isEmpty();
    }

    @Test
    void write_profilesOfTheStore_keepsUnknownKeysButNoPassword() throws IOException {
        Path stored = folder.resolve("profiles.json");
        Files.writeString(stored, """
                {"version":1,"profiles":[{"id":"a","uri":"mqtt://u:CANARY@h","x":{"y":[1.50,"z"]},"password":"CANARY",
                "tls":{"serverName":"s","pin":"ab"},"subscriptions":[{"filter":"f","note":"n"}]}]}""");
        ProfileStore store = ProfileStore.open(stored, new PasswordMemory());
        Path file = folder.resolve("x.json");
        export.write(file, store.documents(store.profiles()));
        assertThat(Files.readString(file).replaceAll("\\s", ""))
                .contains("\"y\":[1.5,\"z\"]", "\"pin\":\"ab\"", "\"note\":\"n\"")
                .doesNotContain("CANARY", "password");
        ProfileDocument back = Samples.IMPORTS.read(file).ready().getFirst().document();
        assertThat(back.json().path("x").path("y").size()).isEqualTo(2);
    }

    @Test
    void write_file_isTheOwnersAlone() throws IOException {
        Path file = folder.resolve("x.json");
        Files.writeString(file, "older");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        export.write(file, List.of(plain()));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void write_impossible_saysSoAndLeavesNothing() throws IOException {
        Path file = Files.createDirectory(folder.resolve("folder"));
        assertThatThrownBy(() -> export.write(file, List.of(plain())))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(Samples.words(e.text()))
                                .isEqualTo(file + " could not be saved: it is a folder"));
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    @Test
    void write_withPassphrase_sealsThePasswordsOfTheseProfiles() throws IOException, SecretBoxException {
        Path file = folder.resolve("x.json");
        export.write(file, List.of(plain(), ProfileDocument.of(everything())), SECRETS, PASSPHRASE);
        assertThat(Files.readString(file)).doesNotContain("CANARY", "correct horse");
        ImportPreview preview = Samples.IMPORTS.read(file);
        assertThat(preview.isSealed()).isTrue();
        assertThat(preview.ready().get(1).secrets()).isEmpty();
        ImportPreview open = preview.unlock(PASSPHRASE);
        assertThat(open.isSealed()).isFalse();
        assertThat(open.ready().getFirst().secrets()).isEmpty();
        assertThat(open.ready().get(1).secrets()).isEqualTo(SECRETS.get("everything"));
        assertThat(Samples.everythingSaid(open)).doesNotContain("CANARY");
    }

    @Test
    void write_withTheRealBox_opensWithItsPassphraseOnly() throws IOException, SecretBoxException {
        Path file = folder.resolve("x.json");
        PassphraseBox box = new PassphraseBox();
        new ProfileExport(box).write(file, List.of(ProfileDocument.of(everything())), SECRETS, PASSPHRASE);
        assertThat(Files.readString(file)).contains("argon2id", "AES-256-GCM").doesNotContain("CANARY");
        ImportPreview preview = new ProfileImports(box).read(file);
        assertThat(preview.unlock(PASSPHRASE).ready().getFirst().secrets()).isEqualTo(SECRETS.get("everything"));
        assertThatThrownBy(() -> preview.unlock(Secret.of("wrong")))
                .isInstanceOfSatisfying(
                        SecretBoxException.class,
                        e -> assertThat(Samples.words(e.text())).startsWith("This is not the passphrase, or the file"));
    }

    @Test
    void unlock_wrongPassphrase_throws() throws IOException, SecretBoxException {
        Path file = folder.resolve("x.json");
        export.write(file, List.of(ProfileDocument.of(everything())), SECRETS, PASSPHRASE);
        ImportPreview preview = Samples.IMPORTS.read(file);
        assertThatThrownBy(() -> preview.unlock(Secret.of("wrong"))).isInstanceOf(SecretBoxException.class);
    }

    @Test
    void unlock_afterSomebodyChangedTheBroker_opensNothing() throws IOException, SecretBoxException {
        Path file = folder.resolve("x.json");
        export.write(file, List.of(ProfileDocument.of(everything())), SECRETS, PASSPHRASE);
        Files.writeString(file, Files.readString(file).replace("wss://[::1]:8084/", "wss://[::2]:8084/"));
        ImportPreview preview = Samples.IMPORTS.read(file);
        assertThat(preview.ready()).hasSize(1);
        assertThatThrownBy(() -> preview.unlock(PASSPHRASE)).isInstanceOf(SecretBoxException.class);
    }

    @Test
    void unlock_afterAnEditorReformattedIt_stillOpens() throws IOException, SecretBoxException {
        Path file = folder.resolve("x.json");
        export.write(file, List.of(ProfileDocument.of(everything())), SECRETS, PASSPHRASE);
        Files.writeString(file, Files.readString(file).replaceAll("\n *", "\r\n\t"));
        assertThat(Samples.IMPORTS
                        .read(file)
                        .unlock(PASSPHRASE)
                        .ready()
                        .getFirst()
                        .secrets())
                .hasSize(2);
    }

    @Test
    void write_blankPassphrase_throws() {
        assertThatThrownBy(() -> export.write(folder.resolve("x"), List.of(plain()), SECRETS, Secret.of("  ")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void write_moreThanCanBeImported_isRefused() {
        Path file = folder.resolve("x.json");
        assertThatThrownBy(() -> export.write(file, Collections.nCopies(1_001, plain())))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(Samples.words(e.text()))
                                .isEqualTo(
                                        file + " could not be written: 1,000 profiles and 5 MB are the most that can be"
                                                + " imported again. Export fewer at once"));
        assertThat(file).doesNotExist();
    }

    @Test
    void import_newerVersion_isRefusedInWords() {
        ImportPreview preview =
                Samples.IMPORTS.parse("{\"version\":2,\"topiary\":\"profiles\",\"profiles\":[{\"uri\":\"mqtt://h\"}]}");
        assertThat(preview.items()).isEmpty();
        assertThat(Samples.words(preview.notes()))
                .containsExactly("The file was written by a newer Topiary, and this one might misunderstand it. Update"
                        + " Topiary, then import it again");
    }

    @Test
    void import_profilesFileItself_isRead() {
        byte[] file =
                "{\"version\":1,\"profiles\":[{\"uri\":\"mqtt://h\"},{\"uri\":5},{}]}".getBytes(StandardCharsets.UTF_8);
        ImportPreview preview = Samples.IMPORTS.parse(file, "profiles.json");
        assertThat(preview.source()).isEqualTo(ImportSource.TOPIARY);
        assertThat(preview.ready()).extracting(ImportItem.Ready::label).containsExactly("h:1883");
        assertThat(preview.refused().stream().map(item -> item.label() + ": " + Samples.words(item.reason())))
                .containsExactly("#2: The value of uri can't be used", "#3: The value of uri can't be used");
    }

    private static ProfileDocument plain() {
        return ProfileDocument.of(ConnectionProfile.of(
                "plain", "Plain", ConnectionProfile.defaults(new BrokerAddress(Scheme.MQTT, "broker", 1883, ""))));
    }
}
