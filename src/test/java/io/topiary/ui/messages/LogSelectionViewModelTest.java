package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Message;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LogSelectionViewModelTest {

    private final LogStand stand = new LogStand(5);
    private final MessageLogViewModel model = stand.model;
    private final LogSelection selection = new LogSelection(model);

    @AfterEach
    void close() {
        stand.close();
    }

    @Test
    void extendTo_laterRow_selectsAllInBetween_andInspectsTheLast() {
        stand.feed(0, 5);
        click(1);
        selection.extendTo(stand.row(3));
        assertThat(List.of(topics(), inspected())).isEqualTo(List.of(List.of("m1", "m2", "m3"), "m3"));
    }

    @Test
    void extendTo_again_beginsWhereTheFirstDid() {
        stand.feed(0, 5);
        click(2);
        selection.extendTo(stand.row(4));
        selection.extendTo(stand.row(0));
        assertThat(topics()).containsExactly("m0", "m1", "m2");
    }

    @Test
    void toggle_addsARow_andTakesItOutAgain_butNeverTheLast() {
        stand.feed(0, 5);
        click(1);
        selection.toggle(stand.row(3));
        List<String> both = topics();
        selection.toggle(stand.row(1));
        selection.toggle(stand.row(3));
        assertThat(List.of(both, topics(), inspected())).isEqualTo(List.of(List.of("m1", "m3"), List.of("m3"), "m3"));
    }

    @Test
    void toggle_theInspectedRowOff_inspectsTheOneThatIsLeft() {
        stand.feed(0, 5);
        click(1);
        selection.toggle(stand.row(3));
        selection.toggle(stand.row(3));
        assertThat(List.of(topics(), inspected())).isEqualTo(List.of(List.of("m1"), "m1"));
    }

    @Test
    void extendBy_rows_growsAndShrinks() {
        stand.feed(0, 5);
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
        stand.feed(0, 20);
        model.filterProperty().set("payload-1");
        stand.refresh();
        selection.all();
        assertThat(selection.count()).isEqualTo(11);
        assertThat(topics()).startsWith("m1", "m10", "m11").endsWith("m19");
    }

    @Test
    void extendTo_underAFilter_leavesOutWhatIsNotShown() {
        stand.feed(0, 20);
        model.filterProperty().set("payload-1");
        stand.refresh();
        model.window().scrollTo(0);
        click(0);
        selection.extendTo(stand.row(2));
        assertThat(topics()).containsExactly("m1", "m10", "m11");
    }

    @Test
    void others_comeAndGo_selectedOnesStay_untilTheyAreEvicted() {
        stand.feed(0, 500);
        model.window().scrollTo(200);
        click(0);
        selection.extendTo(stand.row(2));
        stand.feed(500, 600);
        List<String> later = topics();
        stand.feed(600, 702);
        assertThat(List.of(later, topics(), selection.count()))
                .isEqualTo(List.of(List.of("m200", "m201", "m202"), List.of("m202"), 1L));
    }

    @Test
    void inspectedMessage_evicted_isStillTheOneThatIsMeant() {
        stand.feed(0, 5);
        click(1);
        stand.feed(5, 600);
        assertThat(List.of(topics(), selection.count())).isEqualTo(List.of(List.of("m1"), 1L));
    }

    @Test
    void plainClick_endsTheSelectionOfSeveral() {
        stand.feed(0, 5);
        selection.all();
        click(2);
        selection.alone();
        assertThat(topics()).containsExactly("m2");
    }

    @Test
    void rows_moreThanAreOfUse_areNone() {
        stand.feed(0, 5);
        selection.all();
        assertThat(List.of(selection.rows(4).size(), selection.rows(5).size())).isEqualTo(List.of(0, 5));
    }

    @Test
    void rows_tellTheTimeSinceTheRowBefore() {
        stand.feed(0, 5);
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

    private List<String> topics() {
        return selection.rows(1_000).stream().map(row -> row.message().topic()).toList();
    }

    private String inspected() {
        Message message = model.selectedMessageProperty().get();
        return message == null ? "" : message.topic();
    }
}
