package io.topiary.ui.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.BrokerLimits;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.ConnectionStatus;
import io.topiary.core.mqtt.Endpoint;
import io.topiary.core.mqtt.Failure;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.ReasonCode;
import io.topiary.core.mqtt.RetryPolicy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.mqtt.SubscribeOutcome;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrokerViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualMetronome metronome = new ManualMetronome();
    private final BrokerViewModel model =
            new BrokerViewModel(session, metronome, Runnable::run, Runnable::run, Messages.forLocale(Locale.ENGLISH));

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

    private void feed(String topic, String payload) {
        connection.feed(topic, payload);
        FakeConnection.settle(session);
        metronome.pass(1);
    }

    @Test
    void sys_notSubscribed_offersToSubscribe() {
        assertThat(model.sysStateProperty().get()).isEqualTo(SysState.UNSUBSCRIBED);
        model.subscribe();
        assertThat(session.options().subscriptions())
                .extracting(subscription -> subscription.filter().filter())
                .contains("$SYS/#");
        assertThat(model.sysStateProperty().get()).isEqualTo(SysState.WAITING);
        assertThat(model.sysExplanation()).startsWith("Waiting for the broker");
    }

    @Test
    void sys_refused_saysWhy() {
        Subscription wanted = Subscription.of(TopicFilter.of("$SYS/#"), Qos.AT_MOST_ONCE);
        var _ = session.subscribe(wanted);
        Text words = Text.of("broker.sys.none");
        Failure failure = new Failure.Refused(
                new Failure.Explanation(words, words, words, RetryPolicy.STOP, List.of()),
                new ReasonCode(ProtocolVersion.V5, 0x87, "not authorized"),
                null,
                null,
                "detail");
        connection.become(new ConnectionStatus(
                ConnectionState.CONNECTED,
                null,
                1,
                0,
                null,
                FakeConnection.limits(ProtocolVersion.V5),
                List.of(new SubscribeOutcome.Refused(wanted, failure)),
                1));
        metronome.pass(1);
        assertThat(model.sysStateProperty().get()).isEqualTo(SysState.REFUSED);
        assertThat(model.sysExplanation()).startsWith("The broker refused the subscription to its figures");
    }

    @Test
    void sys_subscribedForMoreThanAMinute_saysThatTheBrokerHasNone() {
        model.subscribe();
        connect(FakeConnection.limits(ProtocolVersion.V5));
        metronome.pass(1);
        assertThat(model.sysStateProperty().get()).isEqualTo(SysState.NONE);
    }

    @Test
    void sys_leftOutByAnExclude_saysSo() {
        model.subscribe();
        session.exclude(List.of(TopicFilter.of("$SYS/#")));
        metronome.pass(1);
        assertThat(model.sysStateProperty().get()).isEqualTo(SysState.EXCLUDED);
    }

    @Test
    void sys_present_isToldInGroups() {
        feed("$SYS/broker/version", "mosquitto version 2.0.11");
        feed("$SYS/broker/uptime", "93784 seconds");
        feed("$SYS/broker/clients/connected", "1234");
        feed("$SYS/broker/clients/maximum", "2000");
        feed("$SYS/broker/publish/messages/received", "1000000");
        for (int minutes : new int[] {1, 5, 15}) {
            feed("$SYS/broker/load/publish/received/" + minutes + "min", String.valueOf(60 * minutes));
        }
        feed("$SYS/broker/bytes/sent", "3200000");
        feed("$SYS/broker/hostile\u202e", "x\u0007y");
        assertThat(model.sysStateProperty().get()).isEqualTo(SysState.PRESENT);
        assertThat(model.text().lines())
                .contains(
                        "The broker, Version: mosquitto version 2.0.11",
                        "The broker, Running for: 1 d 2 h",
                        "Clients, Connected: 1,234 (at most 2,000)",
                        "Messages, Published to the broker: 1,000,000 (1/s in 1 min, 5/s in 5, 15/s in 15)",
                        "Bytes, Sent: 3.2 MB");
        assertThat(model.others()).hasSize(1);
        // as soon as the broker pauses: until then the round may be incomplete
        await().untilAsserted(() -> {
            metronome.pass(1);
            assertThat(model.plots())
                    .extracting(SysPlot::about)
                    .containsExactly(SysPlot.About.CLIENTS, SysPlot.About.MESSAGES, SysPlot.About.BYTES);
        });
    }

    @Test
    void dropped_growingWhileSubscribed_isCounted() {
        connection.become(ConnectionState.CONNECTED);
        feed("$SYS/broker/publish/messages/dropped", "1000");
        assertThat(model.droppedProperty().get()).isZero();
        feed("$SYS/broker/publish/messages/dropped", "1500");
        assertThat(model.droppedProperty().get()).isEqualTo(500);
        connection.become(ConnectionState.DISCONNECTED);
        connection.become(ConnectionState.CONNECTED);
        feed("$SYS/broker/publish/messages/dropped", "9000");
        assertThat(model.droppedProperty().get()).isEqualTo(500);
    }
}
