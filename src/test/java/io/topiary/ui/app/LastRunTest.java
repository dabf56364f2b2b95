package io.topiary.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.settings.Settings.Run;
import io.topiary.core.settings.SettingsStore;
import io.topiary.core.store.StoreException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {

    private static final long PID = ProcessHandle.current().pid();
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final Instant BEFORE = NOW.minusSeconds(60);

    @TempDir
    Path folder;

    private SettingsStore settings() {
        return SettingsStore.open(folder.resolve("settings.json"));
    }

    private LastRun run(Map<Long, Instant> processes) {
        return new LastRun(settings(), processes::get);
    }

    @Test
    void crashed_afterTheFirstStart_orOneThatEnded_isFalse() {
        LastRun first = run(Map.of(PID, BEFORE));
        first.note(List.of("a"));
        first.end();
        assertThat(List.of(first.crashed(), run(Map.of(PID, NOW)).crashed())).containsOnly(false);
    }

    @Test
    void crashed_afterOneThatNeverEnded_isTrueAndTellsWhatWasOpen() {
        run(Map.of(PID, BEFORE)).note(List.of("b", "a"));
        LastRun next = run(Map.of(PID, NOW));
        assertThat(next.crashed()).isTrue();
        assertThat(next.open()).containsExactly("b", "a");
    }

    @Test
    void note_afterTheEnd_makesNoCrashOfIt() {
        LastRun first = run(Map.of(PID, BEFORE));
        first.end();
        first.note(List.of("a"));
        assertThat(run(Map.of(PID, NOW)).crashed()).isFalse();
    }

    @Test
    void crashed_whileAnotherRunGoesOn_isFalseAndLeavesItsNote() throws StoreException {
        settings().update(current -> current.withRun(new Run(PID + 1, BEFORE, List.of("a"))));
        LastRun second = run(Map.of(PID, NOW, PID + 1, BEFORE));
        assertThat(second.crashed()).isFalse();
        second.note(List.of("b"));
        second.end();
        assertThat(Objects.requireNonNull(settings().settings().run()).profiles())
                .containsExactly("a");
    }

    @Test
    void crashed_whenTheNumberBelongsToAnotherProcessNow_isTrue() throws StoreException {
        settings().update(current -> current.withRun(new Run(PID + 1, BEFORE, List.of("a"))));
        assertThat(run(Map.of(PID, NOW, PID + 1, NOW)).crashed()).isTrue();
    }
}
