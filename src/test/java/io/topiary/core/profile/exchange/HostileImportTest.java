package io.topiary.core.profile.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.topiary.core.message.Secret;
import io.topiary.core.mqtt.Login;
import io.topiary.core.profile.ConnectionProfile;
import io.topiary.core.profile.ProfileStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.secrets.SecretKeeping;
import io.topiary.core.tls.Relaxations;
import io.topiary.core.tls.TlsOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports that somebody has prepared. */
class HostileImportTest {

    @TempDir
    Path folder;

    @Test
    void import_everySwitchThatWeakens_isResetAndListed() {
        ImportItem.Ready item = own("""
                {"id":"a","name":"A","uri":"mqtts://h","autoConnect":true,"passwords":"plain",
                "tls":{"allowUnknownAuthority":true,"allowWrongName":true,"allowExpired":true,"pins":["AB:CD"]},
                "will":{"topic":"t","payloadFile":"/home/ada/.ssh/id_ed25519"}}""");
        ConnectionProfile profile = item.profile();
        assertThat(profile.options().tls().relaxations()).isEqualTo(Relaxations.NONE);
        assertThat(profile.autoConnect()).isFalse();
        assertThat(profile.keeping()).isEqualTo(SecretKeeping.KEEP);
        assertThat(Objects.requireNonNull(profile.options().will()).payloadFile())
                .isNull();
        assertThat(item.document().json().toString()).doesNotContain("allow", "id_ed25519", "plain");
        assertThat(Samples.words(item.warnings()))
                .hasSize(7)
                .anyMatch(words -> words.startsWith("allowUnknownAuthority was not taken over"))
                .anyMatch(words -> words.startsWith("allowWrongName was not taken over"))
                .anyMatch(words -> words.startsWith("allowExpired was not taken over"))
                .anyMatch(words -> words.startsWith("It trusts whoever holds the certificate with the SHA-256 AB:CD"))
                .contains(
                        "Connecting at start was switched off",
                        "Keeping its passwords as plain text was switched off",
                        "The will's payload file /home/ada/.ssh/id_ed25519 was left out: its content would be sent to the"
                                + " broker. Choose it yourself if you want that");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\\\evil\\share\\ca.pem",
                "//evil/share/ca.pem",
                "\\/evil/share/ca.pem",
                "/\\evil\\share\\ca.pem",
                "\\\\?\\UNC\\evil\\share\\ca.pem",
                "\\??\\UNC\\evil\\share\\ca.pem",
                "\\\\.\\pipe\\evil",
                "  \\\\evil\\share",
                "http://evil/ca.pem",
                "HTTPS:evil",
                "file:///etc/passwd",
                "jar:file:/x!/y",
                "smb:\\\\evil\\share",
                "ca\u202Egnp.pem",
                "ca\u0000.pem",
                "ca\n.pem",
            })
    void import_pathOfAStranger_isDroppedAndListed(String path) {
        Warnings warnings = new Warnings();
        assertThat(LocalFiles.take(path, "ca", warnings)).isNull();
        assertThat(warnings.list()).hasSize(1);
        assertThat(Samples.words(warnings.list()).getFirst()).doesNotContain("\u202E", "\u0000", "\n");
    }

    @ParameterizedTest
    @CsvSource({"/etc/ssl/ca.pem", "/a b/ü.pem", "~/ca.pem"})
    void import_localPath_isKept(String path) {
        Warnings warnings = new Warnings();
        assertThat(LocalFiles.take(path, "ca", warnings)).isAbsolute();
        assertThat(warnings.list()).isEmpty();
    }

    @Test
    void import_pathsInOwnExport_areDroppedToo() {
        ImportItem.Ready item = own("""
                {"uri":"mqtts://h","tls":{"caFile":"//evil/a","caDirectory":"http://evil/b","certificate":"\\\\\\\\evil\\\\c",
                "key":"file:/d","certificates":["bm8="]}}""");
        assertThat(item.profile().options().tls()).isEqualTo(TlsOptions.DEFAULT);
        assertThat(item.warnings()).hasSize(5);
    }

    @Test
    void import_names_areMadeVisible() {
        ImportPreview preview = Samples.IMPORTS.parse("""
                {"ConnectionManager_connections":{"a":{"name":"safe\\u202Egnp.exe\\u0007\\n<b>x</b>","host":"h"},
                "b":{"name":"\\u202E\\ud800","host":""},"c":{"name":"../../etc/passwd","host":"h"}}}""");
        assertThat(preview.items())
                .extracting(ImportItem::label)
                .containsExactly("safe\\u{202E}gnp.exe\\u{7}\\n<b>x</b>", "\\u{202E}\\u{D800}", "../../etc/passwd");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "right to left  | exam\\u202Eple.com | false",
                "invisible      | exam\\u200Bple.com | false",
                "blank          | exam\\u00A0ple.com | false",
                "with a login   | good.com@evil.com  | false",
                "with a path    | good.com/evil      | false",
                "Cyrillic       | ex\\u0430mple.com  | true",
            })
    void import_hostThatLooksLikeAnother_isRefusedOrListed(String description, String host, boolean listed) {
        ImportPreview preview = Samples.IMPORTS.parse(
                "{\"ConnectionManager_connections\":{\"a\":{\"name\":\"A\",\"host\":\"" + host + "\"}}}");
        assertThat(preview.ready()).hasSize(listed ? 1 : 0);
        if (listed) {
            assertThat(Samples.words(preview.ready().getFirst().warnings()))
                    .containsExactly(
                            "The host name ex\u0430mple.com has letters that can look like others. On the wire it is"
                                    + " xn--exmple-4nf.com: check that it is your broker");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../x", "", ".hidden", "a/b", "CON", "nul.txt", "com1", "a.", "\u202Ex", "a b"})
    void import_idThatDoesNotFit_isReplaced(String id) {
        ImportItem.Ready item = own("{\"id\":" + quoted(id) + ",\"uri\":\"mqtt://h\"}");
        assertThat(item.profile().id()).isNotEqualTo(id).matches("[0-9a-f-]{36}");
    }

    @Test
    void import_idThatExists_isReplacedAndTheOldProfileStays() throws IOException {
        ProfileStore store = ProfileStore.open(folder.resolve("profiles.json"), new PasswordMemory());
        store.add(own("{\"id\":\"mine\",\"name\":\"Mine\",\"uri\":\"mqtt://mine\"}")
                .profile());
        ImportItem.Ready evil = own("{\"id\":\"MINE\",\"name\":\"Mine\",\"uri\":\"mqtt://evil\"}");
        ProfileStore.Added added = store.addDocuments(List.of(evil.document()));
        assertThat(added.profiles().getFirst().id()).isNotEqualToIgnoringCase("mine");
        assertThat(store.profiles())
                .extracting(profile -> profile.address().host())
                .containsExactly("mine", "evil");
        assertThat(store.byId("mine").orElseThrow().address().host()).isEqualTo("mine");
    }

    @Test
    void import_sameIdTwice_givesTheSecondAnother() {
        ImportPreview preview = Samples.IMPORTS.parse("""
                {"version":1,"topiary":"profiles","profiles":[{"id":"a","uri":"mqtt://h"},{"id":"A","uri":"mqtt://i"}]}""");
        assertThat(preview.ready().getFirst().profile().id()).isEqualTo("a");
        assertThat(preview.ready().get(1).profile().id()).isNotEqualToIgnoringCase("a");
    }

    @Test
    void import_scriptsAndPasswordsInUnknownKeys_areDroppedOthersKept() {
        ImportItem.Ready item = own("""
                {"uri":"mqtts://h","x":1,"onConnectScript":"rm -rf /","Password":"CANARY","tls":{"serverName":"s",
                "allowAnything":true,"y":{"hook":"sh","z":2}},"subscriptions":[{"filter":"a","execute":"x","note":"n"}]}""");
        assertThat(item.document().json().toString())
                .contains("\"x\":1", "\"z\":2", "\"note\":\"n\"")
                .doesNotContain("rm -rf", "CANARY", "allowAnything", "hook", "execute");
        assertThat(item.warnings()).hasSize(5);
    }

    @Test
    void import_passwordInUri_isHandedOverApart() {
        ImportItem.Ready item = own("{\"uri\":\"mqtt://u:CANARY@h\",\"servers\":[\"mqtt://u:CANARY@i\"]}");
        assertThat(item.secrets()).isEqualTo(Map.of("password", Secret.of("CANARY")));
        assertThat(item.document().json().toString()).doesNotContain("CANARY");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "own      | {\"version\":1,\"topiary\":\"profiles\",\"profiles\":[ | {\"uri\":\"mqtt://h\"}      | ]}",
                "Explorer | {\"ConnectionManager_connections\":[                   | {\"host\":\"h\"}           | ]}",
                "MQTTX    | [                                                     | {\"host\":\"h\",\"clientId\":\"c\"} | ]",
                "Correo   | {\"connectionConfigDTOS\":[                            | {\"url\":\"h\"}            | ]}",
            })
    void import_moreThanAThousand_takesTheFirst(String description, String begin, String item, String end) {
        String json = begin
                + String.join(",", IntStream.range(0, 1_234).mapToObj(i -> item).toList())
                + end;
        ImportPreview preview = Samples.IMPORTS.parse(json);
        assertThat(preview.ready()).hasSize(1_000);
        assertThat(Samples.words(preview.notes()))
                .containsExactly(
                        "Only the first 1,000 connections are shown; 234 more were left out. Split the file and"
                                + " import the rest");
    }

    @Test
    void import_aMillionItems_isCutShort() {
        String json = "[{\"host\":\"h\",\"clientId\":\"c\"}" + ",{}".repeat(1_000_000) + "]";
        ImportPreview preview = Samples.IMPORTS.parse(json);
        assertThat(preview.items()).hasSize(1_000);
        assertThat(Samples.words(preview.notes()).getFirst())
                .startsWith("The file is damaged: it is nested too deep or too large.");
    }

    @Test
    void import_hugeFile_isNotRead() throws IOException {
        Path file = folder.resolve("huge.json");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(200L * 1_024 * 1_024 * 1_024);
        }
        assertThat(Samples.words(Samples.IMPORTS.read(file).notes()))
                .containsExactly("The file is larger than 5 MB and was not read. Export fewer connections at once");
    }

    @Test
    void import_deepNesting_isDamage() {
        String json = "{\"version\":1,\"topiary\":\"profiles\",\"profiles\":[{\"uri\":\"mqtt://h\",\"x\":"
                + "[".repeat(100_000);
        ImportPreview preview = Samples.IMPORTS.parse(json);
        assertThat(preview.ready()).isEmpty();
        assertThat(Samples.words(preview.notes()).getFirst()).contains("nested too deep");
    }

    @Test
    void import_deepestThatIsTaken_canBeReadAgain() throws IOException {
        String deep = "[".repeat(45) + "]".repeat(45);
        ImportItem.Ready item = own("{\"id\":\"deep\",\"uri\":\"mqtt://h\",\"x\":" + deep + "}");
        Path file = folder.resolve("profiles.json");
        ProfileStore.open(file, new PasswordMemory()).addDocuments(List.of(item.document()));
        assertThat(ProfileStore.open(file, new PasswordMemory()).byId("deep")).isPresent();
    }

    @Test
    void import_manyBadValues_warnsOfNoMoreThanSomebodyReads() {
        String filters = String.join(
                ",",
                IntStream.range(0, 5_000).mapToObj(i -> "{\"topic\":\"#bad\"}").toList());
        ImportPreview preview =
                Samples.IMPORTS.parse("[{\"host\":\"h\",\"clientId\":\"c\",\"subscriptions\":[" + filters + "]}]");
        List<String> words = Samples.words(preview.ready().getFirst().warnings());
        assertThat(words).hasSize(31).last().isEqualTo("4,970 more notes are not shown");
    }

    @Test
    void import_notes_keepLinesAndTabsOnly() {
        ImportItem.Ready item =
                own("{\"uri\":\"mqtt://h\",\"notes\":\"a\\tb\\r\\n\\u202Ec\\n\",\"group\":\"g\\u0007\"}");
        assertThat(item.profile().label().notes()).isEqualTo("a\tb\r\n\\u{202E}c\n");
        assertThat(item.profile().label().group()).isEqualTo("g\\u{7}");
    }

    @Test
    void import_textThatMqttCantCarry_isLeftOut() {
        ImportItem.Ready own = own("{\"uri\":\"mqtt://h\",\"clientId\":\"a\\u0000b\",\"user\":\"\\ud800\"}");
        assertThat(own.warnings()).hasSize(2);
        assertThat(own.profile().options().login()).isEqualTo(Login.ANONYMOUS);
        ImportPreview preview = Samples.IMPORTS.parse("""
                [{"host":"h","clientId":"a\\u0000b","username":"\\ud800"}]""");
        assertThat(Samples.words(preview.ready().getFirst().warnings()))
                .containsExactly(
                        "The client id holds something that MQTT can't carry and was left out",
                        "The user name holds something that MQTT can't carry and was left out");
    }

    @Test
    void import_anything_connectsNowhere() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            listener.setSoTimeout(1);
            for (String name : Samples.NAMES) {
                String content = new String(Samples.bytes(name), StandardCharsets.UTF_8)
                        .replaceAll("\"(host|url)\":\\s*\"[^\"]*\"", "\"$1\":\"127.0.0.1\"")
                        .replaceAll("\"port\":\\s*\"?\\d+\"?", "\"port\":" + listener.getLocalPort())
                        .replaceAll("-h \\S+ -p \\d+", "-h 127.0.0.1 -p " + listener.getLocalPort())
                        .replaceAll("address .*", "address 127.0.0.1:" + listener.getLocalPort());
                assertThat(Samples.IMPORTS
                                .parse(content.getBytes(StandardCharsets.UTF_8), name)
                                .ready())
                        .isNotEmpty();
            }
            assertThat(accepts(listener)).isFalse();
        }
    }

    @Test
    void import_passwords_areSaidNowhere() {
        for (String name : Samples.NAMES) {
            assertThat(Samples.everythingSaid(Samples.preview(name))).as(name).doesNotContain("CANARY");
        }
    }

    @Test
    void read_file_leavesNothingBehind() throws IOException {
        Path file = folder.resolve("x.json");
        Files.writeString(file, "[{\"host\":\"h\",\"clientId\":\"c\"}]");
        Samples.IMPORTS.read(file);
        try (var entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
    }

    private static boolean accepts(ServerSocket listener) throws IOException {
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private static ImportItem.Ready own(String profile) {
        ImportPreview preview =
                Samples.IMPORTS.parse("{\"version\":1,\"topiary\":\"profiles\",\"profiles\":[" + profile + "]}");
        assertThat(preview.source()).isEqualTo(ImportSource.TOPIARY);
        assertThat(preview.ready()).as(preview.items().toString()).hasSize(1);
        return preview.ready().getFirst();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
