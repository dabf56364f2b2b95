package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProfileImportsTest {

    private static final int GARBLINGS = 2_000;

    @TempDir
    Path folder;

    static Stream<String> samples() {
        return Samples.NAMES.stream();
    }

    static Stream<String> jsonSamples() {
        return Samples.NAMES.stream().filter(name -> name.endsWith(".json") || name.endsWith(".cqc"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void parse_truncatedAtEveryByte_givesWords(String name) {
        byte[] whole = Samples.bytes(name);
        for (int length = 0; length < whole.length; length++) {
            ImportPreview preview = Samples.IMPORTS.parse(Arrays.copyOf(whole, length), name);
            assertThat(preview.items().isEmpty() && preview.notes().isEmpty())
                    .as("silence at byte %d", length)
                    .isFalse();
            assertThat(Samples.everythingSaid(preview)).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jsonSamples")
    void parse_truncatedAtEveryByte_makesNoOtherProfilesThanTheWhole(String name) {
        byte[] whole = Samples.bytes(name);
        List<String> all = labelsAndAddresses(Samples.IMPORTS.parse(whole, name));
        for (int length = 0;
                length < new String(whole, StandardCharsets.UTF_8).strip().length() - 1;
                length++) {
            ImportPreview preview = Samples.IMPORTS.parse(Arrays.copyOf(whole, length), name);
            assertThat(all).as("at byte %d", length).containsAll(labelsAndAddresses(preview));
            assertThat(preview.notes()).as("at byte %d", length).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void parse_garbled_throwsNothingAndRelaxesNothing(String name) {
        Random random = new Random(name.hashCode());
        for (int i = 0; i < GARBLINGS; i++) {
            byte[] garbled = Samples.bytes(name);
            for (int n = random.nextInt(1, 6); n > 0; n--) {
                garbled[random.nextInt(garbled.length)] = (byte) random.nextInt(256);
            }
            ImportPreview preview = Samples.IMPORTS.parse(garbled, name);
            assertThat(Samples.everythingSaid(preview)).isNotEmpty();
            assertThat(preview.ready()).allSatisfy(item -> {
                assertThat(item.profile().options().tls().relaxations().any()).isFalse();
                assertThat(item.profile().autoConnect()).isFalse();
            });
        }
    }

    @Test
    void parse_truncatedInTheSecondItem_keepsTheFirst() {
        byte[] whole = Samples.bytes("correo.cqc");
        ImportPreview preview = Samples.IMPORTS.parse(Arrays.copyOf(whole, whole.length - 40), "x.cqc");
        assertThat(preview.ready()).extracting(ImportItem.Ready::label).containsExactly("Plain");
        assertThat(preview.refused().stream().map(item -> item.label() + ": " + Samples.words(item.reason())))
                .containsExactly("Secured: The file breaks off in the middle of it");
        assertThat(Samples.words(preview.notes()).getFirst())
                .startsWith("The file is damaged: it is not JSON at line 3");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "empty        | ''           | This is nothing that can be imported.",
                "prose        | Hello there  | This is nothing that can be imported.",
                "other JSON   | {\"a\":1}    | This is nothing that can be imported.",
                "a list       | [1,2]        | This is nothing that can be imported.",
                "cut JSON     | {\"a\":      | The file is damaged: it is not JSON at line 1, column 6.",
                "two values   | {} {}        | The file is damaged: it is not JSON at line 1, column 4.",
            })
    void parse_nothingKnown_saysSo(String description, String text, String words) {
        ImportPreview preview = Samples.IMPORTS.parse(text);
        assertThat(preview.source()).isEqualTo(ImportSource.UNKNOWN);
        assertThat(preview.items()).isEmpty();
        assertThat(Samples.words(preview.notes())).singleElement().asString().startsWith(words);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "URI          | mqtts://ada:CANARY@h/?clientId=me | mqtts://h:8883   | ada",
                "Paho         | ssl://h:8883                      | mqtts://h:8883   | -",
                "host, port   | h:8883                            | mqtts://h:8883   | -",
            })
    void parse_address_becomesAProfile(String description, String text, String uri, String user) {
        ImportPreview preview = Samples.IMPORTS.parse(text);
        assertThat(preview.source()).isEqualTo(ImportSource.ADDRESS);
        assertThat(preview.ready()).hasSize(1);
        assertThat(preview.ready().getFirst().profile().address().uri()).isEqualTo(uri);
        assertThat(preview.ready().getFirst().profile().options().login().user())
                .isEqualTo(user);
        assertThat(Samples.everythingSaid(preview)).doesNotContain("CANARY");
    }

    @Test
    void parse_severalAddresses_refusesBadOnesAloneAndRepeatsNoPassword() {
        ImportPreview preview =
                Samples.IMPORTS.parse("mqtt://a\nmqtt://u:CANARY/x@h\n\nhttp://u:CANARY@h\nws://b/mqtt");
        assertThat(preview.ready()).extracting(ImportItem.Ready::label).containsExactly("a:1883", "b:80");
        assertThat(preview.refused()).extracting(ImportItem.Refused::label).containsExactly("#2", "#3");
        assertThat(Samples.everythingSaid(preview)).doesNotContain("CANARY");
    }

    @Test
    void parse_utf16AsPowerShellWrites_isRead() {
        byte[] utf16 = "\uFEFFmqtt://broker".getBytes(StandardCharsets.UTF_16LE);
        assertThat(Samples.IMPORTS.parse(utf16, "x.txt").ready()).hasSize(1);
    }

    @Test
    void read_file_isFoundAndUnchanged() throws IOException {
        Path file = folder.resolve("settings.json");
        Files.write(file, Samples.bytes("mqtt-explorer-settings.json"));
        assertThat(Samples.IMPORTS.read(file).ready()).hasSize(3);
        assertThat(file).hasBinaryContent(Samples.bytes("mqtt-explorer-settings.json"));
        assertThat(folder).isDirectoryContaining(entry -> entry.equals(file));
    }

    @Test
    void read_noFile_saysWhy() {
        Path missing = folder.resolve("missing.json");
        assertThat(Samples.words(Samples.IMPORTS.read(missing).notes()))
                .containsExactly(missing + " could not be read: there is no such file");
        assertThat(Samples.words(Samples.IMPORTS.read(folder).notes()))
                .containsExactly(folder + " could not be read: it is no ordinary file");
    }

    private static List<String> labelsAndAddresses(ImportPreview preview) {
        return preview.ready().stream()
                .map(item -> item.label() + " " + item.profile().address())
                .toList();
    }
}
