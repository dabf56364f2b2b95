package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicChangesViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session = connection.session();
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));

    @BeforeEach
    void makeRoom() {
        model.window().setCapacity(10);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void onlyChanges_leavesOutRepeatedPayloads_ofEachTopic_oldAndNew() {
        feed("a=1", "b=1", "a=1", "a=2", "b=1");
        model.filter().onlyChangesProperty().set(true);
        refresh();
        List<String> before = shown();
        feed("a=2", "b=2", "a=1");
        assertThat(List.of(before, shown()))
                .isEqualTo(List.of(List.of("a=1", "b=1", "a=2"), List.of("a=1", "b=1", "a=2", "b=2", "a=1")));
    }

    @Test
    void onlyChanges_off_showsAllAgain() {
        feed("a=1", "a=1");
        model.filter().onlyChangesProperty().set(true);
        refresh();
        model.filter().onlyChangesProperty().set(false);
        refresh();
        assertThat(shown()).containsExactly("a=1", "a=1");
    }

    @Test
    void onlyChanges_withAFilter_comparesWithWhatCameBefore_notWithWhatIsShown() {
        feed("a=10", "a=2", "a=10", "a=10", "b=10");
        model.filter().onlyChangesProperty().set(true);
        model.filterProperty().set("payload:10");
        refresh();
        assertThat(shown()).containsExactly("a=10", "a=10", "b=10");
        assertThat(model.filter().matches())
                .isNotNull()
                .extracting(LogMatches::size)
                .isEqualTo(3);
    }

    @Test
    void onlyChanges_moreTopicsThanAreRemembered_showsTooMuchRatherThanTooLittle() {
        TopicChanges changes = new TopicChanges(1);
        feed("a=1", "b=1", "a=1", "b=1");
        assertThat(session.model().read(all -> all.log().range(0, 4)).stream().map(changes::test))
                .containsExactly(true, true, false, true);
    }

    private void feed(String... messages) {
        for (String message : messages) {
            connection.feed(message.substring(0, 1), message.substring(2));
        }
        refresh();
    }

    private void refresh() {
        FakeConnection.settle(session);
        pulse.run();
        pulse.run();
    }

    private List<String> shown() {
        return model.window().slots().stream()
                .map(slot -> slot.get() instanceof LogRow.OfMessage row
                        ? row.message().topic() + "=" + row.preview().text()
                        : "")
                .toList();
    }
}
