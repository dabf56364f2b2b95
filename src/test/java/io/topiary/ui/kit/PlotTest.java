package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plot computes before it draws: what to leave out, where the marks are. */
class PlotTest {

    private static final int COLUMNS = 500;

    private static Trace trace(long[] micros, double... values) {
        return new Trace("t", micros, values);
    }

    private static Trace walk(int points, long seed) {
        Random random = new Random(seed);
        double[] values = new double[points];
        for (int i = 1; i < points; i++) {
            values[i] = values[i - 1] + random.nextGaussian();
        }
        return trace(LongStream.range(0, points).toArray(), values);
    }

    private static double[] column(Trace trace, int column, long to) {
        return IntStream.range(0, trace.size())
                .filter(i -> trace.micros()[i] * COLUMNS / to == column)
                .mapToDouble(i -> trace.values()[i])
                .toArray();
    }

    @Test
    void decimation_of100000Points_keepsFirstLowestHighestAndLastOfEachColumn() {
        int points = 100_000;
        Trace whole = walk(points, 1);
        Trace thin = Decimation.of(whole, 0, points, COLUMNS);
        assertThat(thin.size()).isLessThanOrEqualTo(4 * (COLUMNS + 2));
        for (int column = 0; column < COLUMNS; column++) {
            double[] before = column(whole, column, points);
            double[] after = column(thin, column, points);
            assertThat(after[0]).isEqualTo(before[0]);
            assertThat(after[after.length - 1]).isEqualTo(before[before.length - 1]);
            assertThat(IntStream.range(0, after.length)
                            .mapToDouble(i -> after[i])
                            .max())
                    .isEqualTo(IntStream.range(0, before.length)
                            .mapToDouble(i -> before[i])
                            .max());
            assertThat(IntStream.range(0, after.length)
                            .mapToDouble(i -> after[i])
                            .min())
                    .isEqualTo(IntStream.range(0, before.length)
                            .mapToDouble(i -> before[i])
                            .min());
        }
    }

    @Test
    void decimation_keepsInterruptions() {
        Trace whole = walk(100_000, 2);
        whole.values()[50_000] = Double.NaN;
        whole.values()[50_001] = Double.NaN;
        Trace thin = Decimation.of(whole, 0, 100_000, COLUMNS);
        assertThat(IntStream.range(0, thin.size()).filter(i -> Double.isNaN(thin.values()[i])))
                .hasSize(1);
    }

    @Test
    void decimation_ofAPart_keepsOnePointBeforeAndOneAfter() {
        Trace thin = Decimation.of(trace(new long[] {0, 10, 20, 30, 40}, 1, 2, 3, 4, 5), 15, 25, COLUMNS);
        assertThat(thin.values()).containsExactly(2, 3, 4);
    }

    @Test
    void nearest_isThePointCloserInTime() {
        Trace trace = trace(new long[] {0, 10, 30}, 1, 2, 3);
        assertThat(trace.nearest(-5)).isZero();
        assertThat(trace.nearest(6)).isEqualTo(1);
        assertThat(trace.nearest(19)).isEqualTo(1);
        assertThat(trace.nearest(21)).isEqualTo(2);
        assertThat(trace.nearest(99)).isEqualTo(2);
        assertThat(trace(new long[0]).nearest(1)).isEqualTo(-1);
    }

    @ParameterizedTest
    @CsvSource({"10, 5, 2", "97, 5, 20", "0.3, 4, 0.1", "1, 1, 1", "0, 5, 1", "1234567, 3, 500000"})
    void step_isRound(double range, int most, double step) {
        assertThat(Ticks.step(range, most)).isCloseTo(step, org.assertj.core.data.Offset.offset(1e-9));
    }

    @ParameterizedTest
    @CsvSource({"600, 6, 120", "3600, 6, 600", "10, 5, 2", "864000, 5, 172800"})
    void timeStep_isARoundTime(long seconds, int most, long step) {
        assertThat(Ticks.timeStep(TimeUnit.SECONDS.toMicros(seconds), most)).isEqualTo(TimeUnit.SECONDS.toMicros(step));
    }

    @Test
    void range_beginsAtZero_andIsNeverEmpty() {
        assertThat(PlotScale.range(new PlotData(0, 10, List.of(trace(new long[] {1, 2}, 5, 7)))))
                .containsExactly(0, 7);
        assertThat(PlotScale.range(new PlotData(0, 10, List.of(trace(new long[] {1, 2}, 0, Double.NaN)))))
                .containsExactly(0, 1);
        assertThat(PlotScale.range(new PlotData(0, 10, List.of(trace(new long[] {1, 2}, -3, 7)))))
                .containsExactly(-3, 7);
    }

    @Test
    void data_withMoreLinesThanColours_throws() {
        List<Trace> five = Collections.nCopies(5, trace(new long[0]));
        assertThatThrownBy(() -> new PlotData(0, 1, five)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlotData(1, 1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
