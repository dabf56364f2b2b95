package io.topiary.ui.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChosenNumbersTest {

    private final ChosenNumbers chosen = new ChosenNumbers();

    @Test
    void add_overSeveralParts_countsEachOnce() {
        chosen.add(4_000, 20_000);
        chosen.add(10_000, 30_000);
        assertThat(List.of(chosen.count(), chosen.numbers().count(), chosen.contains(29_999), chosen.contains(30_000)))
                .isEqualTo(List.of(26_000L, 26_000L, true, false));
    }

    @Test
    void remove_oneThatIsNotThere_changesNothing() {
        chosen.add(5, 8);
        chosen.remove(100);
        chosen.remove(6);
        chosen.remove(6);
        assertThat(chosen.numbers().boxed().toList()).containsExactly(5L, 7L);
        assertThat(chosen.count()).isEqualTo(2);
    }

    @Test
    void forgetBelow_inTheMiddleOfAPart_keepsTheRest() {
        chosen.add(0, 10_000);
        chosen.forgetBelow(9_998);
        assertThat(chosen.numbers().boxed().toList()).containsExactly(9_998L, 9_999L);
        assertThat(chosen.count()).isEqualTo(2);
    }

    @Test
    void numbers_below0_areAscending() {
        chosen.add(-3, 2);
        assertThat(chosen.numbers().boxed().toList()).containsExactly(-3L, -2L, -1L, 0L, 1L);
        chosen.clear();
        assertThat(chosen.count()).isZero();
    }
}
