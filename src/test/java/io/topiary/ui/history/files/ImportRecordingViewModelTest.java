package io.topiary.ui.history.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Messages;
import io.topiary.testing.ManualPulse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportRecordingViewModelTest {

    private final Messages messages = Messages.forLocale(Locale.ENGLISH);
    private final ImportRecordingViewModel model =
            new ImportRecordingViewModel(Runnable::run, new ManualPulse(), Runnable::run, messages);

    @TempDir
    Path folder;

    @Test
    void choose_lines_tellsWhatIsInThemAndWhatIsNot() throws Exception {
        model.choose(lines());
        assertThat(model.contentProperty().get()).startsWith("JSON lines: 2 messages on 1 topic, ");
        assertThat(model.details()).containsExactly("1 line could not be read", "Line 2: This is no message in JSON");
        assertThat(model.ready().getValue()).isTrue();
        assertThat(model.importedProperty().get()).isNull();
        assertThat(model.proposedFile()).isEqualTo(folder.resolve("in.topiary"));
    }

    @Test
    void write_lines_canBeOpenedAfterwards() throws Exception {
        model.choose(lines());
        Path file = folder.resolve("out.topiary");
        model.write(file);
        assertThat(model.resultProperty().get()).startsWith("2 messages on 1 topic imported, ");
        assertThat(model.importedProperty().get()).isEqualTo(file).exists();
    }

    @Test
    void choose_recording_canBeOpenedAtOnce() throws Exception {
        Path recording = RecordingSample.record(folder.resolve("x.topiary"), 3);
        model.choose(recording);
        assertThat(model.importedProperty().get()).isEqualTo(recording);
        assertThat(model.proposedFile()).isEqualTo(folder.resolve("x-2.topiary"));
    }

    @Test
    void choose_somethingElse_saysWhatCanBeImported() throws Exception {
        model.choose(Files.writeString(folder.resolve("in"), "hello"));
        assertThat(model.problemProperty().get()).contains("Topiary can't tell what");
        assertThat(model.ready().getValue()).isFalse();
        model.choose(lines());
        assertThat(model.problemProperty().get()).isEmpty();
    }

    private Path lines() throws Exception {
        return Files.writeString(folder.resolve("in.jsonl"), """
                {"time":"2026-01-31T12:00:00Z","topic":"t","payload":"1"}
                garbage
                {"time":"2026-01-31T12:00:01Z","topic":"t","payload":"2"}
                """);
    }
}
