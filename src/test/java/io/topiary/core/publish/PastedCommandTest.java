package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.export.CommandLines;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Qos;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedCommandTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);

    private static String read(String command) {
        try {
            Draft draft = PastedCommand.read(command).draft();
            return "%s %s %d%s %s"
                    .formatted(
                            draft.topic(),
                            draft.mode(),
                            draft.qos().code(),
                            draft.retain() ? "r" : "",
                            draft.payload());
        } catch (EncodeException e) {
            return ENGLISH.get(e.text());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "mosquitto_pub -h b -p 1883 -t a/b -m 'on off' -q 1 -r | a/b text 1r on off",
                "mosquitto_pub -t a --message=x                        | a text 0 x",
                "$ mosquitto_pub -t a -n                               | This is no command line",
                "/usr/bin/mosquitto_pub -t a -n -r                     | a empty 0r",
                "mosquitto_pub -t a -f /tmp/x.bin                      | a file 0 /tmp/x.bin",
                "mqtt pub -h b -t a -m x -q 2                          | a text 2 x",
                "mqtt publish -t a -m:empty                            | a empty 0",
                "mqttx pub -h b -t a -m '{\"x\":1}'                    | a text 0 {\"x\":1}",
                "topiary pub -L mqtt://b -t a --hex 00ff               | a hex 0 00ff",
                "topiary pub -t a --base64 AP8=                        | a base64 0 AP8=",
                "printf '\\000\\377' ! mosquitto_pub -t a -s           | a hex 0 00ff",
                "echo -n hello ! mosquitto_pub -t a -s                 | a text 0 hello",
                "mosquitto_pub -m x                                    | The command line names no topic",
                "mosquitto_pub -t 'a                                   | A quotation mark of the command line",
                "rm -rf /                                              | This is no command line",
                "mosquitto_sub -t a                                    | This is no command line",
                "mosquitto_pub -t a -m $(reboot)                       | a text 0 $(reboot)",
            })
    void read_takesTheMessageOut(String command, String expected) {
        assertThat(read(command.replace('!', '|'))).startsWith(expected);
    }

    @Test
    void read_variable_staysAndIsTold() throws EncodeException {
        assertThat(PastedCommand.read("mosquitto_pub -t a -m $HOME").remarks().stream()
                        .map(ENGLISH::get)
                        .toList())
                .containsExactly("$HOME was not computed: it stands as it was written");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "it's \"quoted\" $HOME `x` \\n", "", "line\nbreak", "%s %% \\"})
    void read_whatWasCopied_isTheSameMessage(String payload) throws EncodeException {
        assertSame(payload.getBytes(UTF_8));
    }

    @Test
    void read_copiedBytes_areTheSame() throws EncodeException {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        assertSame(all);
    }

    private static void assertSame(byte[] payload) throws EncodeException {
        MessageProperties properties = PastedCommand.read("mosquitto_pub -t t -n -D publish content-type text/plain"
                        + " -D publish response-topic r/t -D publish message-expiry-interval 60"
                        + " -D publish payload-format-indicator 1 -D publish user-property 'a b' c=d")
                .draft()
                .properties();
        assertThat(properties.userProperties()).containsExactly(new UserProperty("a b", "c=d"));
        assertThat(properties.payloadFormat()).isEqualTo(PayloadFormat.UTF_8);
        Message message = new Message(0, 0, 0, "it's/a b", payload, properties, Direction.IN, Qos.AT_LEAST_ONCE, true);
        CommandLines lines = new CommandLines(FakeConnection.OPTIONS, ProtocolVersion.V5);
        for (String command : List.of(lines.mosquittoPub(message), lines.hivemqPub(message), lines.mqttxPub(message))) {
            Draft draft = PastedCommand.read(command).draft();
            byte[] back = PayloadModes.STANDARD
                    .find(draft.mode())
                    .orElseThrow()
                    .encoder()
                    .encode(draft.payload(), "");
            assertThat(draft.topic()
                            + draft.qos()
                            + draft.retain()
                            + HexFormat.of().formatHex(back))
                    .as(command)
                    .isEqualTo("it's/a b" + Qos.AT_LEAST_ONCE + true
                            + HexFormat.of().formatHex(payload));
        }
        assertThat(PastedCommand.read(lines.mosquittoPub(message)).draft().properties())
                .isEqualTo(properties);
    }
}
