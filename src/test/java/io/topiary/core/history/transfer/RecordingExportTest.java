package io.topiary.core.history.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.history.HistorySearch;
import io.topiary.core.history.RecordingPass;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordingExportTest {

    @TempDir
    Path folder;

    @Test
    void write_jsonLinesImportedAgain_areTheSameByteForByte() throws Exception {
        Path recording = record(Samples.ofEveryKind());
        Path lines = folder.resolve("out.jsonl");
        export(recording, lines, ExportScope.ALL);

        Path back = folder.resolve("back.topiary");
        ImportReport report = new RecordingImport(lines).write(back, Samples.control());

        assertThat(report.unreadable()).isZero();
        assertThat(Samples.shown(Samples.read(back))).isEqualTo(Samples.shown(Samples.ofEveryKind()));
        Path again = folder.resolve("again.jsonl");
        export(back, again, ExportScope.ALL);
        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(lines));
    }

    @Test
    void write_recording_isSearchedWithTheSameResult() throws Exception {
        Path recording = record(Stream.concat(
                        Samples.ofEveryKind().stream(),
                        IntStream.range(10, 12_000).mapToObj(n -> Samples.message(n, "n/" + n % 50, "value " + n)))
                .toList());
        Path file = folder.resolve("out.topiary");
        ExportResult result = export(recording, file, ExportScope.ALL);

        assertThat(result.messages()).isEqualTo(11_995);
        assertThat(result.bytes()).isEqualTo(Files.size(file));
        for (String query : List.of("", "topic:a/#", "value 11", "qos:2", "size:>3")) {
            assertThat(search(file, query)).isEqualTo(search(recording, query));
        }
        assertThat(companions(file)).containsExactly("out.topiary");
    }

    @Test
    void write_recording_tellsWhatWasTakenAndNothingOfTheProfile() throws Exception {
        Path recording = record(List.of(Samples.message(1, "a/b", "x"), Samples.message(2, "c", "x")));
        Path file = folder.resolve("out.topiary");
        ExportScope scope =
                ExportScope.ALL.within(at(1), at(2)).of(MessageQuery.parse("x")).below("a");
        export(recording, file, scope);
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(new RecordingPass(reader).about())
                    .containsOnlyKeys("made", "by", "since", "until", "filter", "subtree")
                    .containsEntry("by", "export")
                    .containsEntry("since", "2023-11-14T22:13:21Z")
                    .containsEntry("subtree", "a")
                    .containsEntry("filter", "x");
        }
    }

    @Test
    void write_span_takesFromAndUntilWithThem() throws Exception {
        Path recording = record(messages(10));
        assertThat(exported(recording, ExportScope.ALL.within(at(3), at(5)))).containsExactly("v3", "v4", "v5");
        assertThat(exported(recording, ExportScope.ALL.within(at(9), Long.MAX_VALUE)))
                .containsExactly("v9", "v10");
        assertThat(exported(recording, ExportScope.ALL.within(Long.MIN_VALUE, at(2))))
                .containsExactly("v1", "v2");
    }

    @Test
    void write_spanWithValuesBefore_beginsWithWhatWasThere() throws Exception {
        Path recording = record(List.of(
                Samples.message(1, "a", "old a"),
                Samples.message(2, "b", "b"),
                Samples.message(3, "a", "a"),
                Samples.message(4, "c", "not meant"),
                Samples.message(5, "a", "in the span"),
                Samples.message(6, "b", "after it")));
        ExportScope scope = ExportScope.ALL.within(at(5), at(5)).of(MessageQuery.parse("-topic:c"));
        assertThat(exported(recording, scope)).containsExactly("in the span");
        assertThat(exported(recording, scope.withValuesBefore())).containsExactly("b", "a", "in the span");
        assertThat(exported(recording, ExportScope.ALL.withValuesBefore())).hasSize(6);
    }

    @Test
    void write_subtree_takesTheLevelAndWhatIsBelow() throws Exception {
        Path recording = record(List.of(
                Samples.message(1, "a/b", "1"), Samples.message(2, "a/bc", "2"), Samples.message(3, "a/b/c", "3")));
        assertThat(exported(recording, ExportScope.ALL.below("a/b"))).containsExactly("1", "3");
    }

    @Test
    void write_filter_takesWhatItAccepts() throws Exception {
        Path recording = record(messages(30));
        assertThat(exported(recording, ExportScope.ALL.of(MessageQuery.parse("topic:t/2 v1"))))
                .containsExactly("v12");
    }

    @ParameterizedTest
    @EnumSource
    void write_nothingAccepted_leavesNoFile(ExportFormat format) throws Exception {
        Path recording = record(messages(5));
        Path file = folder.resolve("out" + format.extension());
        ExportResult result =
                new RecordingExport(recording, ExportScope.ALL.below("nowhere")).write(file, format, Samples.control());
        assertThat(result).isEqualTo(new ExportResult(0, 0, false));
        assertThat(companions(file)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void write_cancelled_leavesWhatWasThere(ExportFormat format) throws Exception {
        Path recording = record(messages(500));
        Path file = Files.writeString(folder.resolve("out" + format.extension()), "old");
        ExportResult result =
                new RecordingExport(recording, ExportScope.ALL).write(file, format, Samples.cancelledAfter(100));
        assertThat(result.cancelled()).isTrue();
        assertThat(file).hasContent("old");
        assertThat(companions(file)).containsExactly("out" + format.extension());
    }

    @ParameterizedTest
    @EnumSource
    void write_noSuchFolder_saysWhereAndWhy(ExportFormat format) throws Exception {
        Path recording = record(messages(1));
        Path notFolder = Files.writeString(folder.resolve("file"), "");
        assertThatThrownBy(() -> new RecordingExport(recording, ExportScope.ALL)
                        .write(notFolder.resolve("out"), format, Samples.control()))
                .isInstanceOfSatisfying(
                        TransferException.class,
                        e -> assertThat(words(e)).startsWith(notFolder.resolve("out") + " could not be saved: "));
    }

    @Test
    void write_ontoItself_isRefused() throws Exception {
        Path recording = record(messages(1));
        assertThatThrownBy(() -> export(recording, recording, ExportScope.ALL))
                .isInstanceOfSatisfying(
                        TransferException.class,
                        e -> assertThat(words(e))
                                .isEqualTo(recording + " is the file that is read. Choose another name"));
        assertThat(Samples.read(recording)).hasSize(1);
    }

    @Test
    void write_ofWhatIsNoRecording_saysSo() throws Exception {
        Path other = Files.writeString(folder.resolve("other.db"), "no database at all".repeat(100));
        assertThatThrownBy(() -> export(other, folder.resolve("out.jsonl"), ExportScope.ALL))
                .isInstanceOfSatisfying(
                        TransferException.class, e -> assertThat(words(e)).contains("the file is damaged"));
        assertThat(folder.resolve("out.jsonl")).doesNotExist();
    }

    private static List<Message> messages(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> Samples.message(n, "t/" + n % 10, "v" + n))
                .toList();
    }

    private static long at(long second) {
        return Samples.EPOCH_MICROS + second * 1_000_000;
    }

    private Path record(List<Message> messages) throws InterruptedException {
        return Samples.record(folder.resolve("p.db"), messages);
    }

    private static ExportResult export(Path recording, Path file, ExportScope scope) throws TransferException {
        return new RecordingExport(recording, scope).write(file, ExportFormat.ofName(file), Samples.control());
    }

    /** The payloads, which are the same in both forms. */
    private List<String> exported(Path recording, ExportScope scope) throws Exception {
        Path file = folder.resolve("part.topiary");
        export(recording, file, scope);
        Path lines = folder.resolve("part.jsonl");
        export(recording, lines, scope);
        Path back = folder.resolve("part-back.topiary");
        new RecordingImport(lines).write(back, Samples.control());
        assertThat(Samples.shown(Samples.read(back))).isEqualTo(Samples.shown(Samples.read(file)));
        return Samples.read(file).stream()
                .map(message -> new String(message.payload(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> search(Path file, String query) throws Exception {
        List<Message> found = new ArrayList<>();
        HistorySearch.Sink sink = (messages, progress) -> {
            found.addAll(messages);
            return true;
        };
        new HistorySearch(file, MessageQuery.parse(query), sink).run(Samples.EPOCH_MICROS);
        return Samples.shown(found);
    }

    /** What lies in the folder under the name of {@code file}, with temporary files. */
    private static List<String> companions(Path file) throws Exception {
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.map(each -> each.getFileName().toString())
                    .filter(name -> name.startsWith(file.getFileName().toString()))
                    .toList();
        }
    }

    private static String words(TransferException e) {
        return Messages.forLocale(Locale.ENGLISH).get(e.text());
    }
}
