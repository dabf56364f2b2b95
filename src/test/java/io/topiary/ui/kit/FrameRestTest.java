package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FrameRestTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final AtomicLong spent = new AtomicLong();
    private final AtomicBoolean behind = new AtomicBoolean();
    private final FrameRest rest = new FrameRest(spent::get, behind::get);

    @Test
    void isResting_nothingRefreshed_isFalse() {
        spent.addAndGet(MILLI);
        assertThat(rest.isResting(0)).isFalse();
        spent.addAndGet(100 * MILLI);
        assertThat(rest.isResting(16 * MILLI)).isFalse();
    }

    @Test
    void isResting_afterAnExpensiveFrame_lastsFourTimesAsLong() {
        frame(0, 25);
        assertThat(rest.isResting(99 * MILLI)).isTrue();
        assertThat(rest.isResting(100 * MILLI)).isFalse();
    }

    @Test
    void isResting_whileOthersAreBehind_lastsThreeTimesLonger() {
        behind.set(true);
        frame(0, 25);
        assertThat(rest.isResting(299 * MILLI)).isTrue();
        assertThat(rest.isResting(300 * MILLI)).isFalse();
    }

    @Test
    void isResting_framesWithoutRefreshes_addNothing() {
        frame(0, 25);
        assertThat(rest.isResting(50 * MILLI)).isTrue();
        spent.addAndGet(1_000 * MILLI);
        assertThat(rest.isResting(100 * MILLI)).isFalse();
    }

    @Test
    void isResting_afterAnEndlessFrame_endsAfterHalfASecond() {
        frame(0, 10_000);
        assertThat(rest.isResting(499 * MILLI)).isTrue();
        assertThat(rest.isResting(500 * MILLI)).isFalse();
    }

    private void frame(long atMillis, long costMillis) {
        assertThat(rest.isResting(atMillis * MILLI)).isFalse();
        rest.refreshed(atMillis * MILLI);
        spent.addAndGet(costMillis * MILLI);
    }
}
