package io.topiary.core.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.Scheme;
import io.topiary.testing.FaultBook;
import io.topiary.testing.ScriptedBroker;
import io.topiary.testing.WebScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy on the way: what it says is said of it, not of the broker. */
class ProxyCheckTest {

    private static final String SECRET = "secret-word";

    private static Patient through(Proxy.Kind kind, int port, @Nullable String user) {
        Secret password = user == null ? null : Secret.of(SECRET);
        return Patient.at(new BrokerAddress(Scheme.MQTT, "broker.example", 1883, ""))
                .proxy(new Proxy(kind, "127.0.0.1", port, user, password));
    }

    private static void note(String stimulus, Patient.Diagnosed diagnosed) {
        FaultBook.note(
                "N17",
                stimulus,
                Patient.words(diagnosed.failure().finding()),
                Duration.ofMillis(diagnosed.failure().millis()));
    }

    private static void http(ScriptedBroker.Conversation client, String status) throws IOException {
        client.send(("HTTP/1.1 " + status + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void examine_httpProxy_isAskedForTheBrokerByName() {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            seen.add(WebScript.request(client));
            http(client, "200 Connection established");
            Scripts.broker(client);
        })) {
            Patient.Diagnosed diagnosed =
                    through(Proxy.Kind.HTTP, proxy.port(), "me").examine();

            assertThat(diagnosed.outcomes())
                    .isEqualTo("DNS:SKIPPED TCP:OK PROXY:OK CONNECT:OK SUBSCRIBE:SKIPPED PING:OK");
            assertThat(diagnosed.words(CheckStep.TCP)).startsWith("Connected to the proxy 127.0.0.1:" + proxy.port());
            assertThat(diagnosed.words(CheckStep.PROXY))
                    .isEqualTo("The proxy 127.0.0.1:" + proxy.port() + " connected to broker.example:1883");
            assertThat(seen.getFirst()).startsWith("CONNECT broker.example:1883 ");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "407 Proxy Authentication Required, asks for a login",
        "403 Forbidden, refused to connect",
        "502 Bad Gateway, refused to connect"
    })
    void examine_httpProxyRefuses_saysProxyAndNotBroker(String status, String words) {
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            WebScript.request(client);
            http(client, status);
            client.listen();
        })) {
            Patient.Diagnosed diagnosed =
                    through(Proxy.Kind.HTTP, proxy.port(), "me").examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.PROXY);
            assertThat(Patient.words(diagnosed.failure().finding())).startsWith("The proxy 127.0.0.1:");
            assertThat(diagnosed.words(CheckStep.PROXY)).doesNotContain(SECRET);
            note("The doctor's HTTP proxy answers " + status, diagnosed);
        }
    }

    @Test
    void examine_socksProxy_connects() {
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            client.in().skipNBytes(3);
            client.send(5, 0);
            client.in().skipNBytes(5 + "broker.example".length() + 2);
            client.send(5, 0, 0, 1, 0, 0, 0, 0, 0, 0);
            Scripts.broker(client);
        })) {
            assertThat(through(Proxy.Kind.SOCKS5, proxy.port(), null).examine().outcomes())
                    .startsWith("DNS:SKIPPED TCP:OK PROXY:OK CONNECT:OK");
        }
    }

    @Test
    void examine_socksProxyRefuses_saysProxy() {
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            client.in().skipNBytes(3);
            client.send(5, 0);
            client.in().skipNBytes(5 + "broker.example".length() + 2);
            client.send(5, 1, 0, 1, 0, 0, 0, 0, 0, 0);
        })) {
            Patient.Diagnosed diagnosed =
                    through(Proxy.Kind.SOCKS5, proxy.port(), null).examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.PROXY);
            assertThat(Patient.words(diagnosed.failure().finding())).startsWith("The proxy 127.0.0.1:");
            note("The doctor's SOCKS5 proxy answers 0x01", diagnosed);
        }
    }

    @Test
    void examine_socksLoginRefused_saysProxy() {
        try (ScriptedBroker proxy = ScriptedBroker.start(client -> {
            client.in().skipNBytes(4);
            client.send(5, 2);
            client.in().skipNBytes(3 + "me".length() + SECRET.length());
            client.send(1, 1);
            client.listen();
        })) {
            Patient.Diagnosed diagnosed =
                    through(Proxy.Kind.SOCKS5, proxy.port(), "me").examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.PROXY);
            assertThat(diagnosed.words(CheckStep.PROXY))
                    .contains("asks for a login")
                    .doesNotContain(SECRET);
            note("The doctor's SOCKS5 proxy refuses user and password", diagnosed);
        }
    }

    @Test
    void examine_proxyPortClosed_failsAtTcpAndSaysProxy() {
        Patient.Diagnosed diagnosed =
                through(Proxy.Kind.HTTP, ScriptedBroker.deadPort(), null).examine();

        assertThat(diagnosed.outcomes())
                .isEqualTo("DNS:SKIPPED TCP:FAILED PROXY:SKIPPED CONNECT:SKIPPED SUBSCRIBE:SKIPPED PING:SKIPPED");
        assertThat(diagnosed.words(CheckStep.TCP)).startsWith("The proxy 127.0.0.1:");
        note("The doctor's proxy does not listen", diagnosed);
    }

    @Test
    void examine_proxySilent_timesOutAtProxy() {
        try (ScriptedBroker proxy = ScriptedBroker.start(ScriptedBroker.Conversation::stall)) {
            Patient.Diagnosed diagnosed =
                    through(Proxy.Kind.HTTP, proxy.port(), null).stepMillis(300).examine();

            assertThat(diagnosed.failedStep()).isEqualTo(CheckStep.PROXY);
            assertThat(Patient.words(diagnosed.failure().finding())).startsWith("The proxy 127.0.0.1:");
        }
    }
}
