package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicStepsViewModelTest {

    private static final int APART = 50_000;

    private final LogStand stand = new LogStand(10, 2 * APART);
    private final MessageLogViewModel model = stand.model;

    @BeforeEach
    void feed() {
        stand.connection.feed("quiet", "first");
        for (int i = 0; i < APART; i++) {
            stand.connection.feed("noisy", "n" + i);
        }
        stand.feed("quiet=second");
        model.window().owner().moveSelection(Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void goAlong_back_findsTheLastOneHoweverFarAway_andShowsIt() {
        go(false);
        assertThat(stand.selected()).isEqualTo("quiet=first");
        assertThat(model.window().firstRow()).isZero();
    }

    @Test
    void goAlong_thereIsNoFurther_staysWhereItIs() {
        go(true);
        assertThat(stand.selected()).isEqualTo("quiet=second");
    }

    @Test
    void goAlong_thereAndBack_isWhereItBegan() {
        go(false);
        go(true);
        assertThat(stand.selected()).isEqualTo("quiet=second");
    }

    private void go(boolean next) {
        model.cursor().goAlong(next);
        stand.refresh();
    }
}
