package io.topiary.core.payload.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaLibraryTest {

    private static final Messages ENGLISH = Messages.forLocale(Locale.ENGLISH);
    private static final String GOOD = "syntax = \"proto3\"; package a; message Good { int32 n = 1; }";

    @TempDir
    private Path scratch;

    private Path folder;
    private SchemaLibrary library;

    @BeforeEach
    void makeLibrary() {
        folder = scratch.resolve("schemas");
        library = new SchemaLibrary(folder);
    }

    @Test
    void contents_ofNoFolder_isNothing() {
        assertThat(library.contents().files()).isEmpty();
        assertThat(folder).doesNotExist();
    }

    @Test
    void contents_ofSamples_knowsAllTypes() {
        SchemaContents contents = new SchemaLibrary(SchemaSamples.FOLDER).contents();
        assertThat(contents.files())
                .allSatisfy(file -> assertThat(file.problem()).isEmpty());
        assertThat(contents.messages())
                .containsOnlyKeys(
                        "plant.Range",
                        "plant.Reading",
                        "plant.Reading.Part",
                        "plant.legacy.Old",
                        "plant.legacy.Old.Item");
        assertThat(contents.records()).containsOnlyKeys("plant.Reading");
    }

    @Test
    void add_protoWithImports_copiesThemWhereTheyAreImportedFrom() throws Exception {
        Path chosen = SchemaSamples.FOLDER.resolve("plant/reading.proto");
        List<String> copied = library.add(List.of(chosen));
        assertThat(copied).containsExactly("plant/reading.proto", "plant/units.proto");
        assertThat(library.contents().message("plant.Reading")).isPresent();
    }

    @Test
    void add_fileOfAnotherKind_saysWhichKindsThereAre() throws Exception {
        Path text = write(scratch, "notes.txt", "x");
        assertThatThrownBy(() -> library.add(List.of(text)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(ENGLISH.get(e.text())).contains("notes.txt is no schema file"));
    }

    @Test
    void add_largerThanAllowed_isRefused() throws Exception {
        Path large = write(scratch, "large.proto", " ".repeat(SchemaLimits.FILE_BYTES + 1));
        assertThatThrownBy(() -> library.add(List.of(large)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(ENGLISH.get(e.text())).contains("large.proto was not added"));
        assertThat(library.contents().files()).isEmpty();
    }

    @Test
    void add_importThatLeadsOutOfTheFolder_copiesNothingElse() throws Exception {
        write(scratch, "secret.proto", GOOD);
        Path chosen = write(
                scratch.resolve("in"),
                "evil.proto",
                "import \"../secret.proto\"; import \"/etc/passwd\"; message E {}");
        assertThat(library.add(List.of(chosen))).containsExactly("evil.proto");
        assertThat(problemOf("evil.proto")).contains("which is not among the schema files");
    }

    @Test
    void remove_pathOutsideTheFolder_isRefused() throws Exception {
        Path outside = write(scratch, "outside.proto", GOOD);
        assertThatThrownBy(() -> library.remove("../outside.proto"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(ENGLISH.get(e.text())).contains("is not within the folder"));
        assertThat(outside).exists();
    }

    @Test
    void remove_lastOfAFolder_removesTheFolderToo() throws Exception {
        library.add(List.of(SchemaSamples.FOLDER.resolve("plant/reading.proto")));
        library.remove("plant/reading.proto");
        library.remove("plant/units.proto");
        assertThat(library.contents().files()).isEmpty();
        assertThat(folder.resolve("plant")).doesNotExist();
    }

    @Test
    void contents_ofLinkOutOfTheFolder_leavesItAlone() throws Exception {
        Path outside = write(scratch, "outside.proto", GOOD);
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve("link.proto"), outside);
        assertThat(library.contents().files()).isEmpty();
    }

    @Test
    void contents_withBrokenFiles_saysWhereAndWhyAndKeepsTheOthers() throws Exception {
        write(folder, "good.proto", GOOD);
        write(folder, "syntax.proto", "syntax = \"proto3\";\nmessage A {\n  int32 = 1;\n}\n");
        write(folder, "type.proto", "syntax = \"proto3\";\nmessage B {\n  Missing m = 1;\n}\n");
        write(folder, "import.proto", "syntax = \"proto3\"; import \"nowhere.proto\"; message C {}");
        write(folder, "uses.proto", "syntax = \"proto3\"; import \"syntax.proto\"; message D {}");
        write(
                folder,
                "group.proto",
                "syntax = \"proto2\";\nmessage G { repeated group X = 1 { optional int32 a = 1; } }");
        write(folder, "bad.desc", "no descriptor");
        write(folder, "bad.avsc", "{\"type\":\n\"record\", oops}");
        write(folder, "twice.proto", GOOD);
        Files.write(folder.resolve("latin.proto"), new byte[] {'/', '/', (byte) 0xE9});

        assertThat(library.contents().message("a.Good")).isPresent();
        assertThat(library.contents().messages()).containsOnlyKeys("a.Good");
        assertThat(problemOf("syntax.proto")).startsWith("Line 3, column ");
        assertThat(problemOf("type.proto")).contains("unable to resolve Missing", "type.proto:3:3");
        assertThat(problemOf("import.proto")).contains("nowhere.proto, which is not among");
        assertThat(problemOf("uses.proto")).contains("syntax.proto, which can't be used itself");
        assertThat(problemOf("group.proto")).startsWith("Line 2: groups").contains("protoc");
        assertThat(problemOf("bad.desc")).contains("no compiled descriptor set");
        assertThat(problemOf("bad.avsc")).contains("line: 2");
        assertThat(problemOf("latin.proto")).contains("not UTF-8");
    }

    @Test
    void contents_importLoop_isNamedForEachOfThem() throws Exception {
        write(folder, "a.proto", "syntax = \"proto3\"; import \"b.proto\"; message A {}");
        write(folder, "b.proto", "syntax = \"proto3\"; import \"c.proto\"; message B {}");
        write(folder, "c.proto", "syntax = \"proto3\"; import \"a.proto\"; message C {}");
        write(folder, "self.proto", "syntax = \"proto3\"; import \"self.proto\"; message S {}");
        assertThat(List.of(problemOf("a.proto"), problemOf("b.proto"), problemOf("c.proto"), problemOf("self.proto")))
                .allMatch(problem -> problem.startsWith("It imports itself by way of"));
    }

    @Test
    void contents_nested10000Deep_isRefusedWithItsLine() throws Exception {
        write(folder, "deep.proto", "message A {\n".repeat(10_000) + "}".repeat(10_000));
        write(folder, "options.proto", "option x = " + "{ a: ".repeat(10_000) + "1" + "}".repeat(10_000) + ";");
        write(folder, "deep.avsc", "{\"type\":".repeat(10_000) + "\"int\"" + "}".repeat(10_000));
        write(folder, "good.proto", GOOD);
        assertThat(problemOf("deep.proto")).startsWith("Line 65: brackets are nested deeper");
        assertThat(problemOf("options.proto")).startsWith("Line 1: brackets are nested deeper");
        assertThat(problemOf("deep.avsc")).isNotEmpty();
        assertThat(library.contents().message("a.Good")).isPresent();
    }

    @Test
    void contents_hugeFile_isRefused() throws Exception {
        write(folder, "huge.proto", "//" + " ".repeat(SchemaLimits.FILE_BYTES));
        assertThat(problemOf("huge.proto")).contains("larger than");
    }

    @Test
    void contents_manyTypes_areAllThere() throws Exception {
        StringBuilder source = new StringBuilder("syntax = \"proto3\";\n");
        for (int i = 0; i < 5_000; i++) {
            source.append("message M").append(i).append(" { M").append(i / 2).append(" m = 1; }\n");
        }
        write(folder, "many.proto", source.toString());
        assertThat(library.contents().messages()).hasSize(5_000);
    }

    @Test
    void contents_avroSchemasThatNeedOneAnother_areFoundInAnyOrder() throws Exception {
        write(
                folder,
                "a.avsc",
                "{\"type\":\"record\",\"name\":\"p.A\",\"fields\":[{\"name\":\"b\",\"type\":\"p.B\"}]}");
        write(
                folder,
                "z.avsc",
                "{\"type\":\"record\",\"name\":\"p.B\",\"fields\":[{\"name\":\"n\",\"type\":\"int\"}]}");
        write(folder, "list.avsc", "{\"type\":\"array\",\"items\":\"int\"}");
        assertThat(library.contents().records()).containsOnlyKeys("p.A", "p.B", "list");
    }

    @Test
    void reload_afterChangeByOthers_tellsListeners() throws Exception {
        assertThat(library.contents().files()).isEmpty();
        int[] calls = {0};
        Runnable ending = library.onChange(() -> calls[0]++);
        write(folder, "good.proto", GOOD);
        library.reload();
        ending.run();
        library.reload();
        assertThat(library.contents().message("a.Good")).isPresent();
        assertThat(calls[0]).isEqualTo(1);
    }

    private String problemOf(String name) {
        return library.contents().files().stream()
                .filter(file -> file.name().equals(name))
                .map(file -> file.problem().map(ENGLISH::get).orElse(""))
                .findFirst()
                .orElseThrow();
    }

    private static Path write(Path folder, String name, String text) throws IOException {
        Files.createDirectories(folder);
        return Files.write(folder.resolve(name), text.getBytes(UTF_8));
    }
}
