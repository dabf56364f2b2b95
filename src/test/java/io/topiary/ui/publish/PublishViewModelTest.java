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
import io.topiary.testing.FakeConnection;
import io.topiary.testing.FaultBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublishViewModelTest {

    private final PublishScene scene = PublishScene.inMemory();
    private final FakeConnection connection = scene.connection;
    private final PublishViewModel model = scene.model;

    @AfterEach
    void close() {
        scene.close();
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
        scene.write("a/b", "häh");
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
        scene.write(topic, "x");
        model.publish();
        String words = model.check().topicErrorProperty().get();
        FaultBook.note("W1", "publish to " + topic, words, Duration.ofNanos(System.nanoTime() - begin));
        assertThat(words + connection.published()).isEqualTo(expected + "[]");
    }

    @Test
    void properties_areSentWithTheMessage_andBadOnesAreSaid() {
        scene.write("a", "x");
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
        scene.write("a/{{seq 5}}", "{{ value_json.t }}");
        model.publish();
        scene.write("a/{{seq 5}}", "n={{seq}}");
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
        scene.write("a", "text");
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

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "with NUL | a,0,b | The character U+0000 at position 2 is not allowed in a topic",
                "of 65,536 bytes | x*65536 | The topic has 65,536 bytes; 65,535 are allowed",
            })
    void topic_thatMqttCannotCarry_isSaidAndNotPublished(String stimulus, String topic, String expected) {
        long begin = System.nanoTime();
        scene.write(topic.equals("a,0,b") ? "a\0b" : "x".repeat(65_536), "x");
        model.publish();
        String words = model.check().topicErrorProperty().get();
        FaultBook.note("W1", "publish to a topic " + stimulus, words, Duration.ofNanos(System.nanoTime() - begin));
        assertThat(words).contains(expected);
        assertThat(model.readyProperty().get()).isFalse();
        assertThat(connection.published()).isEmpty();
    }

    @Test
    void topic_empty_isNotReadyWithoutComplaint() {
        scene.write("", "x");
        assertThat(model.check().topicErrorProperty().get()
                        + model.readyProperty().get())
                .isEqualTo("false");
    }

    @Test
    void disconnected_isNotReadyAndKeepsTheText() {
        scene.write("a", "text");
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
        scene.write("a", "x");
        model.form().retainProperty().set(true);
        model.form().topicProperty().set("b");
        assertThat(model.form().retainProperty().get()).isFalse();
    }

    @Test
    void hint_emptyAndRetained_saysThatItDeletes() {
        scene.write("a", "");
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
        scene.write("a", written);
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
        scene.write("a", "x\uD800");
        assertThat(model.check().payloadErrorProperty().get())
                .isEqualTo("Character 2 is half a surrogate pair and can't be sent");
    }

    @Test
    void indent_json_keepsTokens() {
        scene.write("a", "{\"a\":1E2}");
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
}
