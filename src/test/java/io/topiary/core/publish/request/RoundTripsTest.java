package io.topiary.core.publish.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundTripsTest {

    private static List<Integer> counts(Long... nanos) {
        return new RoundTrips(List.of(nanos))
                .histogram(4).stream().map(RoundTrips.Bar::count).toList();
    }

    @Test
    void histogram_oneLateReply_leavesTheOthersApart() {
        assertThat(counts(1_000L, 1_500L, 12_000L, 120_000L, 9_999_999L, 10_000_000L))
                .isEqualTo(List.of(2, 1, 1, 2));
    }

    @Test
    void histogram_equalOnes_areInOneBar() {
        assertThat(counts(5L, 5L, 5L)).isEqualTo(List.of(3, 0, 0, 0));
        assertThat(RoundTrips.NONE.histogram(4)).isEmpty();
    }

    @Test
    void quantile_isTheOneThatShareIsNotLongerThan() {
        RoundTrips trips = new RoundTrips(List.of(1L, 2L, 3L, 4L));
        assertThat(List.of(trips.quantile(0), trips.quantile(0.5), trips.quantile(0.99), RoundTrips.NONE.quantile(1)))
                .isEqualTo(List.of(1L, 2L, 4L, 0L));
    }
}
