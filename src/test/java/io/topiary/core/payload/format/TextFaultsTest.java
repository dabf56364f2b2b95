package io.topiary.core.payload.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.payload.BinaryKind;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Payload;
import io.topiary.core.payload.PrettyJson;
import io.topiary.core.payload.Sample;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text, JSON and XML of senders who mean harm or make mistakes. */
class TextFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "overlong slash, C0AF",
        "overlong within text, 61626364C0AF61626364C1BF",
        "CESU-8 surrogates, EDA0BDEDB880",
        "lone surrogate, EDA080",
        "beyond U+10FFFF, F4908080",
        "cut off within a character, E282"
    })
    void read_invalidUtf8_isBytesOrSaysThatItIsAGuess(String description, String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        Payload payload = Told.read("P6", description, bytes);
        assertThat(payload.bytes()).isEqualTo(bytes);
        assertThat(Told.words(payload)).doesNotContain("\uFFFD").containsAnyOf("bytes, look like", "is a guess");
    }

    @Test
    void read_utf16WithByteOrderMark_isText() {
        Payload payload =
                Told.read("P6", "UTF-16 with byte order mark", HexFormat.of().parseHex("FEFF00410042"));
        assertThat(Told.words(payload)).isEqualTo("text: AB. The charset UTF-16 is a guess");
    }

    @Test
    void readAs_charsetThatDoesNotFit_saysWhereInsteadOfReplacing() {
        Payload payload =
                Told.readAs("P6", "a lone surrogate", new byte[] {'a', (byte) 0xED, (byte) 0xA0, 0}, "text:UTF-8");
        assertThat(Told.words(payload)).isEqualTo("byte 1 starts what UTF-8 has no character for");
    }

    @Test
    void read_notUtf8ThoughTheSenderSaysSo_isShownWithAWarning() {
        byte[] bytes = {'2', '1', (byte) 0xB0, 'C'};
        Sample sample = new Sample(bytes, "t", "", true, Sample.Neighbours.NONE);
        Payload payload = Told.read("P7", "payload format indicator 1, but a byte of Latin-1", sample);
        assertThat(Told.words(payload))
                .isEqualTo("text: 21\\xB0C. The sender says that this is UTF-8 text, but byte 2 is not; such bytes are"
                        + " shown as \\xFF");
        assertThat(sample.brokenPromise()).isPresent();
    }

    @Test
    void read_hundredThousandLevels_isTextWithTheReason() {
        Payload payload =
                Told.read("P9", "JSON nested 100,000 deep", "[".repeat(100_000).getBytes(UTF_8));
        assertThat(Told.words(payload)).isEqualTo("text. Not JSON: nested deeper than 500 levels");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1,]", "{a:1}", "[\"\\x\"]", "{\"a\":1", "[NaN]", "\uFEFF{}"})
    void read_brokenJson_isTextWithReasonAndPlace(String json) {
        Payload payload = Told.read("P9", "JSON " + json.replace("\uFEFF", "(byte order mark)"), json.getBytes(UTF_8));
        assertThat(payload).isInstanceOf(Payload.Utf8.class);
    }

    @Test
    void read_halfASurrogatePairAsEscape_staysAsItIs() {
        Payload payload = Told.read("P9", "JSON \"\\ud800\"", "\"\\ud800\"".getBytes(UTF_8));
        assertThat(payload).isInstanceOf(Payload.Json.class);
    }

    @Test
    void read_fiftyMegabytesOfObjects_isNotChecked() {
        byte[] bytes = ("[" + "{},".repeat(17_000_000) + "{}]").getBytes(UTF_8);
        assertThat(Told.words(Told.read("P10", "50 MB of {}", bytes))).startsWith("text. Not checked for JSON");
    }

    @ParameterizedTest
    @CsvSource({"1E+999999999", "-1e400", "1e-999999999"})
    void read_hugeExponent_isJsonAsWritten(String number) {
        byte[] bytes = ("{\"v\":" + number + "}").getBytes(UTF_8);
        Told.read("P10", number, bytes);
        assertThat(JsonLeaves.of(bytes, 1)).containsExactly(new JsonLeaves.Leaf("/v", number));
    }

    @Test
    void read_numberOfAMillionDigits_isJsonAsWritten() {
        byte[] bytes = "7".repeat(1_000_000).getBytes(UTF_8);
        assertThat(Told.read("P10", "a number of 1,000,000 digits", bytes)).isInstanceOf(Payload.Json.class);
        assertThat(PrettyJson.format(bytes, 2_000_000))
                .hasValueSatisfying(text -> assertThat(text).isEqualTo(bytes));
    }

    @Test
    void read_millionKeysOneOfThemTwice_saysTooMuch() {
        StringBuilder json = new StringBuilder("{");
        for (int i = 0; i < 600_000; i++) {
            json.append("\"").append(i).append("\":1,");
        }
        Payload payload = Told.read(
                "P10", "600,000 keys", json.append("\"1\":2}").toString().getBytes(UTF_8));
        assertThat(payload).isInstanceOf(Payload.Utf8.class);
    }

    @Test
    void read_duplicateKeys_areFlagged() {
        assertThat(Told.words(Told.read("P10", "{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2}".getBytes(UTF_8))))
                .isEqualTo("JSON with a key twice");
    }

    @Test
    void read_keyOfFiveMegabytes_isNotChecked() {
        byte[] bytes = ("{\"" + "k".repeat(5_000_000) + "\":1}").getBytes(UTF_8);
        assertThat(Told.words(Told.read("P10", "a key of 5 MB", bytes))).startsWith("text. Not checked for JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "18446744073709551616", "127.0", "-0", "-0.0", "1e400", "1.500"})
    void values_keepTheirCharacters(String number) {
        byte[] bytes = ("[" + number + "]").getBytes(UTF_8);
        Told.read("P11", number, bytes);
        assertThat(JsonLeaves.of(bytes, 1)).containsExactly(new JsonLeaves.Leaf("/0", number));
    }

    @Test
    void readAs_xmlThatFetchesOrMultiplies_isRefusedWithoutAConnection(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(1);
            String url = "http://127.0.0.1:" + server.getLocalPort() + "/x";
            List<String> traps = List.of(
                    "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>",
                    "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + url + "\">]><a>&x;</a>",
                    "<!DOCTYPE a SYSTEM \"" + url + "\"><a/>",
                    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"" + url + "\"> %p;]><a/>",
                    "<!DOCTYPE a [<!ENTITY b \"" + "b".repeat(10_000) + "\">]><a>" + "&b;".repeat(10_000) + "</a>",
                    "<!DOCTYPE a [<!ENTITY a0 \"ha\"><!ENTITY a1 \"&a0;&a0;\"><!ENTITY a2 \"&a1;&a1;\">]><a>&a2;</a>");
            for (String trap : traps) {
                String shown = trap.substring(0, Math.min(60, trap.length())).replace(url, "http://…");
                Payload payload = Told.readAs("P13", shown, trap.getBytes(UTF_8), "xml");
                assertThat(Told.words(payload)).contains("DOCTYPE").doesNotContain("secret");
                assertThat(Told.READER.read(Sample.of(trap.getBytes(UTF_8)))).isInstanceOf(Payload.Utf8.class);
            }
            harmless("<a xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"" + url + "\"/></a>");
            harmless("<a xmlns:x=\"http://www.w3.org/2001/XMLSchema-instance\" x:noNamespaceSchemaLocation=\"" + url
                    + "\"/>");
            harmless("<?xml-stylesheet href=\"" + url + "\"?><a/>");
            harmless("<svg xmlns=\"http://www.w3.org/2000/svg\"><image href=\"" + url + "\"/><script>x</script></svg>");
            assertThatThrownBy(server::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    private static void harmless(String xml) {
        assertThat(Told.words(Told.read("P13", xml.substring(0, 24), xml.getBytes(UTF_8))))
                .startsWith("xml: <");
    }

    @Test
    void read_serialisedJavaObject_isBytesOfThatName() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(new ArrayList<>(List.of(1, 2)));
        }
        assertThat(Told.read("P17", "a serialised ArrayList", bytes.toByteArray()))
                .isInstanceOfSatisfying(
                        Payload.Binary.class,
                        binary -> assertThat(binary.kind()).isEqualTo(BinaryKind.JAVA));
    }

    @Test
    void read_yamlWithTags_isText() {
        byte[] bytes = "!!javax.script.ScriptEngineManager [!!java.net.URL [\"http://127.0.0.1/\"]]\n".getBytes(UTF_8);
        assertThat(Told.read("P17", "YAML that makes a ScriptEngineManager", bytes))
                .isInstanceOf(Payload.Utf8.class);
    }
}
