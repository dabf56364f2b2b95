package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SelectionHistoryTest {

    private final AtomicLong clock = new AtomicLong();
    private final SelectionHistory history = new SelectionHistory(clock::get);

    private void lookAt(String... paths) {
        for (String path : paths) {
            history.visited(path);
            clock.addAndGet(TimeUnit.SECONDS.toNanos(2));
        }
    }

    private List<Boolean> ways() {
        return List.of(
                history.canGoBackProperty().get(),
                history.canGoForwardProperty().get());
    }

    @Test
    void empty_goesNowhere() {
        assertThat(List.of(history.back(), history.forward())).isEqualTo(List.of(Optional.empty(), Optional.empty()));
    }

    @Test
    void back_andForward_walkAlongWhatWasLookedAt() {
        lookAt("a", "b", "c");
        assertThat(List.of(history.back(), history.back(), history.back(), history.forward()))
                .isEqualTo(List.of(Optional.of("b"), Optional.of("a"), Optional.empty(), Optional.of("b")));
        assertThat(ways()).isEqualTo(List.of(true, true));
    }

    @Test
    void visited_whereTheHistoryLed_changesNothing() {
        lookAt("a", "b");
        history.back();
        history.visited("a");
        assertThat(history.forward()).contains("b");
    }

    @Test
    void visited_afterGoingBack_forgetsTheWayForward() {
        lookAt("a", "b", "c");
        history.back();
        history.back();
        lookAt("d");
        assertThat(ways()).isEqualTo(List.of(true, false));
        assertThat(history.back()).contains("a");
    }

    @Test
    void visited_inPassing_isNotKept() {
        lookAt("a");
        for (String passed : List.of("b", "c", "d")) {
            history.visited(passed);
            clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(30));
        }
        lookAt("e");
        assertThat(history.back()).contains("a");
        assertThat(history.forward()).contains("e");
    }

    @Test
    void visited_manyTimes_keepsAHundred() {
        for (int i = 0; i < 300; i++) {
            lookAt("p" + i);
        }
        int steps = 0;
        while (history.back().isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(99);
    }
}
