package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.RetainHandling;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import io.topiary.core.mqtt.SessionOptions.Sending;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttxFormatTest {

    private final ImportPreview preview = Samples.preview("mqttx.json");
    private final ImportItem.Ready first = preview.ready().getFirst();
    private final ConnectOptions options = first.profile().options();

    @Test
    void read_export_findsConnectionsInTheirCollections() {
        assertThat(preview.source()).isEqualTo(ImportSource.MQTTX);
        assertThat(preview.items()).extracting(ImportItem::label).containsExactly("EMQX cloud", "Old");
        assertThat(first.profile().label().group()).isEqualTo("Works/Hall 1");
    }

    @Test
    void read_connectionWithEverything_takesAddressLoginAndSession() {
        assertThat(first.profile().address().uri()).isEqualTo("wss://broker.emqx.io:8084/mqtt");
        assertThat(options.login())
                .isEqualTo(new Login("mqttx_5f0a_{random}", "ada", null, Login.Method.SCRAM_SHA_256));
        assertThat(first.secrets()).isEqualTo(Map.of("password", Secret.of("CANARY-mqttx")));
        assertThat(options.protocol()).isEqualTo(ProtocolChoice.V5);
        assertThat(options.session())
                .isEqualTo(new SessionOptions(
                        false,
                        3_600,
                        30,
                        5_000,
                        new Receiving(65_536, 20, 10, false, true),
                        Sending.DEFAULT,
                        List.of(
                                new UserProperty("team", "a"),
                                new UserProperty("team", "b"),
                                new UserProperty("role", "viewer"))));
    }

    @Test
    void read_connectionWithEverything_takesSubscriptions() {
        assertThat(options.subscriptions())
                .containsExactly(
                        new Subscription(
                                TopicFilter.of("plant/#"),
                                Qos.EXACTLY_ONCE,
                                true,
                                false,
                                RetainHandling.DO_NOT_SEND,
                                false),
                        Subscription.of(TopicFilter.of("$share/g/x/+"), Qos.AT_LEAST_ONCE));
    }

    @Test
    void read_connectionWithEverything_takesTheWill() {
        Will will = Objects.requireNonNull(options.will());
        assertThat(will.delaySeconds()).isEqualTo(7);
        assertThat(will.message().topic().name()).isEqualTo("plant/state");
        assertThat(new String(will.message().payload(), StandardCharsets.UTF_8)).isEqualTo("gone");
        assertThat(will.message().retain()).isTrue();
        assertThat(will.message().properties())
                .usingRecursiveComparison()
                .isEqualTo(new MessageProperties(
                        "text/plain",
                        "plant/answer",
                        new byte[] {1, (byte) 255},
                        60L,
                        PayloadFormat.UTF_8,
                        List.of(new UserProperty("site", "1"))));
    }

    @Test
    void read_connectionWithEverything_keepsLocalFilesAndChecks() {
        assertThat(options.tls().trust().caFile()).isEqualTo(Path.of("/etc/ssl/plant/ca.pem"));
        assertThat(options.tls().client().file()).isEqualTo(Path.of("/home/ada/ada.crt"));
        assertThat(options.tls().client().key()).isNull();
        assertThat(options.tls().relaxations().any()).isFalse();
        assertThat(Samples.words(first.warnings()))
                .containsExactly(
                        "rejectUnauthorized = false was not taken over: all checks of the server's certificate are on. If"
                                + " they fail, the message says how to trust this one server",
                        "key: \\\\files.example\\keys\\ada.key was left out. A path to a network share could hand out your"
                                + " Windows password; choose a local file");
    }

    @Test
    void read_connectionOfAnOldVersion_hasDefaultsForTheRest() {
        ConnectionProfile profile = preview.ready().get(1).profile();
        assertThat(profile.options())
                .isEqualTo(ConnectionProfile.defaults(profile.address())
                        .withProtocol(ProtocolChoice.V3_1_1)
                        .withLogin(Login.of("old1", null, null)));
        assertThat(preview.ready().get(1).warnings()).isEmpty();
        assertThat(preview.ready().get(1).secrets()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "single connection | {\"clientId\":\"c\",\"host\":\"h\",\"name\":\"N\"}                        | mqtt://h:1883",
                "TLS without protocol | {\"clientId\":\"c\",\"host\":\"h\",\"port\":8883,\"ssl\":true}         | mqtts://h:8883",
                "TLS against protocol | {\"clientId\":\"c\",\"host\":\"h\",\"ssl\":true,\"protocol\":\"ws\",\"path\":\"p\"} | wss://h:1883/p",
                "protocol as scheme   | [{\"clientId\":\"c\",\"host\":\"h\",\"protocol\":\"mqtts://\"}]        | mqtts://h:1883",
            })
    void read_otherShapes_neverEncryptLess(String description, String json, String uri) {
        ImportPreview found = Samples.IMPORTS.parse(json);
        assertThat(found.source()).isEqualTo(ImportSource.MQTTX);
        assertThat(found.ready().getFirst().profile().address().uri()).isEqualTo(uri);
    }

    @Test
    void read_collectionsInACircle_end() {
        ImportPreview found = Samples.IMPORTS.parse("""
                [{"id":"1","name":"A","isCollection":true,"parentId":"2"},{"id":"2","name":"B","isCollection":true,
                "parentId":"1"},{"host":"h","clientId":"c","name":"x","parentId":"1"}]""");
        assertThat(found.ready().getFirst().profile().label().group()).isEqualTo("B/A");
    }
}
