package io.topiary.ui.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Endpoint;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final BrokerViewModel model =
            new BrokerViewModel(session, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    private void connect(BrokerLimits limits) {
        connection.become(new ConnectionStatus(ConnectionState.CONNECTED, null, 1, 0, null, limits, List.of(), 1));
    }

    @Test
    void facts_beforeALink_areNone() {
        assertThat(model.facts()).isEmpty();
    }

    @Test
    void facts_ofMqtt5_tellEveryLimit() {
        connect(FakeConnection.limits(ProtocolVersion.V5, Qos.AT_LEAST_ONCE, false));
        assertThat(model.text().lines())
                .contains(
                        "Server: mqtt://fake.invalid:1883",
                        "Protocol: MQTT 5",
                        "Highest QoS: QoS 1 (a publish with more than QoS 1 would be refused)",
                        "Retained messages: not available (nothing can be stored on this broker)",
                        "Wildcards in filters: available",
                        "Session is kept: until the connection ends",
                        "Largest packet: as large as MQTT allows",
                        "Topic aliases: none");
    }

    @Test
    void facts_ofAnotherServerThanTheFirst_sayWhich() {
        BrokerAddress second = new BrokerAddress(Scheme.MQTT, "b.example", 1883, "");
        connect(new BrokerLimits(
                ProtocolVersion.V5,
                "TLSv1.3",
                new Endpoint(second, "192.0.2.7", false, null),
                false,
                "fake",
                60,
                0,
                10,
                1_000,
                5,
                Qos.EXACTLY_ONCE,
                true,
                true,
                true,
                true,
                null,
                null,
                List.of()));
        assertThat(model.text().lines())
                .contains(
                        "Server: mqtt://b.example:1883 (one of several: the profile names mqtt://fake.invalid:1883 first)",
                        "IP address: 192.0.2.7");
    }

    @Test
    void facts_ofMqtt311_sayThatItTellsNoLimits() {
        connect(FakeConnection.limits(ProtocolVersion.V3_1_1));
        assertThat(model.text())
                .contains("MQTT 3.1.1 brokers don't tell theirs")
                .doesNotContain("Highest QoS");
    }

    @Test
    void facts_thatTheBrokerChanged_tellWhatWasAskedFor() {
        connect(new BrokerLimits(
                ProtocolVersion.V5,
                "TLSv1.3",
                null,
                true,
                "given",
                30,
                120,
                10,
                1_000,
                5,
                Qos.EXACTLY_ONCE,
                true,
                true,
                true,
                true,
                "reply/",
                "welcome",
                List.of()));
        assertThat(model.text().lines())
                .contains(
                        "Encryption: TLS 1.3",
                        "Client id: given (assigned by the broker)",
                        "Session: resumed: the broker had kept it",
                        "Keep-alive: 30 s (changed by the broker, asked for was: 60 s)",
                        "Session is kept: 120 s (changed by the broker, asked for was: until the connection ends)",
                        "Publishes at once: 10 unacknowledged",
                        "Topic aliases: 5");
    }

    @Test
    void facts_afterTheLinkEnded_stayAndSayThatTheyAreOld() {
        connect(FakeConnection.limits(ProtocolVersion.V5));
        connection.become(ConnectionState.DISCONNECTED);
        assertThat(model.facts()).isNotEmpty();
        assertThat(model.currentProperty().get()).isFalse();
    }
}
