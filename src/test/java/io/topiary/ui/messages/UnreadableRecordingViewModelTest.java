package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A recording that the log can't go on in. */
class UnreadableRecordingViewModelTest {

    private final LogStand stand = new LogStand(10);

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void damage() throws IOException {
        file = Files.writeString(folder.resolve("p.db"), "no recording, and not even a database".repeat(100));
        stand.model.continueWith(() -> Optional.of(file).filter(Files::isRegularFile));
    }

    @AfterEach
    void close() {
        stand.close();
    }

    private String problem() {
        Text problem = stand.model.readingProblemProperty().get();
        return problem == null ? "" : Messages.forLocale(Locale.ENGLISH).get(problem);
    }

    private void readAgain() {
        stand.model.readAgain();
        stand.refresh();
    }

    @Test
    void recording_isDamaged_saysWhichAndWhy_andShowsWhatIsInMemory() {
        stand.feed(0, 3);
        readAgain();
        assertThat(problem()).contains(file.toString()).contains("the file is damaged");
        assertThat(stand.topics()).isEqualTo(List.of("m0", "m1", "m2"));
    }

    @Test
    void recording_isNotWrittenYet_isNoProblem() {
        stand.refresh();
        assertThat(problem()).isEmpty();
    }

    @Test
    void readAgain_problemHasGone_tellsNothingMore() throws IOException {
        readAgain();
        readAgain();
        String before = problem();
        Files.delete(file);
        readAgain();
        assertThat(before).isNotEmpty();
        assertThat(problem()).isEmpty();
    }
}
