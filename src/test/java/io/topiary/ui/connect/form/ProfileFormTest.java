package io.topiary.ui.connect.form;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

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
import io.topiary.core.mqtt.SessionOptions.Sending.WhenFull;
import io.topiary.core.mqtt.WebSocketOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileLabel;
import io.topiary.core.profile.ProfileLabel.Colour;
import io.topiary.core.profile.Protection;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.secrets.SecretName;
import io.topiary.core.text.Messages;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.FaultBook;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileFormTest {

    private static final String PIN = String.join(":", java.util.Collections.nCopies(32, "AB"));

    private final ProfileForm form = new ProfileForm();

    private static ConnectionProfile everything() {
        MessageProperties properties = new MessageProperties(
                "text/plain",
                "re/ply",
                new byte[] {0, 1},
                7L,
                PayloadFormat.UTF_8,
                List.of(new UserProperty("w", "1")));
        ConnectOptions options = new ConnectOptions(
                new BrokerAddress(Scheme.WSS, "::1", 9443, "mqtt?x=1"),
                new NetworkOptions(
                        List.of(new BrokerAddress(Scheme.MQTTS, "b", 8883, "")),
                        false,
                        "192.168.1.20",
                        new Proxy(Proxy.Kind.SOCKS5, "proxy", 1081, "me", null),
                        new WebSocketOptions("mqttv3.1", List.of(new HttpHeader("X-Site", Secret.of("north"))))),
                ProtocolChoice.V5,
                new Login("c-{random}", "ann", null, Login.Method.SCRAM_SHA_512),
                new SessionOptions(
                        false,
                        SessionOptions.NEVER_EXPIRES,
                        30,
                        2_500,
                        new Receiving(65_536, 10, 5, false, true),
                        new Sending(3, 4, WhenFull.DROP_OLDEST),
                        List.of(new UserProperty("a", "1"), new UserProperty("a", "2"))),
                new TlsOptions(
                        new Trust(Path.of("ca.pem"), Path.of("cas"), List.of("QUJD"), List.of(PIN)),
                        new ClientCertificate(Path.of("c.pem"), Path.of("k.pem"), null),
                        List.of("TLSv1.2"),
                        List.of("TLS_AES_256_GCM_SHA384"),
                        "sni.example",
                        List.of("mqtt", "x-amzn-mqtt-ca"),
                        new Relaxations(true, false, true)),
                new Will(
                        new PublishRequest(Topic.of("w"), new byte[] {1, 2}, Qos.EXACTLY_ONCE, true, properties),
                        9,
                        null),
                List.of(new Subscription(
                        TopicFilter.of("a/+"), Qos.AT_LEAST_ONCE, true, false, RetainHandling.DO_NOT_SEND, false)),
                List.of(TopicFilter.of("a/x")));
        return new ConnectionProfile(
                "id",
                "plant",
                new ProfileLabel(Colour.PURPLE, "Plants/North", "two\nlines"),
                new Protection(true, true),
                true,
                SecretKeeping.ASK,
                new RecordingOptions(false, new RecordingBudget(5L << 30, Duration.ofDays(7))),
                options);
    }

    private ConnectionProfile readBack(ConnectionProfile profile) {
        form.show(profile, Map.of());
        Problems problems = new Problems();
        ConnectionProfile read = form.read(profile, problems);
        assertThat(problems.fields()).isEmpty();
        return requireNonNull(read);
    }

    @Test
    void everything_comesBackAsItWas() {
        ConnectionProfile before = everything();
        ConnectionProfile after = readBack(before);
        // records compare arrays by identity
        Will will = requireNonNull(before.options().will());
        Will read = requireNonNull(after.options().will());
        assertThat(read.message().payload()).isEqualTo(will.message().payload());
        assertThat(read.message().properties())
                .usingRecursiveComparison()
                .isEqualTo(will.message().properties());
        assertThat(after.withOptions(after.options().withWill(null)))
                .isEqualTo(before.withOptions(before.options().withWill(null)));
        assertThat(List.of(
                        read.delaySeconds(),
                        read.message().qos(),
                        read.message().retain()))
                .isEqualTo(List.of(9L, Qos.EXACTLY_ONCE, true));
    }

    @Test
    void defaults_comeBackAsTheyWere() {
        ConnectionProfile profile =
                ConnectionProfile.create("plant", new BrokerAddress(Scheme.MQTT, "plant.example", 1883, ""));
        assertThat(readBack(profile)).isEqualTo(profile);
    }

    @Test
    void willFile_comesBack() {
        ConnectionProfile profile = everything();
        Will will = new Will(
                PublishRequest.of(Topic.of("w"), new byte[0], Qos.AT_MOST_ONCE, false), 0, Path.of("/tmp/will.bin"));
        ConnectionProfile read = readBack(profile.withOptions(profile.options().withWill(will)));
        assertThat(requireNonNull(read.options().will()).payloadFile()).isEqualTo(Path.of("/tmp/will.bin"));
    }

    @Test
    void secrets_areShownAndTold_byTheirUse() {
        ConnectionProfile profile = everything();
        ConnectOptions withHeader = profile.options()
                .withNetwork(profile.options()
                        .network()
                        .withWebSocket(new WebSocketOptions("mqtt", List.of(new HttpHeader("Authorization", null)))));
        PasswordMemory passwords = new PasswordMemory();
        for (String use :
                List.of(SecretName.LOGIN, SecretName.KEY, SecretName.PROXY, SecretName.header("authorization"))) {
            passwords.put(new SecretName("id", use), Secret.of("secret of " + use));
        }
        form.show(profile.withOptions(withHeader), passwords.all("id"));
        assertThat(form.secrets()).isEqualTo(passwords.all("id"));
        form.clear();
        assertThat(form.secrets()).isEmpty();
    }

    @Test
    void profile_thatIsRead_holdsNoPassword() {
        form.show(everything(), Map.of());
        form.login.password.set("CANARY");
        form.network.proxyPassword.set("CANARY");
        form.tls.keyPassword.set("CANARY");
        var header = form.network.headers.add();
        header.nameProperty().set("Cookie");
        header.valueProperty().set("CANARY");
        ConnectOptions options =
                requireNonNull(form.read(everything(), new Problems())).options();
        assertThat(options.login().password()).isNull();
        assertThat(requireNonNull(options.network().proxy()).password()).isNull();
        assertThat(options.tls().client().keyPassword()).isNull();
        assertThat(options.network().webSocket().headers().getLast().value()).isNull();
    }

    @Test
    void values_tellWhetherSomethingChanged() {
        form.show(everything(), Map.of());
        List<Object> before = form.values();
        form.subscriptions.excludes.add();
        assertThat(form.values()).isEqualTo(before);
        form.subscriptions.excludes.rows().getLast().textProperty().set("b/#");
        assertThat(form.values()).isNotEqualTo(before);
    }

    @Test
    void eachField_isToldOnceSomethingIsWrongWithIt() {
        form.show(everything(), Map.of());
        form.label.name.set(" ");
        form.label.group.set("g".repeat(201));
        form.broker.host.set("a b");
        form.login.user.set("");
        form.session.keepAlive.set("x");
        form.session.expiry.set(SessionForm.Expiry.AFTER);
        form.session.expirySeconds.set("0");
        form.session.connectTimeout.set("0.05");
        form.session.receiveMaximum.set("65536");
        form.session.maximumPacket.set("1 GB");
        form.session.topicAliasMaximum.set("-1");
        form.session.inFlight.set("0");
        form.session.waiting.set("1000001");
        form.session.userProperties.rows().getFirst().nameProperty().set("\0");
        form.network.servers.rows().getFirst().textProperty().set("http://x");
        form.network.srv.set(true);
        form.network.localAddress.set("eth0");
        form.network.proxyHost.set("");
        form.network.proxyPort.set("0");
        form.network.subprotocol.set("a b");
        form.network.headers.rows().getFirst().nameProperty().set("a b");
        form.tls.pins.rows().getFirst().textProperty().set("AB");
        form.tls.certificate.set("");
        form.tls.cipherSuites.rows().getFirst().textProperty().set("TLS_NONE");
        form.tls.serverName.set("a b");
        form.tls.alpn.set("x".repeat(256));
        form.will.topic.set("a/#");
        form.will.payload.set("0");
        form.will.delay.set("x");
        form.will.expiry.set("x");
        form.will.contentType.set("\uD800");
        form.will.responseTopic.set("#");
        form.will.correlation.set("0");
        form.will.userProperties.rows().getFirst().valueProperty().set("\uDC00");
        form.subscriptions.subscriptions.rows().getFirst().filterProperty().set("a#");
        form.subscriptions.excludes.rows().getFirst().textProperty().set("+x");
        form.recording.size.set("1 MiB");
        form.recording.days.set("x");
        Problems problems = new Problems();
        long begin = System.nanoTime();
        assertThat(form.read(everything(), problems)).isNull();
        FaultBook.note(
                "W7",
                "a will to a/# with a bad payload, delay and expiry",
                Messages.forLocale(Locale.ENGLISH)
                        .get(requireNonNull(problems.fields().get(Field.WILL_TOPIC))),
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(Arrays.stream(Field.values())
                        .filter(field -> !problems.fields().containsKey(field)))
                .containsExactlyInAnyOrder(
                        Field.URI,
                        Field.PORT,
                        Field.PATH,
                        Field.PASSWORD,
                        Field.LOGIN_METHOD,
                        Field.CLIENT_ID,
                        Field.TLS_CA,
                        Field.TLS_CA_FOLDER,
                        Field.TLS_KEY,
                        Field.WILL_FILE);
    }
}
