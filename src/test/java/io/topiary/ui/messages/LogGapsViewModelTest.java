package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Times without a link between the rows of the log. */
class LogGapsViewModelTest {

    private final LogStand stand = new LogStand(3);
    private final MessageLogViewModel model = stand.model;

    @AfterEach
    void close() {
        stand.close();
    }

    private String selected() {
        Message message = model.selectedMessageProperty().get();
        return message == null ? "" : message.topic();
    }

    @Test
    void gap_whileItLasts_isTheLastLine() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        stand.refresh();
        assertThat(stand.topics()).containsExactly("m8", "m9", "offline");
    }

    @Test
    void gap_betweenMessages_isALineOfItsOwn() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        stand.connection.connect();
        stand.feed(10, 11);
        assertThat(stand.topics()).containsExactly("m9", "gap", "m10");
        assertThat(model.window().rowCount()).isEqualTo(12);
    }

    @Test
    void gap_scrolledPast_countsAsALine() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        stand.connection.connect();
        stand.feed(10, 20);
        model.window().scrollTo(9);
        assertThat(stand.topics()).containsExactly("m9", "gap", "m10");
        model.window().scrollTo(10);
        assertThat(stand.topics()).containsExactly("gap", "m10", "m11");
        model.window().scrollTo(11);
        assertThat(stand.topics()).containsExactly("m10", "m11", "m12");
        stand.feed(20, 21);
        assertThat(stand.topics()).containsExactly("m10", "m11", "m12");
    }

    @Test
    void gap_underAFilter_standsBetweenWhatMatches() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        stand.connection.connect();
        stand.feed(10, 20);
        model.filterProperty().set("5");
        stand.refresh();
        assertThat(stand.topics()).containsExactly("m5", "gap", "m15");
    }

    @Test
    void gap_underAFilterThatNothingMatches_isNotShown() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        model.filterProperty().set("nothing-of-that");
        stand.refresh();
        assertThat(stand.topics()).isEmpty();
    }

    @Test
    void gaps_withNothingShownInBetween_areOneLine() {
        stand.connection.connect();
        stand.feed(0, 10);
        for (int i = 10; i < 20; i++) {
            stand.lose();
            stand.connection.connect();
            stand.feed(i, i + 1);
        }
        assertThat(model.window().rowCount()).isEqualTo(30);
        model.filterProperty().set("9");
        stand.refresh();
        assertThat(stand.topics()).containsExactly("m9", "gap", "m19");
    }

    @Test
    void moveSelection_passesOverGaps() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        stand.connection.connect();
        stand.feed(10, 11);
        model.window().owner().selectSlot(1);
        assertThat(selected()).isEmpty();
        model.window().owner().selectSlot(2);
        model.window().owner().moveSelection(-1);
        assertThat(selected()).isEqualTo("m9");
        assertThat(model.window().selectedSlot()).isZero();
    }

    @Test
    void gap_whilePaused_waitsForTheEndOfThePause() {
        stand.connection.connect();
        stand.feed(0, 10);
        model.setPaused(true);
        stand.lose();
        stand.refresh();
        assertThat(stand.topics()).containsExactly("m7", "m8", "m9");
        model.setPaused(false);
        stand.refresh();
        assertThat(stand.topics()).containsExactly("m8", "m9", "offline");
    }

    @Test
    void gap_whoseMessagesWereEvicted_goesWithThem() {
        stand.connection.connect();
        stand.feed(0, 10);
        stand.lose();
        stand.connection.connect();
        stand.feed(10, 600);
        assertThat(model.window().rowCount()).isEqualTo(model.totalProperty().get());
    }
}
