package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.tls.Relaxations;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MqttExplorerFormatTest {

    private final ImportPreview preview = Samples.preview("mqtt-explorer-settings.json");

    @Test
    void read_settings_findsConnectionsInTheirOrder() {
        assertThat(preview.source()).isEqualTo(ImportSource.MQTT_EXPLORER);
        assertThat(preview.notes()).isEmpty();
        assertThat(preview.items())
                .extracting(ImportItem::label)
                .containsExactly("Plant – hall 1", "test.mosquitto.org", "Old");
    }

    @Test
    void read_connectionWithEverything_isTakenOver() {
        ImportItem.Ready item = preview.ready().getFirst();
        ConnectOptions options = item.profile().options();
        assertThat(item.profile().address().uri()).isEqualTo("wss://broker.plant.example:8884/mqtt");
        assertThat(options.login().clientId()).isEqualTo("plant-viewer");
        assertThat(options.login().user()).isEqualTo("ada");
        assertThat(options.login().password()).isNull();
        assertThat(item.secrets()).isEqualTo(Map.of("password", Secret.of("CANARY-explorer")));
        assertThat(options.subscriptions())
                .containsExactly(Subscription.of(TopicFilter.of("plant/+/temp"), Qos.AT_LEAST_ONCE));
        assertThat(options.tls().relaxations()).isEqualTo(Relaxations.NONE);
        assertThat(options.tls().trust().certificates()).hasSize(1);
        assertThat(options.tls().client().file()).isNull();
    }

    @Test
    void read_connectionWithEverything_tellsWhatIsNotTakenOver() {
        assertThat(Samples.words(preview.ready().getFirst().warnings()))
                .containsExactly(
                        "certValidation = false was not taken over: all checks of the server's certificate are on. If they"
                                + " fail, the message says how to trust this one server",
                        "It trusts the certificate O=Example Works,CN=Plant CA, SHA-256"
                                + " 38:FD:48:48:4D:1C:10:89:7B:B6:A6:2F:A4:90:48:5D:DC:2E:BC:02:21:8D:B7:7A:12:CD:A6:B1:BD:AF:40:09."
                                + " Whoever holds its key can pose as the broker: keep it only if it is yours",
                        "clientCertificate: the file viewer.crt lies inside the settings and can't be used from there."
                                + " Choose it in the profile",
                        "clientKey: the file viewer.key lies inside the settings and can't be used from there. Choose it"
                                + " in the profile",
                        "The topic filter plant/#/bad was left out: The wildcard # at position 7 must be the last level and"
                                + " stand alone, as in a/b/#");
    }

    @Test
    void read_defaultConnection_hasNoFixedClientId() {
        ConnectionProfile profile = preview.ready().get(1).profile();
        assertThat(profile.options().login().clientId()).isEmpty();
        assertThat(profile.id()).isNotEqualTo("test.mosquitto.org");
        assertThat(profile.options()).isEqualTo(ConnectionProfile.defaults(profile.address()));
        assertThat(preview.ready().get(1).warnings()).isEmpty();
    }

    @Test
    void read_connectionOfAnOldVersion_takesPlainFilters() {
        ConnectionProfile profile = preview.ready().get(2).profile();
        assertThat(profile.address().uri()).isEqualTo("mqtts://192.168.0.7:8883");
        assertThat(profile.options().subscriptions())
                .containsExactly(Subscription.of(TopicFilter.of("a/b"), Qos.AT_MOST_ONCE));
    }

    @Test
    void read_onePartGarbled_refusesThatOneAlone() {
        String garbled = """
                {"ConnectionManager_connections":{"a":{"name":"A","host":"a","port":1883},
                "b":{"name":"B","host":"no host","port":1883},"c":5,"d":{"name":"D","host":""},
                "e":{"name":"E","host":"e","protocol":"coap"},
                "f":{"name":[1],"host":"f","port":{"x":1},"username":["u"],"subscriptions":"#","encryption":"maybe"}}}""";
        ImportPreview found = Samples.IMPORTS.parse(garbled.getBytes(StandardCharsets.UTF_8), "settings.json");
        assertThat(found.ready()).extracting(ImportItem.Ready::label).containsExactly("A", "f:1883");
        assertThat(found.refused().stream().map(item -> item.label() + ": " + Samples.words(item.reason())))
                .containsExactly(
                        "B: The host name no host has a character that can't be in one",
                        "#3: It does not hold what a connection should",
                        "D: It has no host name. Enter the broker by hand in a new profile",
                        "E: The protocol coap is not spoken here; MQTT over TCP or WebSocket is");
        assertThat(found.ready().getLast().warnings()).hasSize(5);
        assertThat(found.ready().getLast().profile().options())
                .isEqualTo(ConnectionProfile.defaults(
                        found.ready().getLast().profile().address()));
        assertThat(List.copyOf(found.notes())).isEmpty();
    }
}
