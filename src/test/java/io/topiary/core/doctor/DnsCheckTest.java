package io.topiary.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.NetworkOptions;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking up who is to be dialled. */
class DnsCheckTest {

    private static Patient named(String host, int port) {
        return Patient.at(new BrokerAddress(Scheme.MQTT, host, port, ""));
    }

    private static InetAddress loopback(int last) throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) last});
    }

    @Test
    void examine_nameWithTwoAddresses_listsBothWithTheTime() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient.Diagnosed diagnosed = named("broker.example", broker.port())
                    .names(host -> List.of(loopback(1), loopback(2)))
                    .examine();

            assertThat(diagnosed.words(CheckStep.DNS))
                    .containsPattern("broker.example has 2 addresses\n"
                            + "broker.example: 127.0.0.1, after \\d+ ms\nbroker.example: 127.0.0.2, after \\d+ ms");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1"})
    void examine_literal_isNotLookedUp(String host) {
        Patient.Diagnosed diagnosed = named(host, ScriptedBroker.deadPort())
                .names(asked -> {
                    throw new AssertionError("looked up " + asked);
                })
                .examine();

        assertThat(diagnosed.finding(CheckStep.DNS).outcome()).isEqualTo(Outcome.SKIPPED);
        assertThat(diagnosed.words(CheckStep.DNS)).startsWith(host + " is an address");
    }

    @Test
    void examine_unknownName_failsThereAndReachesNothing() {
        Patient.Diagnosed diagnosed = named("no-such-host.invalid", 1883)
                .names(host -> {
                    throw new UnknownHostException(host);
                })
                .examine();

        assertThat(diagnosed.outcomes())
                .isEqualTo("DNS:FAILED TCP:SKIPPED CONNECT:SKIPPED SUBSCRIBE:SKIPPED PING:SKIPPED");
        assertThat(diagnosed.words(CheckStep.DNS)).startsWith("Can't find “no-such-host.invalid”");
        FaultBook.note(
                "N3",
                "The doctor looks up a name that does not exist",
                Patient.words(diagnosed.failure().finding()),
                Duration.ofMillis(diagnosed.failure().millis()));
    }

    @Test
    void examine_resolverStalls_failsWithinTheTimeOfAStep() {
        CountDownLatch never = new CountDownLatch(1);
        Patient.Diagnosed diagnosed = named("slow.example", 1883)
                .stepMillis(300)
                .names(host -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return List.of();
                })
                .examine();
        never.countDown();

        assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.DNS);
        assertThat(diagnosed.words(CheckStep.DNS)).contains("slow.example");
        FaultBook.note(
                "N3",
                "The doctor's resolver stalls, 0.3 s a step",
                Patient.words(diagnosed.failure().finding()),
                Duration.ofMillis(diagnosed.failure().millis()));
    }

    @Test
    void examine_firstAddressDeaf_takesTheNextAndSaysSo() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient.Diagnosed diagnosed = named("broker.example", broker.port())
                    .names(host -> List.of(InetAddress.ofLiteral("::1"), loopback(1)))
                    .examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.words(CheckStep.TCP))
                    .startsWith("Connected to 127.0.0.1:" + broker.port())
                    .contains("[0:0:0:0:0:0:0:1]:" + broker.port() + " does not answer");
            FaultBook.note(
                    "N4",
                    "The doctor dials a name whose IPv6 address is dead",
                    diagnosed.words(CheckStep.TCP).lines().findFirst().orElseThrow(),
                    Duration.ofMillis(diagnosed.finding(CheckStep.TCP).millis()));
        }
    }

    @Test
    void examine_firstServerUnknown_takesTheAlternate() {
        try (ScriptedBroker broker = ScriptedBroker.start(Scripts::broker)) {
            Patient patient = named("gone.example", broker.port()).names(host -> {
                if (host.equals("gone.example")) {
                    throw new UnknownHostException(host);
                }
                return List.of(loopback(1));
            });
            NetworkOptions old = patient.options().network();
            patient.options(patient.options()
                    .withNetwork(new NetworkOptions(
                            List.of(new BrokerAddress(Scheme.MQTT, "spare.example", broker.port(), "")),
                            old.srv(),
                            old.localAddress(),
                            old.proxy(),
                            old.webSocket())));

            Patient.Diagnosed diagnosed = patient.examine();

            assertThat(diagnosed.failedStep()).isNull();
            assertThat(diagnosed.words(CheckStep.DNS))
                    .contains("Can't find “gone.example”", "spare.example: 127.0.0.1");
        }
    }
}
