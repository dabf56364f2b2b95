package io.topiary.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageLogViewModelTest {

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
    void refresh_following_showsTheNewestAtTheBottom() {
        stand.feed(0, 10);
        assertThat(stand.topics()).containsExactly("m7", "m8", "m9");
    }

    @Test
    void scroll_up_unfollowsAndCountsWhatIsNew() {
        stand.feed(0, 10);
        model.window().scrollBy(-2);
        stand.feed(10, 15);
        assertThat(List.of(
                        stand.topics(),
                        model.followProperty().get(),
                        model.newRowsProperty().get()))
                .isEqualTo(List.of(List.of("m5", "m6", "m7"), false, 5L));
    }

    @Test
    void scroll_backToTheEnd_followsAgain() {
        stand.feed(0, 10);
        model.window().scrollBy(-2);
        model.window().scrollBy(5);
        stand.feed(10, 12);
        assertThat(stand.topics()).containsExactly("m9", "m10", "m11");
    }

    @Test
    void follow_switchedOnAgain_jumpsToTheEnd() {
        stand.feed(0, 10);
        model.followProperty().set(false);
        stand.feed(10, 20);
        model.followProperty().set(true);
        stand.pulse.run();
        assertThat(List.of(stand.topics(), model.newRowsProperty().get()))
                .isEqualTo(List.of(List.of("m17", "m18", "m19"), 0L));
    }

    @Test
    void refresh_following_measuresHowOldTheScreenBecame_notFollowing_itDoesNot() {
        stand.feed(0, 10);
        long before = System.nanoTime();
        int measured = stand.pulse.ages().size();
        stand.feed(10, 20);
        assertThat(stand.pulse.ages()).hasSizeGreaterThan(measured);
        assertThat(stand.pulse.ages().getLast()).isBetween(1L, System.nanoTime() - before);
        model.window().scrollBy(-2);
        measured = stand.pulse.ages().size();
        stand.feed(20, 30);
        assertThat(stand.pulse.ages()).hasSize(measured);
    }

    @Test
    void refresh_notFollowing_rowsStayWhileOthersAreEvicted() {
        stand.feed(0, 500);
        model.window().scrollTo(200);
        stand.feed(500, 600);
        assertThat(List.of(
                        stand.topics().getFirst(),
                        model.evictedProperty().get() + model.totalProperty().get()))
                .isEqualTo(List.of("m200", 600L));
    }

    @Test
    void refresh_paused_freezesTheRange() {
        stand.feed(0, 10);
        model.setPaused(true);
        stand.feed(10, 20);
        List<String> frozen = stand.topics();
        model.setPaused(false);
        stand.pulse.run();
        assertThat(List.of(frozen, stand.topics()))
                .isEqualTo(List.of(List.of("m7", "m8", "m9"), List.of("m17", "m18", "m19")));
    }

    @Test
    void select_row_staysWhenOthersCome() {
        stand.feed(0, 10);
        model.window().owner().selectSlot(1);
        stand.feed(10, 20);
        assertThat(List.of(selected(), model.window().selectedSlot())).isEqualTo(List.of("m8", 1));
    }

    @Test
    void select_evictedLater_keepsTheMessage() {
        stand.feed(0, 10);
        model.window().owner().selectSlot(1);
        stand.feed(10, 600);
        assertThat(List.of(selected(), model.window().selectedSlot())).isEqualTo(List.of("m8", -1));
    }

    @Test
    void moveSelection_up_unfollowsAndScrolls() {
        stand.feed(0, 10);
        model.window().owner().selectSlot(0);
        model.window().owner().moveSelection(-1);
        assertThat(List.of(
                        selected(),
                        stand.topics().getFirst(),
                        model.followProperty().get()))
                .isEqualTo(List.of("m6", "m6", false));
    }

    @Test
    void moveSelection_end_followsAgain() {
        stand.feed(0, 10);
        model.window().owner().selectSlot(0);
        model.window().owner().moveSelection(Long.MAX_VALUE);
        stand.feed(10, 11);
        assertThat(stand.topics()).containsExactly("m8", "m9", "m10");
    }

    @Test
    void published_message_isShownAsOutgoing() {
        stand.session
                .publish(PublishRequest.of(Topic.of("out"), "x".getBytes(UTF_8), Qos.AT_MOST_ONCE, false))
                .join();
        stand.pulse.run();
        assertThat(((LogRow.OfMessage) model.window().slots().getFirst().get())
                        .message()
                        .direction())
                .isEqualTo(Direction.OUT);
    }

    @Test
    void goToTopic_selectedMessage_asksForItsTopic() {
        List<String> asked = new ArrayList<>();
        model.onGoToTopic(asked::add);
        stand.feed(0, 1);
        model.window().owner().selectSlot(0);
        model.goToTopic();
        assertThat(asked).containsExactly("m0");
    }

    @Test
    void close_leavesNothingRegistered() {
        model.close();
        stand.feed(0, 1);
        assertThat(List.of(stand.pulse.registered(), stand.pulse.isDirty())).isEqualTo(List.of(0, false));
    }
}
