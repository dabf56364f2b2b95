package io.topiary.core.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadFolderTest {

    @ParameterizedTest
    @CsvSource({
        "a/b:*?\\, a_b____",
        "CON, _CON",
        "nul.txt, _nul.txt",
        "a., a",
        "../../x, _.._x",
        "' ', _",
        "'', payload",
        "'...', payload",
        "plant/Öl 1, plant_Öl_1"
    })
    void safe_topic(String topic, String name) {
        assertThat(PayloadFolder.safe(topic)).isEqualTo(name);
    }

    @Test
    void safe_longTopic_fitsEveryFileSystem() {
        assertThat(PayloadFolder.safe("😀é".repeat(200)).getBytes(UTF_8).length).isBetween(100, 160);
    }

    @Test
    void write_namesThatCollide_areAllKept(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a_b.txt"), "there before");
        PayloadFolder files = new PayloadFolder(folder);
        for (String topic : List.of("a/b", "a_b", "a:b")) {
            files.write(message(topic, topic.getBytes(UTF_8)), false);
        }
        assertThat(contents(folder)).containsExactly("a/b", "a:b", "a_b", "there before");
    }

    @Test
    void write_timed_namesWhenItCame(@TempDir Path folder) throws IOException {
        Path file = new PayloadFolder(folder).write(message("t", new byte[] {1, (byte) 0xFF}), true);
        assertThat(file.getFileName().toString()).isEqualTo("t-20260131T120000.123456Z.bin");
        assertThat(Files.readAllBytes(file)).containsExactly(1, 0xFF);
    }

    @Test
    void write_onlyTheBeginningIsKept_nameTellsIt(@TempDir Path folder) throws IOException {
        Message whole = message("t", "xy".getBytes(UTF_8));
        Message part = new Message(
                0, 0, 0, "t", whole.payload(), MessageProperties.NONE, Direction.OUT, Qos.AT_MOST_ONCE, false, 8);
        assertThat(new PayloadFolder(folder).write(part, false).getFileName().toString())
                .isEqualTo("t-first-2-of-10-bytes.txt");
    }

    private static Set<String> contents(Path folder) throws IOException {
        Set<String> contents = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                assertThat(contents.add(Files.readString(file).toLowerCase(Locale.ROOT)))
                        .isTrue();
            }
        }
        return contents;
    }

    private static Message message(String topic, byte[] payload) {
        return new Message(
                0,
                1_769_860_800_123_456L,
                0,
                topic,
                payload,
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                false);
    }
}
