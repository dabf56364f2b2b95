package io.topiary.ui.publish;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final PublishViewModel model =
            new PublishViewModel(session, topic -> PublishQuestion.Answer.NO, TestTools.inMemory(messages));

    @BeforeEach
    void connect() {
        connection.connect();
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void write_messageAgain_fillsInAllOfIt() {
        model.write(new Message(
                0,
                0,
                0,
                "a/b",
                new byte[] {0, (byte) 0xFF},
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_LEAST_ONCE,
                true));
        assertThat(List.of(
                        model.form().topicProperty().get(),
                        model.form().payloadProperty().get(),
                        model.form().modeProperty().get(),
                        model.form().qosProperty().get(),
                        model.form().retainProperty().get()))
                .isEqualTo(List.of("a/b", "00ff", PayloadModes.HEX, Qos.AT_LEAST_ONCE, true));
        model.writeTo("c");
        assertThat(List.of(
                        model.form().topicProperty().get(),
                        model.form().retainProperty().get()))
                .isEqualTo(List.of("c", false));
    }

    @Test
    void publish_sendsWhatIsWritten() {
        write("a/b", "häh");
        model.form().qosProperty().set(Qos.EXACTLY_ONCE);
        model.form().retainProperty().set(true);
        model.publish();
        PublishRequest request = connection.published().getFirst();
        assertThat(List.of(request.topic(), new String(request.payload(), UTF_8), request.qos(), request.retain()))
                .isEqualTo(List.of(Topic.of("a/b"), "häh", Qos.EXACTLY_ONCE, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a/# | The wildcard # at position 3 is not allowed here: publish to one topic, not to a filter",
                "+ | The wildcard + at position 1 is not allowed here: publish to one topic, not to a filter"
            })
    void topic_invalid_isSaidAndNotPublished(String topic, String expected) {
        long begin = System.nanoTime();
        write(topic, "x");
        model.publish();
        String words = model.check().topicErrorProperty().get();
        FaultBook.note("W1", "publish to " + topic, words, Duration.ofNanos(System.nanoTime() - begin));
        assertThat(words + connection.published()).isEqualTo(expected + "[]");
    }

    @Test
    void properties_areSentWithTheMessage_andBadOnesAreSaid() {
        write("a", "x");
        PropertiesForm properties = model.form().properties();
        properties.contentTypeProperty().set("text/plain");
        properties.notationProperty().set(PropertiesForm.Notation.HEX);
        properties.correlationProperty().set("0g");
        String error = model.check().payloadErrorProperty().get();
        properties.correlationProperty().set("00ff");
        properties.expiryProperty().set("60");
        properties.addPair("k", "v");
        model.publish();
        MessageProperties sent = connection.published().getFirst().properties();
        assertThat(error).isEqualTo("The correlation data can't be used. Character 2 is not a hex digit");
        assertThat(sent)
                .usingRecursiveComparison()
                .isEqualTo(new MessageProperties(
                        "text/plain", null, new byte[] {0, -1}, 60L, null, List.of(new UserProperty("k", "v"))));
        assertThat(properties.countProperty().get()).isEqualTo(4);
    }

    @Test
    void template_isFilledInAndPreviewed_onlyWhenWanted() {
        write("a/{{seq 5}}", "{{ value_json.t }}");
        model.publish();
        write("a/{{seq 5}}", "n={{seq}}");
        model.form().templateProperty().set(true);
        String preview = model.check().previewProperty().get();
        model.publish();
        model.form().payloadProperty().set("{{nix}}");
        assertThat(preview).isEqualTo("Becomes n=0");
        assertThat(model.check().payloadErrorProperty().get()).startsWith("At character 1: nix is no variable");
        assertThat(connection.published().stream()
                        .map(request -> request.topic() + " " + new String(request.payload(), UTF_8))
                        .toList())
                .containsExactly("a/{{seq 5}} {{ value_json.t }}", "a/6 n=1");
    }

    @Test
    void file_isReadWhenItIsPublished(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x"), new byte[] {1, 2});
        write("a", "text");
        model.form().takeFile(file);
        String preview = model.check().previewProperty().get();
        Files.write(file, new byte[] {3});
        model.publish();
        await().until(() -> !connection.published().isEmpty());
        model.form().modeProperty().set(PayloadModes.TEXT);
        assertThat(preview
                        + HexFormat.of()
                                .formatHex(connection.published().getFirst().payload())
                        + model.form().payloadProperty().get())
                .isEqualTo("The file has 2 B03text");
    }

    @Test
    void command_pasted_fillsTheForm() {
        model.shelf().paste("mosquitto_pub -t home/light -m ON -q 1 -r -D publish content-type t");
        assertThat(List.of(
                        model.form().topicProperty().get(),
                        model.form().payloadProperty().get(),
                        model.form().qosProperty().get(),
                        model.form().retainProperty().get(),
                        model.form().properties().contentTypeProperty().get()))
                .isEqualTo(List.of("home/light", "ON", Qos.AT_LEAST_ONCE, true, "t"));
    }

    @Test
    void topic_withNulOrTooLong_isNotReady() {
        write("a\0b", "x");
        boolean withNul = model.readyProperty().get();
        write("x".repeat(65_536), "x");
        assertThat(withNul || model.readyProperty().get()).isFalse();
    }

    @Test
    void topic_empty_isNotReadyWithoutComplaint() {
        write("", "x");
        assertThat(model.check().topicErrorProperty().get()
                        + model.readyProperty().get())
                .isEqualTo("false");
    }

    @Test
    void disconnected_isNotReadyAndKeepsTheText() {
        write("a", "text");
        long begin = System.nanoTime();
        connection.become(ConnectionState.WAITING);
        FaultBook.note(
                "W2",
                "the connection is lost while a message is written",
                model.check().hintProperty().get() + "; what is written stays",
                Duration.ofNanos(System.nanoTime() - begin));
        assertThat(model.check().hintProperty().get()
                        + " "
                        + model.readyProperty().get()
                        + " "
                        + model.form().payloadProperty().get())
                .isEqualTo("Not connected false text");
    }

    @Test
    void retain_otherTopic_isReset() {
        write("a", "x");
        model.form().retainProperty().set(true);
        model.form().topicProperty().set("b");
        assertThat(model.form().retainProperty().get()).isFalse();
    }

    @Test
    void hint_emptyAndRetained_saysThatItDeletes() {
        write("a", "");
        model.form().retainProperty().set(true);
        assertThat(model.check().hintProperty().get()).isEqualTo("Deletes the retained message");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "hex | 00 ff\t0A | 00ff0a",
                "hex | 0 | An odd number of hex digits",
                "hex | 0g | Character 2 is not a hex digit",
                "base64 | AP8= | 00ff",
                "base64 | AP8*= | Not Base64",
                "json | [1] | 5b315d",
                "json | [1 | Not JSON: Unexpected end-of-input",
                "text | é | c3a9"
            })
    void mode_encodesOrSaysWhyNot(String mode, String written, String expected) {
        write("a", written);
        model.form().modeProperty().set(PayloadModes.STANDARD.find(mode).orElseThrow());
        model.publish();
        String error = model.check().payloadErrorProperty().get();
        String sent = connection.published().isEmpty()
                ? error
                : HexFormat.of().formatHex(connection.published().getFirst().payload());
        assertThat(sent).startsWith(expected);
    }

    @Test
    void text_halfASurrogatePair_isNotSent() {
        write("a", "x\uD800");
        assertThat(model.check().payloadErrorProperty().get())
                .isEqualTo("Character 2 is half a surrogate pair and can't be sent");
    }

    @Test
    void indent_json_keepsTokens() {
        write("a", "{\"a\":1E2}");
        model.indent();
        assertThat(model.form().payloadProperty().get()).isEqualTo("{\n  \"a\": 1E2\n}");
    }

    @Test
    void proposeTopic_fillsOnlyWhatTheUserHasNotTyped() {
        model.proposeTopic("first");
        model.proposeTopic("second");
        String proposed = model.form().topicProperty().get();
        model.form().topicProperty().set("mine");
        model.proposeTopic("third");
        assertThat(proposed + " " + model.form().topicProperty().get()).isEqualTo("second mine");
    }

    private void write(String topic, String payload) {
        model.form().topicProperty().set(topic);
        model.form().payloadProperty().set(payload);
    }
}
