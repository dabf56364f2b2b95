package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.intake.IntakeLimits;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionLimits;
import io.topiary.core.text.Messages;
import io.topiary.testing.FakeConnection;
import io.topiary.testing.ManualPulse;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LogSelectionViewModelTest {

    private final FakeConnection connection = new FakeConnection();
    private final Session session =
            connection.session(new SessionLimits(IntakeLimits.forKeepAlive(60), 1_000, 500, 1 << 24));
    private final ManualPulse pulse = new ManualPulse();
    private final MessageLogViewModel model =
            new MessageLogViewModel(session, pulse, Runnable::run, Messages.forLocale(Locale.ENGLISH));
    private final LogSelection selection = new LogSelection(model);

    @BeforeEach
    void makeRoom() {
        model.window().setCapacity(5);
    }

    @AfterEach
    void close() {
        model.close();
        session.close();
    }

    @Test
    void extendTo_laterRow_selectsAllInBetween_andInspectsTheLast() {
        feed(0, 5);
        click(1);
        selection.extendTo(row(3));
        assertThat(List.of(topics(), inspected())).isEqualTo(List.of(List.of("m1", "m2", "m3"), "m3"));
    }

    @Test
    void extendTo_again_beginsWhereTheFirstDid() {
        feed(0, 5);
        click(2);
        selection.extendTo(row(4));
        selection.extendTo(row(0));
        assertThat(topics()).containsExactly("m0", "m1", "m2");
    }

    @Test
    void toggle_addsARow_andTakesItOutAgain_butNeverTheLast() {
        feed(0, 5);
        click(1);
        selection.toggle(row(3));
        List<String> both = topics();
        selection.toggle(row(1));
        selection.toggle(row(3));
        assertThat(List.of(both, topics(), inspected())).isEqualTo(List.of(List.of("m1", "m3"), List.of("m3"), "m3"));
    }

    @Test
    void toggle_theInspectedRowOff_inspectsTheOneThatIsLeft() {
        feed(0, 5);
        click(1);
        selection.toggle(row(3));
        selection.toggle(row(3));
        assertThat(List.of(topics(), inspected())).isEqualTo(List.of(List.of("m1"), "m1"));
    }

    @Test
    void extendBy_rows_growsAndShrinks() {
        feed(0, 5);
        click(1);
        selection.extendBy(1);
        selection.extendBy(1);
        List<String> grown = topics();
        selection.extendBy(-1);
        assertThat(List.of(grown, topics())).isEqualTo(List.of(List.of("m1", "m2", "m3"), List.of("m1", "m2")));
        selection.extendBy(Long.MIN_VALUE);
        assertThat(topics()).containsExactly("m0", "m1");
    }

    @Test
    void all_underAFilter_selectsWhatIsShown() {
        feed(0, 20);
        model.filterProperty().set("payload-1");
        refresh();
        selection.all();
        assertThat(selection.count()).isEqualTo(11);
        assertThat(topics()).startsWith("m1", "m10", "m11").endsWith("m19");
    }

    @Test
    void extendTo_underAFilter_leavesOutWhatIsNotShown() {
        feed(0, 20);
        model.filterProperty().set("payload-1");
        refresh();
        model.window().scrollTo(0);
        click(0);
        selection.extendTo(row(2));
        assertThat(topics()).containsExactly("m1", "m10", "m11");
    }

    @Test
    void others_comeAndGo_selectedOnesStay_untilTheyAreEvicted() {
        feed(0, 500);
        model.window().scrollTo(200);
        click(0);
        selection.extendTo(row(2));
        feed(500, 600);
        List<String> later = topics();
        feed(600, 702);
        assertThat(List.of(later, topics(), selection.count()))
                .isEqualTo(List.of(List.of("m200", "m201", "m202"), List.of("m202"), 1L));
    }

    @Test
    void inspectedMessage_evicted_isStillTheOneThatIsMeant() {
        feed(0, 5);
        click(1);
        feed(5, 600);
        assertThat(List.of(topics(), selection.count())).isEqualTo(List.of(List.of("m1"), 1L));
    }

    @Test
    void plainClick_endsTheSelectionOfSeveral() {
        feed(0, 5);
        selection.all();
        click(2);
        selection.alone();
        assertThat(topics()).containsExactly("m2");
    }

    @Test
    void rows_moreThanAreOfUse_areNone() {
        feed(0, 5);
        selection.all();
        assertThat(List.of(selection.rows(4).size(), selection.rows(5).size())).isEqualTo(List.of(0, 5));
    }

    @Test
    void rows_tellTheTimeSinceTheRowBefore() {
        feed(0, 5);
        selection.all();
        List<LogRow.OfMessage> rows = selection.rows(10);
        assertThat(rows.getFirst().sinceMicros()).isEqualTo(LogRow.OfMessage.FIRST);
        assertThat(rows.get(3).sinceMicros())
                .isEqualTo(rows.get(3).message().timeMicros()
                        - rows.get(2).message().timeMicros());
    }

    private void click(int slot) {
        model.window().owner().selectSlot(slot);
        selection.alone();
    }

    private LogRow row(int slot) {
        LogRow row = model.window().row(slot);
        if (row == null) {
            throw new AssertionError("no row " + slot);
        }
        return row;
    }

    private List<String> topics() {
        return selection.rows(1_000).stream().map(row -> row.message().topic()).toList();
    }

    private String inspected() {
        Message message = model.selectedMessageProperty().get();
        return message == null ? "" : message.topic();
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
}
