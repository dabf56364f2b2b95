package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void percentile_ofNothing_isZero() {
        assertThat(latencies.percentileMillis(0.99)).isZero();
    }

    @Test
    void percentile_isTheValueThatTheShareDoesNotExceed() {
        for (int millis = 1; millis <= 100; millis++) {
            latencies.add(millis * 1_000_000L);
        }
        assertThat(latencies.percentileMillis(0.5)).isEqualTo(50);
        assertThat(latencies.percentileMillis(0.99)).isEqualTo(99);
        assertThat(latencies.maxMillis()).isEqualTo(100);
    }

    @Test
    void add_beyondWhatIsKept_forgetsTheOldest() {
        for (int i = 0; i < 10_000; i++) {
            latencies.add(i < 5_000 ? 1_000_000_000L : 1_000_000L);
        }
        assertThat(latencies.percentileMillis(1)).isEqualTo(1);
        assertThat(latencies.maxMillis()).isEqualTo(1_000);
    }

    @Test
    void reset_forgetsEverything() {
        latencies.add(5);
        latencies.reset();
        assertThat(latencies.maxMillis()).isZero();
    }
}
