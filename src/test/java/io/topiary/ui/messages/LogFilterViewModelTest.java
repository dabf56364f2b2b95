package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which messages the log shows. */
class LogFilterViewModelTest {

    private final LogStand stand = new LogStand(3);
    private final MessageLogViewModel model = stand.model;

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void filter_wordInThePayload_showsMatchesOldAndNew() {
        stand.feed(0, 20);
        model.filterProperty().set("payload-1");
        stand.pulse.run();
        stand.feed(100, 101);
        assertThat(stand.topics()).containsExactly("m18", "m19", "m100");
    }

    @Test
    void filter_evictedMatches_leaveTheList() {
        stand.feed(0, 500);
        model.filterProperty().set("m1");
        stand.pulse.run();
        stand.feed(500, 800);
        assertThat(model.window().rowCount()).isZero();
    }

    @Test
    void filter_broken_saysWhere() {
        model.filterProperty().set("a -");
        assertThat(model.filter().input().errorProperty().get())
                .isEqualTo("The minus sign at position 3 needs a word after it");
    }

    @Test
    void setSubtree_path_showsTopicAndBelowOnly() {
        for (String topic : List.of("a", "a/b", "ab", "c")) {
            stand.connection.feed(topic, "x");
        }
        stand.refresh();
        model.setSubtree("a");
        stand.pulse.run();
        assertThat(stand.topics()).containsExactly("a", "a/b");
    }

    @Test
    void setSubtree_null_showsEverythingAgain() {
        stand.feed(0, 2);
        model.setSubtree("m0");
        model.setSubtree(null);
        stand.pulse.run();
        assertThat(stand.topics()).containsExactly("m0", "m1");
    }
}
