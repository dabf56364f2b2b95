package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Scheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BridgeFormatTest {

    private final ImportPreview preview = Samples.preview("mosquitto.conf");

    @Test
    void read_bridge_becomesAProfileOfItsRemoteBroker() {
        ImportItem.Ready item = preview.ready().getFirst();
        ConnectOptions options = item.profile().options();
        assertThat(preview.source()).isEqualTo(ImportSource.MOSQUITTO_BRIDGE);
        assertThat(item.label()).isEqualTo("cloud");
        assertThat(item.profile().address().uri()).isEqualTo("mqtts://broker.example.com:8883");
        assertThat(options.network().alternates())
                .containsExactly(new BrokerAddress(Scheme.MQTTS, "backup.example.com", 8884, ""));
        assertThat(options.network().localAddress()).isEqualTo("192.168.10.10");
        assertThat(options.protocol()).isEqualTo(ProtocolChoice.V5);
        assertThat(options.session().keepAliveSeconds()).isEqualTo(30);
        assertThat(options.login().user()).isEqualTo("ada");
        assertThat(item.secrets()).isEqualTo(Map.of("password", Secret.of("CANARY bridge")));
        assertThat(options.tls().trust().caFile()).isEqualTo(Path.of("/etc/ssl/certs/ca.pem"));
        assertThat(options.tls().client().file()).isEqualTo(Path.of("/etc/mosquitto/hall1.crt"));
        assertThat(options.tls().client().key()).isEqualTo(Path.of("/etc/mosquitto/hall1.key"));
        assertThat(options.tls().protocols()).containsExactly("TLSv1.2");
        assertThat(options.tls().alpn()).containsExactly("mqtt");
        assertThat(options.tls().relaxations().any()).isFalse();
    }

    @Test
    void read_topics_subscribeToWhatComesIn() {
        assertThat(preview.ready().getFirst().profile().options().subscriptions())
                .containsExactly(
                        Subscription.of(TopicFilter.of("sensors/#"), Qos.AT_LEAST_ONCE)
                                .withEnabled(false),
                        Subscription.of(TopicFilter.of("plant/commands/#"), Qos.EXACTLY_ONCE),
                        Subscription.of(TopicFilter.of("both/#"), Qos.AT_MOST_ONCE));
        assertThat(preview.ready().get(1).profile().options().subscriptions())
                .containsExactly(Subscription.of(TopicFilter.of("$SYS/broker/clients/total"), Qos.AT_MOST_ONCE));
    }

    @Test
    void read_whatBelongsToTheBridge_staysThere() {
        ImportItem.Ready item = preview.ready().getFirst();
        assertThat(item.profile().options().login().clientId()).isEmpty();
        assertThat(item.profile().options().session().cleanStart()).isTrue();
        assertThat(item.profile().options().will()).isNull();
        assertThat(Samples.words(item.warnings()))
                .containsExactly(
                        "bridge_insecure true was not taken over: all checks of the server's certificate are on. If they"
                                + " fail, the message says how to trust this one server",
                        "The client id hall1-bridge stays with the bridge: with it Topiary would throw the bridge out and"
                                + " take its messages. Enter another one if the broker demands it",
                        "The notifications on hall1/state stay with the bridge",
                        "The option frobnicate was left out");
    }

    @Test
    void read_bridgeWithoutAddress_isRefusedAlone() {
        assertThat(preview.ready()).extracting(ImportItem.Ready::label).containsExactly("cloud", "plain");
        assertThat(preview.refused()).extracting(ImportItem.Refused::label).containsExactly("broken");
        assertThat(Samples.words(preview.notes()))
                .containsExactly("The file includes others by include_dir; they were not read. Import them one by one");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no port         | address h                                   | mqtt://h:1883",
                "IPv6            | address ::1:1884                            | mqtt://[::1]:1884",
                "brackets        | address [::1]:1884                          | mqtt://[::1]:1884",
                "addresses       | addresses a:1 b:2                           | mqtt://a:1",
                "system's trust  | address h:8883;bridge_tls_use_os_certs true | mqtts://h:8883",
                "key alone       | address h:8883;bridge_certfile c.pem        | mqtts://h:8883",
                "tab             | address\th                                  | mqtt://h:1883",
            })
    void read_addresses_asMosquittoDoes(String description, String lines, String uri) {
        String conf = "connection x\n" + lines.replace(';', '\n') + "\n";
        assertThat(Samples.IMPORTS
                        .parse(conf)
                        .ready()
                        .getFirst()
                        .profile()
                        .address()
                        .uri())
                .isEqualTo(uri);
    }

    @Test
    void read_badPort_saysSo() {
        ImportPreview found = Samples.IMPORTS.parse("connection x\naddress h:99999\n");
        assertThat(found.refused().stream().map(item -> Samples.words(item.reason())))
                .isEqualTo(List.of("The port 99999 is no number from 1 to 65535"));
    }
}
