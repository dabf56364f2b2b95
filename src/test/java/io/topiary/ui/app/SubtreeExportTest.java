package io.topiary.ui.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.message.Message;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualMetronome;
import io.topiary.testing.ManualPulse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubtreeExportTest {

    @TempDir
    Path folder;

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final Workers workers = new Workers(1);
    private final AnsweredQuestions questions = new AnsweredQuestions();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final SubtreeExport export = new SubtreeExport(
            session,
            questions,
            told::add,
            new Context(
                    Messages.forLocale(Locale.ENGLISH),
                    new ManualPulse(),
                    new ManualMetronome(),
                    Runnable::run,
                    workers,
                    PayloadReader.PLAIN));

    @AfterEach
    void close() {
        session.close();
        workers.close();
    }

    private void feed(String... topics) {
        for (String topic : topics) {
            connection.feed(topic, "old");
            connection.feed(topic, ("new " + topic).getBytes(UTF_8), Qos.AT_LEAST_ONCE, true);
        }
        FakeConnection.settle(session);
    }

    private String export(String path, String filter, Path file) {
        questions.exportTo = file;
        export.export(path, filter);
        await().until(() -> !told.isEmpty());
        return told.getFirst();
    }

    private static List<String> topics(Path file) throws IOException, MessageJsonException {
        List<String> topics = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            Message message = new MessageJsonReader().read(line, 0);
            assertThat(new String(message.payload(), UTF_8)).isEqualTo("new " + message.topic());
            topics.add(message.topic());
        }
        return topics;
    }

    @Test
    void export_writesTheNewestMessagesAtAndBelow_andTellsWhere() throws Exception {
        feed("a", "a/b", "ab", "a/b/c", "a/", "b/a/b", "$SYS/a");
        Path file = folder.resolve("out.jsonl");
        assertThat(export("a", "", file)).isEqualTo("The newest messages of 4 topics are in " + file);
        assertThat(topics(file)).containsExactlyInAnyOrder("a", "a/b", "a/b/c", "a/");
        assertThat(folder).isDirectoryContaining(file::equals);
        assertThat(questions.asked).containsExactly("export topics-a.jsonl");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void export_filterInForce_leavesOut_inAndBeyondOneSlice() throws Exception {
        for (int i = 0; i < 5_000; i++) {
            connection.feed("n/" + i, "x");
        }
        feed("n/kept", "n/other");
        Path file = folder.resolve("out.jsonl");
        assertThat(export("n", "payload:\"new n/kept\" qos:1", file))
                .isEqualTo("The newest message of one topic is in " + file);
        assertThat(topics(file)).containsExactly("n/kept");
    }

    @Test
    void export_levelWithEmptyName_isWithoutSysAndOthers() throws Exception {
        feed("/x", "$SYS/x", "y");
        Path file = folder.resolve("out.jsonl");
        export("", "", file);
        assertThat(topics(file)).containsExactly("/x");
    }

    @Test
    void export_nothingAccepted_leavesTheFileAlone() throws Exception {
        feed("a/b");
        Path file = Files.writeString(folder.resolve("out.jsonl"), "precious");
        assertThat(export("a", "nowhere", file)).startsWith("Nothing was exported: the filter accepts no topic at or");
        assertThat(file).hasContent("precious");
    }

    @Test
    void export_brokenFilter_isRefusedBeforeAskingForAFile() {
        assertThat(export("a", "\"x", folder)).startsWith("The filter “\"x” can't be understood");
        assertThat(questions.asked).isEmpty();
    }

    @Test
    void export_toAFolder_failsInWords_andLeavesNothing() throws Exception {
        feed("a/b");
        Path taken = folder.resolve("taken");
        Files.createDirectories(taken.resolve("inside"));
        assertThat(export("a", "", taken))
                .isEqualTo(taken + " could not be saved: it is a folder. Nothing was exported. "
                        + "Choose another folder or make room, then try again.");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(taken);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a/b,topics-a_b.jsonl",
        "'',topics.jsonl",
        "../..,topics.jsonl",
        "$SYS/broker,topics-SYS_broker.jsonl",
        "küche/µ:*?,topics-küche_µ.jsonl"
    })
    void proposeName_isSafe(String path, String name) {
        assertThat(SubtreeExport.proposeName(path)).isEqualTo(name);
        assertThat(SubtreeExport.proposeName("😀x".repeat(99)).length()).isLessThan(90);
    }
}
