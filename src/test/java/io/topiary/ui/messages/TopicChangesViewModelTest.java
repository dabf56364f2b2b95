package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TopicChangesViewModelTest {

    private final LogStand stand = new LogStand(10);
    private final MessageLogViewModel model = stand.model;

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void onlyChanges_leavesOutRepeatedPayloads_ofEachTopic_oldAndNew() {
        stand.feed("a=1", "b=1", "a=1", "a=2", "b=1");
        model.filter().onlyChangesProperty().set(true);
        stand.refresh();
        List<String> before = stand.messages();
        stand.feed("a=2", "b=2", "a=1");
        assertThat(List.of(before, stand.messages()))
                .isEqualTo(List.of(List.of("a=1", "b=1", "a=2"), List.of("a=1", "b=1", "a=2", "b=2", "a=1")));
    }

    @Test
    void onlyChanges_off_showsAllAgain() {
        stand.feed("a=1", "a=1");
        model.filter().onlyChangesProperty().set(true);
        stand.refresh();
        model.filter().onlyChangesProperty().set(false);
        stand.refresh();
        assertThat(stand.messages()).containsExactly("a=1", "a=1");
    }

    @Test
    void onlyChanges_withAFilter_comparesWithWhatCameBefore_notWithWhatIsShown() {
        stand.feed("a=10", "a=2", "a=10", "a=10", "b=10");
        model.filter().onlyChangesProperty().set(true);
        model.filterProperty().set("payload:10");
        stand.refresh();
        assertThat(stand.messages()).containsExactly("a=10", "a=10", "b=10");
        assertThat(model.filter().matches())
                .isNotNull()
                .extracting(LogMatches::size)
                .isEqualTo(3);
    }

    @Test
    void onlyChanges_moreTopicsThanAreRemembered_showsTooMuchRatherThanTooLittle() {
        TopicChanges changes = new TopicChanges(1, firsts -> Map.of());
        stand.feed("a=1", "b=1", "a=1", "b=1");
        assertThat(stand.session.model().read(all -> all.log().range(0, 4)).stream()
                        .map(changes::isChange))
                .containsExactly(true, true, false, true);
    }
}
