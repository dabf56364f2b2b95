package io.topiary.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordersTest {

    private static final long END_MILLIS = 20_000;

    @TempDir
    Path folder;

    private final Recorders recorders = new Recorders();

    @Test
    void open_sameFileTwice_sharesOneRecorderUntilBothAreClosed() throws Exception {
        RecordingLine first = recorders.open(file(), RecordingBudget.DEFAULT);
        RecordingLine second = recorders.open(file(), RecordingBudget.UNLIMITED);
        assertThat(first.recorder()).isSameAs(second.recorder());
        assertThat(first.recorder().budget()).isEqualTo(RecordingBudget.UNLIMITED);
        first.close();
        first.close();
        second.record(List.of(RecordingProgram.message(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> second.counts().recorded() == 1);
        second.close();
        assertThat(recorders.awaitEnd(END_MILLIS)).isTrue();
        assertThat(RecordedMessages.in(file())).hasSize(1);
    }

    @Test
    void open_whileTheLastOneEnds_losesNothingOfBoth() throws Exception {
        for (int i = 1; i <= 5; i++) {
            RecordingLine line = recorders.open(file(), RecordingBudget.DEFAULT);
            line.record(List.of(RecordingProgram.message(i)));
            line.close();
        }
        assertThat(recorders.awaitEnd(END_MILLIS)).isTrue();
        assertThat(RecordedMessages.in(file())).hasSize(5);
    }

    @Test
    void openTemporary_closed_leavesNothing() throws Exception {
        Path file = TemporaryRecording.place();
        RecordingLine line = recorders.openTemporary(file, RecordingBudget.DEFAULT);
        line.record(List.of(RecordingProgram.message(1)));
        await().atMost(Duration.ofSeconds(20)).until(() -> line.counts().recorded() == 1);
        assertThat(file).exists();
        line.close();
        assertThat(recorders.awaitEnd(END_MILLIS)).isTrue();
        await().until(() -> !Files.exists(file.getParent()));
    }

    @Test
    void folder_namesOfBrokers_areSafeFileNames() {
        RecordingFolder recordings = new RecordingFolder(folder);
        assertThat(List.of(
                        recordings.ofBroker("Plant.Local", 1883),
                        recordings.ofBroker("[::1]", 8883),
                        recordings.ofBroker("..", 1)))
                .containsExactly(
                        folder.resolve("plant.local-1883.db"),
                        folder.resolve("___1_-8883.db"),
                        folder.resolve("..-1.db"));
        assertThat(recordings.ofBroker("h".repeat(300), 1).getFileName().toString())
                .hasSizeLessThan(240);
    }

    private Path file() {
        return folder.resolve("p.db");
    }
}
