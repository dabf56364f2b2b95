package io.topiary.ui.messages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.message.Qos;
import io.topiary.core.message.Topic;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import io.topiary.ui.kit.RowSlot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageLogViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, 500, 1 << 24));
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void makeRoom() {
        model.window().setCapacity(3);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void refresh_following_showsTheNewestAtTheBottom() {
        feed(0, 10);
        assertThat(shown()).containsExactly("m7", "m8", "m9");
    }

    @Test
    void scroll_up_unfollowsAndCountsWhatIsNew() {
        feed(0, 10);
        model.window().scrollBy(-2);
        feed(10, 15);
        assertThat(List.of(
                        shown(),
                        model.followProperty().get(),
                        model.newRowsProperty().get()))
                .isEqualTo(List.of(List.of("m5", "m6", "m7"), false, 5L));
    }

    @Test
    void scroll_backToTheEnd_followsAgain() {
        feed(0, 10);
        model.window().scrollBy(-2);
        model.window().scrollBy(5);
        feed(10, 12);
        assertThat(shown()).containsExactly("m9", "m10", "m11");
    }

    @Test
    void follow_switchedOnAgain_jumpsToTheEnd() {
        feed(0, 10);
        model.followProperty().set(false);
        feed(10, 20);
        model.followProperty().set(true);
        pulse.run();
        assertThat(List.of(shown(), model.newRowsProperty().get()))
                .isEqualTo(List.of(List.of("m17", "m18", "m19"), 0L));
    }

    @Test
    void refresh_following_measuresHowOldTheScreenBecame_notFollowing_itDoesNot() {
        feed(0, 10);
        long before = System.nanoTime();
        int measured = pulse.ages().size();
        feed(10, 20);
        assertThat(pulse.ages()).hasSizeGreaterThan(measured);
        assertThat(pulse.ages().getLast()).isBetween(1L, System.nanoTime() - before);
        model.window().scrollBy(-2);
        measured = pulse.ages().size();
        feed(20, 30);
        assertThat(pulse.ages()).hasSize(measured);
    }

    @Test
    void refresh_notFollowing_rowsStayWhileOthersAreEvicted() {
        feed(0, 500);
        model.window().scrollTo(200);
        feed(500, 600);
        assertThat(List.of(
                        shown().getFirst(),
                        model.evictedProperty().get() + model.totalProperty().get()))
                .isEqualTo(List.of("m200", 600L));
    }

    @Test
    void refresh_paused_freezesTheRange() {
        feed(0, 10);
        model.setPaused(true);
        feed(10, 20);
        List<String> frozen = shown();
        model.setPaused(false);
        pulse.run();
        assertThat(List.of(frozen, shown()))
                .isEqualTo(List.of(List.of("m7", "m8", "m9"), List.of("m17", "m18", "m19")));
    }

    @Test
    void select_row_staysWhenOthersCome() {
        feed(0, 10);
        model.window().owner().selectSlot(1);
        feed(10, 20);
        assertThat(List.of(selectedTopic(), model.window().selectedSlot())).isEqualTo(List.of("m8", 1));
    }

    @Test
    void select_evictedLater_keepsTheMessage() {
        feed(0, 10);
        model.window().owner().selectSlot(1);
        feed(10, 600);
        assertThat(List.of(selectedTopic(), model.window().selectedSlot())).isEqualTo(List.of("m8", -1));
    }

    @Test
    void moveSelection_up_unfollowsAndScrolls() {
        feed(0, 10);
        model.window().owner().selectSlot(0);
        model.window().owner().moveSelection(-1);
        assertThat(List.of(
                        selectedTopic(),
                        shown().getFirst(),
                        model.followProperty().get()))
                .isEqualTo(List.of("m6", "m6", false));
    }

    @Test
    void moveSelection_end_followsAgain() {
        feed(0, 10);
        model.window().owner().selectSlot(0);
        model.window().owner().moveSelection(Long.MAX_VALUE);
        feed(10, 11);
        assertThat(shown()).containsExactly("m8", "m9", "m10");
    }

    @Test
    void filter_wordInThePayload_showsMatchesOldAndNew() {
        feed(0, 20);
        model.filterProperty().set("payload-1");
        pulse.run();
        feed(100, 101);
        assertThat(shown()).containsExactly("m18", "m19", "m100");
    }

    @Test
    void filter_evictedMatches_leaveTheList() {
        feed(0, 500);
        model.filterProperty().set("m1");
        pulse.run();
        feed(500, 800);
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
            connection.feed(topic, "x");
        }
        refresh();
        model.setSubtree("a");
        pulse.run();
        assertThat(shown()).containsExactly("a", "a/b");
    }

    @Test
    void setSubtree_null_showsEverythingAgain() {
        feed(0, 2);
        model.setSubtree("m0");
        model.setSubtree(null);
        pulse.run();
        assertThat(shown()).containsExactly("m0", "m1");
    }

    @Test
    void published_message_isShownAsOutgoing() {
        session.publish(PublishRequest.of(Topic.of("out"), "x".getBytes(UTF_8), Qos.AT_MOST_ONCE, false))
                .join();
        pulse.run();
        assertThat(((LogRow.OfMessage) model.window().slots().getFirst().get())
                        .message()
                        .direction())
                .isEqualTo(Direction.OUT);
    }

    @Test
    void goToTopic_selectedMessage_asksForItsTopic() {
        List<String> asked = new ArrayList<>();
        model.onGoToTopic(asked::add);
        feed(0, 1);
        model.window().owner().selectSlot(0);
        model.goToTopic();
        assertThat(asked).containsExactly("m0");
    }

    @Test
    void close_leavesNothingRegistered() {
        model.close();
        feed(0, 1);
        assertThat(List.of(pulse.registered(), pulse.isDirty())).isEqualTo(List.of(0, false));
    }

    private void feed(int from, int to) {
        IntStream.range(from, to).forEach(i -> connection.feed("m" + i, "payload-" + i));
        refresh();
    }

    private void refresh() {
        FakeConnection.settle(session);
        pulse.run();
        pulse.run();
    }

    private List<String> shown() {
        return model.window().slots().stream()
                .map(RowSlot::get)
                .map(MessageLogViewModelTest::told)
                .toList();
    }

    private static String told(LogRow row) {
        return switch (row) {
            case LogRow.OfMessage of -> of.message().topic();
            case LogRow.OfGaps gaps -> gaps.last().lasts() ? "offline" : "gap";
        };
    }

    private String selectedTopic() {
        Message message = model.selectedMessageProperty().get();
        return message == null ? "" : message.topic();
    }

    private void connect() {
        connection.connect();
    }

    private void lose() {
        connection.become(ConnectionState.WAITING);
    }

    @Test
    void gap_whileItLasts_isTheLastLine() {
        connect();
        feed(0, 10);
        lose();
        refresh();
        assertThat(shown()).containsExactly("m8", "m9", "offline");
    }

    @Test
    void gap_betweenMessages_isALineOfItsOwn() {
        connect();
        feed(0, 10);
        lose();
        connect();
        feed(10, 11);
        assertThat(shown()).containsExactly("m9", "gap", "m10");
        assertThat(model.window().rowCount()).isEqualTo(12);
    }

    @Test
    void gap_scrolledPast_countsAsALine() {
        connect();
        feed(0, 10);
        lose();
        connect();
        feed(10, 20);
        model.window().scrollTo(9);
        assertThat(shown()).containsExactly("m9", "gap", "m10");
        model.window().scrollTo(10);
        assertThat(shown()).containsExactly("gap", "m10", "m11");
        model.window().scrollTo(11);
        assertThat(shown()).containsExactly("m10", "m11", "m12");
        feed(20, 21);
        assertThat(shown()).containsExactly("m10", "m11", "m12");
    }

    @Test
    void gap_underAFilter_standsBetweenWhatMatches() {
        connect();
        feed(0, 10);
        lose();
        connect();
        feed(10, 20);
        model.filterProperty().set("5");
        refresh();
        assertThat(shown()).containsExactly("m5", "gap", "m15");
    }

    @Test
    void gap_underAFilterThatNothingMatches_isNotShown() {
        connect();
        feed(0, 10);
        lose();
        model.filterProperty().set("nothing-of-that");
        refresh();
        assertThat(shown()).isEmpty();
    }

    @Test
    void gaps_withNothingShownInBetween_areOneLine() {
        connect();
        feed(0, 10);
        for (int i = 10; i < 20; i++) {
            lose();
            connect();
            feed(i, i + 1);
        }
        assertThat(model.window().rowCount()).isEqualTo(30);
        model.filterProperty().set("9");
        refresh();
        assertThat(shown()).containsExactly("m9", "gap", "m19");
    }

    @Test
    void moveSelection_passesOverGaps() {
        connect();
        feed(0, 10);
        lose();
        connect();
        feed(10, 11);
        model.window().owner().selectSlot(1);
        assertThat(selectedTopic()).isEmpty();
        model.window().owner().selectSlot(2);
        model.window().owner().moveSelection(-1);
        assertThat(selectedTopic()).isEqualTo("m9");
        assertThat(model.window().selectedSlot()).isZero();
    }

    @Test
    void gap_whilePaused_waitsForTheEndOfThePause() {
        connect();
        feed(0, 10);
        model.setPaused(true);
        lose();
        refresh();
        assertThat(shown()).containsExactly("m7", "m8", "m9");
        model.setPaused(false);
        refresh();
        assertThat(shown()).containsExactly("m8", "m9", "offline");
    }

    @Test
    void gap_whoseMessagesWereEvicted_goesWithThem() {
        connect();
        feed(0, 10);
        lose();
        connect();
        feed(10, 600);
        assertThat(model.window().rowCount()).isEqualTo(model.totalProperty().get());
    }
}
