package io.topiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolChoice;
import io.topiary.core.mqtt.Proxy;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.Will;
import io.topiary.core.tls.ClientCertificate;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerArgumentsTest {

    @TempDir
    Path home;

    private final CliRun cli = new CliRun();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing             | ''                          | mqtt://localhost:1883",
                "host                | -h broker                   | mqtt://broker:1883",
                "host and port       | -h broker -p 1884           | mqtt://broker:1884",
                "long names          | --host broker --port 1884   | mqtt://broker:1884",
                "attached values     | -hbroker -p1884             | mqtt://broker:1884",
                "bare IPv6           | -h ::1                      | mqtt://[::1]:1883",
                "IPv6 in brackets    | -h [::1]                    | mqtt://[::1]:1883",
                "CA file             | --cafile ca.pem             | mqtts://localhost:8883",
                "CA file and port    | --cafile ca.pem -p 1        | mqtts://localhost:1",
                "port 8883           | -p 8883                     | mqtts://localhost:8883",
                "URI                 | -L ws://h:9001/mqtt         | ws://h:9001/mqtt",
                "URI and CA file     | -L mqtt://h --cafile ca.pem | mqtts://h:8883",
                "last one counts     | -h a -h b                   | mqtt://b:1883",
            })
    void address_options_areMosquittos(String description, String arguments, String uri) {
        assertThat(connect(arguments).address().uri()).isEqualTo(uri);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"5,V5", "mqttv5,V5", "311,V3_1_1", "mqttv311,V3_1_1", "auto,AUTO"})
    void version_label_isTaken(String label, ProtocolChoice choice) {
        assertThat(connect("-V " + label).protocol()).isEqualTo(choice);
    }

    @Test
    void session_options_areTaken() {
        ConnectOptions options = connect("-i me -c -k 7 -u ada -D connect receive-maximum 10 "
                + "-D connect user-property a b -D connect maximum-packet-size 500");
        assertThat(options.login().clientId()).isEqualTo("me");
        assertThat(options.login().user()).isEqualTo("ada");
        assertThat(options.session())
                .isEqualTo(new SessionOptions(
                        false,
                        0xFFFF_FFFFL,
                        7,
                        10_000,
                        new SessionOptions.Receiving(500, 10, 0, true, false),
                        SessionOptions.Sending.DEFAULT,
                        List.of(new UserProperty("a", "b"))));
    }

    @Test
    void clientId_none_isRandom() {
        assertThat(connect("").login().clientId()).matches("topiary-[a-z0-9]{8}");
    }

    @Test
    void tls_options_areTaken() {
        assertThat(connect(
                                "--tls-alpn mqtt --cafile ca --capath dir --cert c --key k --keypass s --tls-version tlsv1.2 --insecure "
                                        + "--ciphers ECDHE-RSA-AES128-GCM-SHA256:AES256-SHA:TLS_AES_128_GCM_SHA256")
                        .tls())
                .isEqualTo(new TlsOptions(
                        new Trust(Path.of("ca"), Path.of("dir"), List.of(), List.of()),
                        new ClientCertificate(Path.of("c"), Path.of("k"), Secret.of("s")),
                        List.of("TLSv1.2"),
                        List.of(
                                "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                                "TLS_RSA_WITH_AES_256_CBC_SHA",
                                "TLS_AES_128_GCM_SHA256"),
                        null,
                        List.of("mqtt"),
                        new Relaxations(false, true, false)));
    }

    @Test
    void will_options_areTaken() {
        MessageProperties properties =
                new MessageProperties("text/plain", null, new byte[] {'c'}, null, PayloadFormat.UTF_8, List.of());
        Will will = connect("--will-topic w --will-payload bye --will-qos 1 --will-retain "
                        + "-D will content-type text/plain -D will payload-format-indicator 1 "
                        + "-D will will-delay-interval 9 -D will correlation-data c")
                .will();
        assertThat(will)
                .usingRecursiveComparison()
                .isEqualTo(Will.of(
                        new PublishRequest(
                                Topic.of("w"),
                                "bye".getBytes(StandardCharsets.UTF_8),
                                Qos.AT_LEAST_ONCE,
                                true,
                                properties),
                        9));
    }

    @Test
    void proxy_option_isTaken() {
        assertThat(connect("--proxy socks5h://me:pw@p:99").network().proxy())
                .isEqualTo(new Proxy(Proxy.Kind.SOCKS5, "p", 99, "me", Secret.of("pw")));
    }

    @Test
    void password_commandLine_worksAndWarns() {
        assertThat(connect("-u a -P CANARY").login().password()).isEqualTo(Secret.of("CANARY"));
        assertThat(cli.err()).contains("--pw-file").doesNotContain("CANARY");
    }

    @Test
    void password_fileAndVariable_workSilently() throws IOException {
        Path file = Files.writeString(home.resolve("pw"), "one two \n");
        cli.environment.put("TOPIARY_PASSWORD", "other");
        assertThat(connect("-u a --pw-file " + file).login().password()).isEqualTo(Secret.of("one two "));
        assertThat(connect("-u a").login().password()).isEqualTo(Secret.of("other"));
        assertThat(connect("").login().password()).isNull();
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void password_fileMissing_isALocalProblem() {
        assertThat(cli.run("pub", "-t", "a", "-n", "--pw-file", "/no/such")).isEqualTo(ExitCode.LOCAL);
    }

    @Test
    void profile_name_isTheBaseThatOptionsChange() throws IOException {
        Files.writeString(home.resolve("profiles.json"), """
                {"profiles":[{"id":"p","name":"plant","uri":"mqtt://h:1","user":"ada","keepAlive":9}]}""");
        ConnectOptions options = connect("--home " + home + " --profile plant -k 8");
        assertThat(options.address().uri()).isEqualTo("mqtt://h:1");
        assertThat(options.login().user()).isEqualTo("ada");
        assertThat(options.session().keepAliveSeconds()).isEqualTo(8);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "unknown option   | -x                          | The argument -x is not known",
                "no value         | -p                          | A value is missing for --port",
                "port a word      | -p abc                      | The value abc can't be used for --port",
                "port too large   | -p 70000                    | -p takes a number from 1 to 65535",
                "keep-alive       | -k 65536                    | -k takes a number from 0 to 65535",
                "QoS 3            | -q 3                        | -q takes a number from 0 to 2",
                "MQTT 3.1         | -V mqttv31                  | MQTT 3.1 is not spoken here; use 311 or 5",
                "version unknown  | -V 6                        | '6 is no version of MQTT; use 5, 311 or auto'",
                "two brokers      | -L mqtt://h -h x            | --url and -h can't be used together",
                "topic in the URI | -L mqtt://h/topic           | 'An address of mqtt:// has no path, and /topic is not taken as a topic'",
                "-c alone         | -c                          | '-c needs a client id: a session is kept under it. Add -i'",
                "unknown profile  | --home /no --profile x      | There is no profile called x in /no/profiles.json",
                "TLS 1.1          | --tls-version tlsv1.1       | tlsv1.1 is not secure any more and not spoken here; use tlsv1.2 or tlsv1.3",
                "cipher group     | --ciphers HIGH              | 'HIGH is no cipher suite; name single suites, such as ECDHE-RSA-AES128-GCM-SHA256'",
                "will alone       | --will-payload x            | A will message needs --will-topic",
                "will wildcard    | --will-topic a/#            | 'The wildcard # at position 3 is not allowed here: publish to one topic, not to a filter'",
                "proxy            | --proxy nonsense            | 'A proxy is written as socks5h://[user[:password]@]host[:port]'",
                "property command | -D shout content-type x     | '-D knows the commands connect, publish and will, not shout'",
                "property name    | -D publish colour red       | The property colour can't be sent with publish",
                "property words   | -D publish user-property a  | '-D needs three words, or four for a user property: -D publish user-property NAME VALUE'",
                "property range   | -D connect receive-maximum 0 | receive-maximum takes a number from 1 to 65535",
            })
    void run_wrongOptions_areAUsageErrorInWords(String description, String arguments, String words) {
        String[] all = Stream.concat(Stream.of("pub", "-t", "a", "-n"), words(arguments))
                .toArray(String[]::new);
        assertThat(cli.run(all)).isEqualTo(ExitCode.USAGE);
        assertThat(cli.err()).isEqualTo("topiary: " + words + " · See --help\n");
    }

    private ConnectOptions connect(String arguments) {
        String[] all = Stream.concat(Stream.of("pub", "-t", "a", "-n"), words(arguments))
                .toArray(String[]::new);
        assertThat(cli.run(all)).as(cli.err()).isZero();
        return cli.broker.options();
    }

    private static Stream<String> words(String arguments) {
        return arguments.isEmpty() ? Stream.empty() : Stream.of(arguments.split(" "));
    }
}
