package io.topiary.core.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonFileTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-31T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path path;

    @BeforeEach
    void choosePath() {
        path = folder.resolve("home/doc.json");
    }

    @Test
    void open_noFile_isFreshAndMakesNothing() {
        assertThat(open().result()).isEqualTo(new LoadResult.Fresh());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void update_thenOpen_returnsWhatWasSaved() throws IOException {
        set(open(), "a");
        assertThat(value(open())).isEqualTo("a");
    }

    @Test
    void update_fourTimes_keepsThreeGenerations() throws IOException {
        JsonFile file = open();
        for (String value : List.of("a", "b", "c", "d", "e")) {
            set(file, value);
        }
        assertThat(names()).containsExactly("doc.json", "doc.json.1", "doc.json.2", "doc.json.3");
        assertThat(Stream.of("", ".1", ".2", ".3")
                        .map(suffix -> value(JsonFile.open(Path.of(path + suffix), 1, document -> true))))
                .containsExactly("e", "d", "c", "b");
    }

    @Test
    void update_nothingChanged_writesNothing() throws IOException {
        JsonFile file = open();
        set(file, "a");
        set(file, "a");
        assertThat(names()).containsExactly("doc.json");
    }

    @Test
    void update_unknownKeys_areKept() throws IOException {
        seed("{\"version\":1,\"x\":{\"y\":[1,2]},\"v\":\"a\"}");
        set(open(), "b");
        assertThat(open().document().toString()).isEqualTo("{\"version\":1,\"x\":{\"y\":[1,2]},\"v\":\"b\"}");
    }

    @Test
    void update_fileChangedByAnotherProgram_keepsBothChanges() throws IOException {
        JsonFile one = open();
        JsonFile other = open();
        other.update(document -> document.put("other", 1));
        set(one, "a");
        assertThat(open().document().toString()).isEqualTo("{\"version\":1,\"other\":1,\"v\":\"a\"}");
    }

    @Test
    void open_truncatedAtEveryByte_loadsLastGoodGenerationAndKeepsTheRest() throws IOException {
        byte[] whole =
                "{\"version\":1,\"v\":\"new\",\"list\":[{\"k\":\"ü\"},2.5,null,true]}".getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < whole.length; length++) {
            path = folder.resolve("cut" + length).resolve("doc.json");
            seed("{\"version\":1,\"v\":\"old\"}");
            Files.move(path, Path.of(path + ".1"));
            byte[] cut = Arrays.copyOf(whole, length);
            Files.write(path, cut);
            JsonFile file = open();
            assertThat(file.result()).as("cut to %d bytes", length).isInstanceOf(LoadResult.Restored.class);
            assertThat(value(file)).isEqualTo("old");
            assertThat(value(open())).isEqualTo("old");
            assertThat(path.resolveSibling("doc.json.corrupt-20260131T120000Z")).hasBinaryContent(cut);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "garbage          | $%&/()",
                "array            | [1]",
                "number           | 17",
                "trailing text    | {\"version\":1} x",
                "version a string | {\"version\":\"1\"}",
                "version zero     | {\"version\":0}",
                "wrong shape      | {\"version\":1,\"v\":5}",
                "NUL bytes        | \0\0\0\0",
            })
    void open_unreadableAndNoGeneration_startsEmptyAndSetsTheFileAside(String description, String content)
            throws IOException {
        seed(content);
        JsonFile file = open();
        assertThat(file.result()).isInstanceOf(LoadResult.Lost.class);
        set(file, "a");
        assertThat(path.resolveSibling("doc.json.corrupt-20260131T120000Z")).hasContent(content);
        assertThat(value(open())).isEqualTo("a");
    }

    @Test
    void open_deepJson_isUnreadable() throws IOException {
        seed("{\"v\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
        assertThat(open().result()).isInstanceOf(LoadResult.Lost.class);
    }

    @Test
    void open_twoUnreadableFilesInOneSecond_keepsBoth() throws IOException {
        seed("one");
        open();
        seed("two");
        open();
        assertThat(names()).containsExactly("doc.json.corrupt-20260131T120000Z", "doc.json.corrupt-20260131T120000Z-2");
    }

    @Test
    void open_fileGoneButGenerationThere_restoresIt() throws IOException {
        set(open(), "a");
        Files.move(path, Path.of(path + ".1"));
        JsonFile file = open();
        assertThat(file.result().notice().orElseThrow().key()).isEqualTo("store.restored.gone");
        assertThat(value(file)).isEqualTo("a");
    }

    @Test
    void open_newerVersion_readsAndNeverWrites() throws IOException {
        String newer = "{\"version\":2,\"v\":\"a\"}";
        seed(newer);
        JsonFile file = open();
        assertThat(file.result()).isEqualTo(new LoadResult.Newer(path, 2));
        assertThat(value(file)).isEqualTo("a");
        assertThatThrownBy(() -> set(file, "b")).isInstanceOf(StoreException.class);
        assertThat(path).hasContent(newer);
        assertThat(names()).containsExactly("doc.json");
    }

    @Test
    void update_newerVersionAppearedMeanwhile_refuses() throws IOException {
        JsonFile file = open();
        set(file, "a");
        seed("{\"version\":9}");
        assertThatThrownBy(() -> set(file, "b")).isInstanceOf(StoreException.class);
        assertThat(file.result().writable()).isFalse();
        assertThat(path).hasContent("{\"version\":9}");
    }

    @Test
    void update_garbageAppearedMeanwhile_setsItAsideAndSaves() throws IOException {
        JsonFile file = open();
        set(file, "a");
        seed("garbage");
        set(file, "b");
        assertThat(value(open())).isEqualTo("b");
        assertThat(path.resolveSibling("doc.json.corrupt-20260131T120000Z")).hasContent("garbage");
    }

    @Test
    void open_folderInTheWay_isUnavailableAndUntouched() throws IOException {
        Files.createDirectories(path);
        JsonFile file = open();
        assertThat(file.result()).isInstanceOf(LoadResult.Unavailable.class);
        assertThatThrownBy(() -> set(file, "a")).isInstanceOf(StoreException.class);
        assertThat(path).isDirectory();
    }

    @Test
    void update_homeIsAFile_tellsWhy() throws IOException {
        Files.writeString(folder.resolve("home"), "x");
        assertThatThrownBy(() -> set(open(), "a"))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.text().key()).startsWith("store."));
    }

    @Test
    void open_interruptedSaves_ignoresTheirTemporaryFilesAndSweepsOldOnes() throws IOException {
        set(open(), "a");
        Path old = Files.writeString(path.resolveSibling("doc.json.1abc.tmp"), "{\"versi");
        Path young = Files.writeString(path.resolveSibling("doc.json.2abc.tmp"), "");
        Files.setLastModifiedTime(old, FileTime.from(CLOCK.instant().minusSeconds(3_600)));
        Files.setLastModifiedTime(young, FileTime.from(CLOCK.instant()));
        assertThat(value(open())).isEqualTo("a");
        assertThat(names()).containsExactly("doc.json", "doc.json.2abc.tmp");
    }

    @Test
    void update_posix_onlyOwnerMayRead() throws IOException {
        JsonFile file = open();
        set(file, "a");
        set(file, "b");
        assertThat(Stream.of(path, Path.of(path + ".1"), Path.of(path + ".lock"), path.getParent())
                        .map(JsonFileTest::mode))
                .containsExactly("rw-------", "rw-------", "rw-------", "rwx------");
    }

    @Test
    void open_readableByOthers_repairsTheMode() throws IOException {
        seed("{}");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r--r--"));
        open();
        assertThat(mode(path)).isEqualTo("rw-------");
    }

    @Test
    void update_manyThreadsWithTheirOwnInstances_keepsAll() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<?>> saves = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                JsonFile file = JsonFile.open(path, 1, document -> true);
                for (int n = 0; n < 10; n++) {
                    String key = thread + "-" + n;
                    saves.add(threads.submit(() -> file.update(document -> document.put(key, 1))));
                }
            }
            for (Future<?> save : saves) {
                save.get();
            }
        }
        assertThat(open().document()).hasSize(41);
    }

    @Test
    void update_lockFileUnusable_savesAllTheSame() throws IOException {
        Files.createDirectories(Path.of(path + ".lock"));
        set(open(), "a");
        assertThat(value(open())).isEqualTo("a");
    }

    @Test
    void update_lockedElsewhereInThisProcess_saysSo() throws IOException {
        Files.createDirectories(path.getParent());
        JsonFile file = open();
        try (FileChannel channel =
                FileChannel.open(Path.of(path + ".lock"), StandardOpenOption.WRITE, StandardOpenOption.CREATE)) {
            channel.lock();
            assertThatThrownBy(() -> set(file, "a"))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.text().key()).isEqualTo("store.busy"));
        }
        set(file, "b");
        assertThat(value(open())).isEqualTo("b");
    }

    @Test
    void reload_fileChangedByAnotherProgram_tellsWhatIsThere() throws IOException {
        JsonFile file = open();
        set(open(), "a");
        assertThat(value(file)).isEmpty();
        assertThat(file.reload().path("v").asText()).isEqualTo("a");
        seed("garbage");
        assertThat(file.reload().path("v").asText()).isEqualTo("a");
    }

    @Test
    void deleteGenerations_severalSaves_leavesTheFileAlone() throws IOException {
        JsonFile file = open();
        for (String value : List.of("a", "b", "c")) {
            set(file, value);
        }
        file.deleteGenerations();
        assertThat(names()).containsExactly("doc.json");
        assertThat(value(open())).isEqualTo("c");
    }

    @Test
    void update_symbolicLink_replacesItsTarget() throws IOException {
        Path target = folder.resolve("dotfiles/real.json");
        Files.createDirectories(target.getParent());
        Files.writeString(target, "{\"version\":1}");
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, target);
        set(open(), "a");
        assertThat(path).isSymbolicLink();
        assertThat(value(JsonFile.open(target, 1, document -> true))).isEqualTo("a");
    }

    private JsonFile open() {
        return JsonFile.open(
                path,
                1,
                document ->
                        document.path("v").isMissingNode() || document.path("v").isTextual(),
                CLOCK,
                Duration.ofMillis(300));
    }

    private void seed(String content) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path.getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".lock"))
                    .sorted()
                    .toList();
        }
    }

    private static void set(JsonFile file, String value) throws StoreException {
        ObjectNode saved = file.update(document -> document.put("v", value));
        assertThat(saved.path("v").asText()).isEqualTo(value);
    }

    private static String value(JsonFile file) {
        return file.document().path("v").asText();
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
