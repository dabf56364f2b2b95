package io.topiary.core.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenessTest {

    @Test
    void figures_ofNothing_areZero() {
        assertThat(new Lateness().figures()).isEqualTo(new Lateness.Figures(0, 0, 0, 0));
    }

    @Test
    void figures_ofRandomValues_areWithinAFewPercentOfTheSortedOnes() {
        Lateness lateness = new Lateness();
        long[] values = new Random(7)
                .doubles(50_000, 0, 24)
                .mapToLong(power -> (long) Math.exp(power))
                .toArray();
        Arrays.stream(values).forEach(lateness::add);
        Arrays.sort(values);
        Lateness.Figures figures = lateness.figures();
        assertThat(figures.count()).isEqualTo(50_000);
        assertThat(figures.p50Nanos()).isCloseTo(values[24_999], Percentage.withPercentage(2));
        assertThat(figures.p99Nanos()).isCloseTo(values[49_499], Percentage.withPercentage(2));
        assertThat(figures.maxNanos()).isEqualTo(values[49_999]);
    }

    @Test
    void figures_ofTheExtremes_areExact() {
        Lateness lateness = new Lateness();
        lateness.add(0);
        lateness.add(Long.MAX_VALUE);
        assertThat(lateness.figures()).isEqualTo(new Lateness.Figures(2, 0, Long.MAX_VALUE, Long.MAX_VALUE));
    }
}
