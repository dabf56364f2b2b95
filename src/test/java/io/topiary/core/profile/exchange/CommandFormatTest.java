package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Subscription;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.SessionOptions;
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

class CommandFormatTest {

    @Test
    void read_script_findsEachCommand() {
        ImportPreview preview = Samples.preview("commands.sh");
        assertThat(preview.source()).isEqualTo(ImportSource.MOSQUITTO_COMMAND);
        assertThat(preview.items())
                .extracting(ImportItem::label)
                .containsExactly("broker.example:8883", "h2.example:1883");
    }

    @Test
    void read_everyOption_isTakenOver() {
        ImportItem.Ready item = Samples.preview("commands.sh").ready().getFirst();
        ConnectOptions options = item.profile().options();
        Will will = Objects.requireNonNull(options.will());
        assertThat(item.profile().address().uri()).isEqualTo("mqtts://broker.example:8883");
        assertThat(options.login().clientId()).isEqualTo("viewer");
        assertThat(options.login().user()).isEqualTo("ada");
        assertThat(item.secrets())
                .isEqualTo(Map.of("password", Secret.of("CANARY $1"), "proxy-password", Secret.of("CANARY-proxy")));
        assertThat(options.protocol()).isEqualTo(ProtocolChoice.V5);
        assertThat(options.session().keepAliveSeconds()).isEqualTo(30);
        assertThat(options.session().sessionExpirySeconds()).isEqualTo(3_600);
        assertThat(options.session().receiving().receiveMaximum()).isEqualTo(20);
        assertThat(options.session().userProperties()).containsExactly(new UserProperty("team", "a"));
        assertThat(options.network().proxy())
                .isEqualTo(new Proxy(Proxy.Kind.SOCKS5, "proxy.example", 1081, "me", null));
        assertThat(options.tls().protocols()).containsExactly("TLSv1.3");
        assertThat(options.tls().trust().caFile())
                .isEqualTo(Path.of(System.getProperty("user.home")).resolve("ca.pem"));
        assertThat(options.tls().client().key()).isEqualTo(Path.of("/home/ada/ada.key"));
        assertThat(options.tls().relaxations().any()).isFalse();
        assertThat(options.subscriptions())
                .containsExactly(
                        Subscription.of(TopicFilter.of("plant/#"), Qos.AT_LEAST_ONCE),
                        Subscription.of(TopicFilter.of("other/+"), Qos.AT_LEAST_ONCE));
        assertThat(options.excludes()).containsExactly(TopicFilter.of("plant/noise/#"));
        assertThat(will.delaySeconds()).isEqualTo(5);
        assertThat(new String(will.message().payload(), StandardCharsets.UTF_8)).isEqualTo("she's gone");
        assertThat(Samples.words(item.warnings()))
                .containsExactly("--insecure was not taken over: all checks of the server's certificate are on. If they"
                        + " fail, the message says how to trust this one server");
    }

    @Test
    void read_urlOfPub_takesLoginAndNoTopic() {
        ImportItem.Ready item = Samples.preview("commands.sh").ready().get(1);
        assertThat(item.profile().options().login().user()).isEqualTo("bob");
        assertThat(item.secrets()).isEqualTo(Map.of("password", Secret.of("CANARY-url")));
        assertThat(item.profile().options().subscriptions()).isEqualTo(ConnectionProfile.DEFAULT_SUBSCRIPTIONS);
        assertThat(item.warnings()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "no host           | mosquitto_sub -t a                                 | mqtt://localhost:1883",
                "long names        | mosquitto_sub --host h --port 1 --topic a          | mqtt://h:1",
                "CA                | mosquitto_sub -h h --cafile /ca -t a               | mqtts://h:8883",
                "TLS port          | mosquitto_sub -h h -p 8883 -t a                    | mqtts://h:8883",
                "insecure alone    | mosquitto_sub -h h --insecure -t a                 | mqtts://h:8883",
                "TLS refused       | mosquitto_sub -h h -p 8883 --no-tls -t a           | mqtt://h:8883",
                "WebSocket         | mosquitto_sub -h h -p 9001 --ws -t a               | ws://h:9001/mqtt",
                "URL               | mosquitto_sub -L mqtts://h/a/b                     | mqtts://h:8883",
                "WebSocket URL     | mosquitto_sub -L wss://h:8084/a                    | wss://h:8084/mqtt",
                "IPv6 URL          | mosquitto_sub -L mqtt://[::1]:1884/a               | mqtt://[::1]:1884",
                "IPv6              | mosquitto_sub -h ::1 -t a                          | mqtt://[::1]:1883",
                "prompt            | '$ mosquitto_sub -h h -t a'                        | mqtt://h:1883",
                "Windows           | & \"C:\\Program Files\\mosquitto\\mosquitto_sub.exe\" -h h -t # | mqtt://h:1883",
                "Windows, relative | .\\mosquitto_sub -h h -t a                         | mqtt://h:1883",
                "inside a container| docker exec -it mq mosquitto_sub -h h -t a         | mqtt://h:1883",
            })
    void read_place_asMosquittoDoes(String description, String command, String uri) {
        ImportPreview found = Samples.IMPORTS.parse(command);
        assertThat(found.ready()).hasSize(1);
        assertThat(found.ready().getFirst().profile().address().uri()).isEqualTo(uri);
    }

    @Test
    void read_urlOfSub_subscribesToItsPath() {
        assertThat(options("mosquitto_sub -q 2 -L mqtt://h/a/#").subscriptions())
                .containsExactly(Subscription.of(TopicFilter.of("a/#"), Qos.EXACTLY_ONCE));
    }

    @Test
    void read_keptSession_neverExpires() {
        SessionOptions session =
                options("mosquitto_sub -h h -t a -i me -c -x -1").session();
        assertThat(session.cleanStart()).isFalse();
        assertThat(session.sessionExpirySeconds()).isEqualTo(SessionOptions.NEVER_EXPIRES);
    }

    @Test
    void read_idPrefix_getsARandomEnd() {
        assertThat(options("mosquitto_sub -h h -t a -I me-").login().clientId()).isEqualTo("me-{random}");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "socket file   | mosquitto_sub --unix /tmp/s -t a   | It connects by a socket file or QUIC; only TCP and WebSocket can be used here",
                "bad host      | mosquitto_sub -h 'a b' -t a        | The host name a b has a character that can't be in one",
                "bad URL       | mosquitto_sub -L CANARY            | What follows -L is no address such as mqtt://host:1883/topic",
            })
    void read_noBroker_isRefused(String description, String command, String words) {
        assertThat(Samples.IMPORTS.parse(command).refused().stream().map(item -> Samples.words(item.reason())))
                .containsExactly(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "variable      | -P $PW         | The value of -P holds a variable of the shell and was left out; enter it by hand",
                "command       | -P \"$(cat p)\" | The value of -P holds a variable of the shell and was left out; enter it by hand",
                "unknown       | --frob         | The option --frob was left out",
                "no value      | -u             | The option -u lacks its value and was left out",
                "bad number    | -k often       | The value of -k can't be used and was left out",
                "file          | --pw-file /p   | The file behind --pw-file was not read; enter by hand what it holds",
                "keys          | --psk ab       | Pre-shared keys of TLS can't be used here and were left out. Use certificates",
                "old version   | -V mqttv31     | MQTT 3.1 is not spoken here; 3.1.1 was chosen",
                "old TLS       | --tls-version tlsv1.1 | The TLS version tlsv1.1 is not safe any more; 1.2 and 1.3 are allowed",
                "bad proxy     | --proxy ftp://p | The proxy was left out: it is no address such as socks5h://host:1080",
                "session       | -c             | The session is kept, but for a client id that is new each time. Enter a fixed client id",
                "bad filter    | -T a#          | The topic filter a# was left out: The wildcard # at position 2 must be the last level and stand alone, as in a/b/#",
            })
    void read_whatIsLeftOut_isTold(String description, String option, String words) {
        ImportItem.Ready item = Samples.IMPORTS
                .parse("mosquitto_sub -h h -t a " + option)
                .ready()
                .getFirst();
        assertThat(Samples.words(item.warnings())).containsExactly(words);
        assertThat(item.secrets()).isEmpty();
    }

    @Test
    void read_quoteNotClosed_saysSo() {
        ImportPreview found = Samples.IMPORTS.parse("mosquitto_sub -P 'CANARY -t a");
        assertThat(found.items()).isEmpty();
        assertThat(Samples.words(found.notes()))
                .isEqualTo(List.of("A quotation mark is opened in the command and not closed"));
    }

    private static ConnectOptions options(String command) {
        return Samples.IMPORTS.parse(command).ready().getFirst().profile().options();
    }
}
