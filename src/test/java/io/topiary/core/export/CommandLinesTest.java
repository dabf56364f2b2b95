package io.topiary.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.Login;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.mqtt.Scheme;
import io.topiary.core.tls.TlsOptions;
import io.topiary.core.tls.Trust;
import io.topiary.testing.FaultBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLinesTest {

    private static final ConnectOptions PLAIN = ConnectOptions.of(
                    new BrokerAddress(Scheme.MQTT, "plant.local", 1883, ""))
            .withLogin(Login.of("me", "op erator", Secret.of("s3cret")));
    private static final CommandLines COMMANDS = new CommandLines(PLAIN, ProtocolVersion.V5);

    private static Message message(String topic, byte[] payload, boolean retained) {
        return new Message(0, 0, 0, topic, payload, MessageProperties.NONE, Direction.IN, Qos.AT_LEAST_ONCE, retained);
    }

    private static byte[] shell(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).start();
        byte[] out = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return out;
    }

    @Test
    void mosquittoPub_namesEverythingButThePassword() {
        assertThat(COMMANDS.mosquittoPub(message("a/b", "x".getBytes(UTF_8), true)))
                .isEqualTo("mosquitto_pub -h plant.local -p 1883 -V mqttv5 -u 'op erator' -t a/b -q 1 -r -m x");
        assertThat(COMMANDS.hivemqPub(message("a b", "x".getBytes(UTF_8), false)))
                .isEqualTo("mqtt pub -h plant.local -p 1883 -V 5 -u 'op erator' -t 'a b' -q 1 -m x");
        assertThat(COMMANDS.mqttxPub(message("a", "{\"t\":1}".getBytes(UTF_8), false)))
                .isEqualTo("mqttx pub -h plant.local -p 1883 -V 5 -u 'op erator' -l mqtt -t a -q 1 -m '{\"t\":1}'");
        assertThat(COMMANDS.mosquittoSub("a/#"))
                .isEqualTo("mosquitto_sub -h plant.local -p 1883 -V mqttv5 -u 'op erator' -v -t 'a/#'");
        assertThat(COMMANDS.uri("a b/#c")).isEqualTo("mqtt://op%20erator@plant.local:1883/a%20b/%23c");
    }

    @Test
    void encrypted_saysSo() {
        ConnectOptions options = PLAIN.withAddress(new BrokerAddress(Scheme.WSS, "::1", 443, "mqtt"))
                .withTls(TlsOptions.DEFAULT.withTrust(Trust.ofFile(Path.of("/etc/my ca.pem"))));
        CommandLines commands = new CommandLines(options, ProtocolVersion.V3_1_1);
        assertThat(commands.mosquittoSub("a")).contains("-h ::1 -p 443 -V mqttv311", "--ws --cafile '/etc/my ca.pem'");
        assertThat(commands.mqttxPub(message("a", new byte[] {1}, false)))
                .contains("-l wss --path /mqtt --ca '/etc/my ca.pem'");
        assertThat(commands.hivemqPub(message("a", new byte[0], false)))
                .contains("-V 3", "-s --cafile '/etc/my ca.pem'", "-ws -ws:path /mqtt", "-m:empty");
        assertThat(commands.uri("a/b")).isEqualTo("wss://op%20erator@[::1]:443/mqtt#a/b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a/b",
                "it's",
                "'; rm -rf ~; '",
                "$(reboot)",
                "`id`",
                "${jndi:ldap://x}",
                "<script>",
                "%s{}",
                "a\\b",
                "line\nfeed",
                "\"",
                "*?[!~#",
                "-t",
                " ",
                "é 日本 \u202E",
                "__proto__",
                "!!",
                "\u0001\u007F\uFEFF"
            })
    void topic_ofAnything_isReadBackByAShell(String topic) throws IOException, InterruptedException {
        long start = System.nanoTime();
        assertThat(new String(shell("printf '%s' " + ShellWords.quote(topic)), UTF_8))
                .isEqualTo(topic);
        String command = COMMANDS.mosquittoPub(message(topic, topic.getBytes(UTF_8), false));
        String written = command.replaceFirst("^mosquitto_pub", "printf '%s\\\\0'");
        List<String> words = List.of(new String(shell(written), UTF_8).split("\0"));
        assertThat(words.subList(words.size() - 5, words.size())).isEqualTo(List.of(topic, "-q", "1", "-m", topic));
        FaultBook.note("O9", "copy as a command", command, Duration.ofNanos(System.nanoTime() - start));
    }

    @Test
    void payload_ofAllBytes_comesOutOfThePipeAsItWas() throws IOException, InterruptedException {
        byte[] all = new byte[512];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        String command = COMMANDS.mosquittoPub(message("a", all, false));
        assertThat(command).endsWith("' | mosquitto_pub -h plant.local -p 1883 -V mqttv5 -u 'op erator' -t a -q 1 -s");
        assertThat(shell(command.replaceFirst(" \\| mosquitto_pub .*", ""))).isEqualTo(all);
    }
}
