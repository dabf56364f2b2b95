package io.topiary.ui.history.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.topiary.core.history.transfer.ExportFormat;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Errands;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.history.files.ExportRecordingViewModel.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportRecordingViewModelTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);

    @TempDir
    static Path shared;

    private static Path large;

    @TempDir
    Path folder;

    private ExportRecordingViewModel model;

    @BeforeAll
    static void recordMuch() throws Exception {
        large = RecordingSample.record(shared.resolve("large.db"), 150_000);
    }

    @BeforeEach
    void open() throws Exception {
        Path recording = RecordingSample.record(folder.resolve("plant.db"), 20);
        model = new ExportRecordingViewModel(
                new Start(recording, "v1", "t/1"), Runnable::run, new ManualPulse(), Runnable::run, messages);
    }

    @Test
    void start_tellsWhatIsInTheRecording() {
        assertThat(model.contentProperty().get())
                .startsWith("Recording of Topiary: 20 messages on 3 topics, ")
                .contains("2023");
        assertThat(model.ready().getValue()).isTrue();
    }

    @Test
    void write_all_tellsHowManyAndWhere() {
        Path file = folder.resolve("out.topiary");
        model.write(file);
        await().until(() -> model.writtenProperty().get() != null);
        assertThat(model.resultProperty().get()).startsWith("20 messages, ").endsWith(": out.topiary");
        assertThat(model.writtenProperty().get()).isEqualTo(file).exists();
    }

    @Test
    void write_part_takesWhatFilterAndSubtreeAccept() {
        model.allProperty().set(false);
        model.formatProperty().set(ExportFormat.JSON_LINES);
        assertThat(model.proposedName()).isEqualTo("plant-part.jsonl");
        Path file = folder.resolve("out.jsonl");
        model.write(file);
        await().until(() -> model.writtenProperty().get() != null);
        assertThat(file).content().contains("\"v10\"", "\"v1\"").doesNotContain("\"v2\"", "\"v11\"");
    }

    @Test
    void write_nothingAccepted_saysSo() {
        model.allProperty().set(false);
        model.filterProperty().set("nowhere");
        model.write(folder.resolve("out.jsonl"));
        await().until(() -> !model.resultProperty().get().isEmpty());
        assertThat(model.resultProperty().get()).isEqualTo("No message is as wanted. Nothing was written");
        assertThat(model.writtenProperty().get()).isNull();
    }

    @Test
    void write_noSuchPlace_saysWhy() throws Exception {
        Path notFolder = Files.writeString(folder.resolve("file"), "");
        model.write(notFolder.resolve("out.jsonl"));
        await().until(() -> !model.problemProperty().get().isEmpty());
        assertThat(model.problemProperty().get()).contains("could not be saved: a part of its path is a file");
    }

    @ParameterizedTest
    @EnumSource
    void close_inTheMiddle_leavesNothingOfTheFile(ExportFormat format) throws Exception {
        Path target = Files.createDirectory(folder.resolve("target"));
        Errands errands = new Errands("test-export");
        ExportRecordingViewModel exporting = new ExportRecordingViewModel(
                new Start(large, "", ""), errands, new ManualPulse(), Runnable::run, messages);
        exporting.formatProperty().set(format);
        exporting.write(target.resolve("out" + format.extension()));
        await().pollInterval(Duration.ofMillis(1)).until(() -> !isEmpty(target));
        exporting.close();
        assertThat(errands.awaitEnd(20_000)).isTrue();
        assertThat(target).isEmptyDirectory();
        assertThat(exporting.writtenProperty().get()).isNull();
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    @Test
    void typed_faults_areToldAndKeepItFromBeginning() {
        model.allProperty().set(false);
        model.sinceProperty().set("soon");
        assertThat(model.problemProperty().get()).startsWith("“soon” is no time.");
        assertThat(model.ready().getValue()).isFalse();
        model.sinceProperty().set("1h");
        model.untilProperty().set("2h");
        assertThat(model.problemProperty().get()).isEqualTo("It ends before it begins");
        model.untilProperty().set("");
        model.filterProperty().set("size:big");
        assertThat(model.problemProperty().get()).isNotEmpty();
        model.allProperty().set(true);
        assertThat(model.problemProperty().get()).isEmpty();
        assertThat(model.ready().getValue()).isTrue();
    }
}
