package io.topiary.ui.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.tree.TreeRow;
import io.topiary.core.vitals.Delivery;
import io.topiary.core.vitals.VitalSigns;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowRatesTest {

    private static final long SECOND = 1_000_000_000;

    private final RowRates rates = new RowRates();

    @Test
    void perSecond_firstLook_isNothing() {
        rates.measure(List.of(row(1_000)), 0);
        assertThat(rates.perSecond("a")).isZero();
    }

    @Test
    void perSecond_steadyFlow_isThatFlow() {
        for (int second = 0; second < 5; second++) {
            rates.measure(List.of(row(250L * second)), second * SECOND);
        }
        assertThat(rates.perSecond("a")).isEqualTo(250);
    }

    @Test
    void perSecond_flowThatEnded_sinksToNothing() {
        rates.measure(List.of(row(0)), 0);
        for (int second = 1; second < 30; second++) {
            rates.measure(List.of(row(100)), second * SECOND);
        }
        assertThat(List.of(rates.perSecond("a"), rates.anyLeft())).isEqualTo(List.of(0.0, false));
    }

    @Test
    void perSecond_rowThatLeftTheScreen_isForgotten() {
        rates.measure(List.of(row(0)), 0);
        rates.measure(List.of(row(100)), SECOND);
        rates.measure(List.of(), 2 * SECOND);
        assertThat(rates.perSecond("a")).isZero();
    }

    private static TreeRow row(long messages) {
        return new TreeRow("a", "a", 1, 0, false, 0, messages, 1, messages, 0, null, Delivery.LIVE, VitalSigns.NONE);
    }
}
