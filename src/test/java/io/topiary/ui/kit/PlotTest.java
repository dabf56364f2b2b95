package io.topiary.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.topiary.ui.kit.TraceLook.Side;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Points at any distance, of any size, with interruptions. */
    private static Trace wild(int points, long seed) {
        Random random = new Random(seed);
        long[] micros = new long[points];
        double[] values = new double[points];
        long at = 0;
        for (int i = 0; i < points; i++) {
            at += random.nextInt(4) == 0 ? random.nextInt(2_000) : random.nextInt(3);
            micros[i] = at;
            values[i] = random.nextInt(40) == 0
                    ? Double.NaN
                    : random.nextGaussian() * Math.pow(10, random.nextInt(600) - 300);
        }
        return trace(micros, values);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void decimation_ofAnything_keepsLowestAndHighestOfEachColumn(long seed) {
        Trace whole = wild(30_000, seed);
        long to = whole.micros()[whole.size() - 1] + 1;
        Trace thin = Decimation.of(whole, 0, to, COLUMNS);
        assertThat(thin.size()).isLessThan(whole.size());
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(extremes(thin, column, to)).isEqualTo(extremes(whole, column, to));
        }
    }

    private static List<Double> extremes(Trace trace, int column, long to) {
        double[] values = Arrays.stream(column(trace, column, to))
                .filter(value -> !Double.isNaN(value))
                .toArray();
        return List.of(
                Arrays.stream(values).min().orElse(0),
                Arrays.stream(values).max().orElse(0));
    }

    @ParameterizedTest
    @CsvSource({
        "-1.7976931348623157e308, 1.7976931348623157e308",
        "1e308, 1.7e308",
        "1e308, 1e308",
        "0, 0",
        "0, 4.9e-324",
        "1e17, 100000000000000016",
        "1, 1.0000000000000002",
        "1795000000, 1795000060",
        "-5, -4.9"
    })
    void axis_ofAnyNumbers_hasFewMarks_andPlacesThem(double lowest, double highest) {
        PlotData data =
                new PlotData(0, 10, List.of(trace(new long[] {1, 2}, lowest, highest)), PlotData.Units.UNKNOWN, false);
        PlotAxis axis = PlotAxis.of(data, Side.LEFT, 6);
        double[] marks = axis.marks();
        assertThat(marks.length).isBetween(1, 20);
        assertThat(marks).isSorted();
        assertThat(Arrays.stream(marks)).allMatch(mark -> mark >= axis.lowest());
        assertThat(axis.share(lowest)).isBetween(0.0, 1.0);
        assertThat(axis.share(highest)).isBetween(0.0, axis.share(lowest));
    }

    @Test
    void axes_areOfTheirOwnLinesAlone() {
        Trace first = trace(new long[] {1, 2}, 20, 22);
        Trace second = trace(new long[] {1, 2}, 1_000, 1_100).with(new TraceLook(1, false, Side.RIGHT));
        PlotData data = new PlotData(0, 10, List.of(first, second), PlotData.Units.UNKNOWN, false);
        assertThat(PlotAxis.range(data, Side.LEFT)).containsExactly(19.9, 22.1);
        assertThat(PlotAxis.range(data, Side.RIGHT)).containsExactly(995, 1_105);
    }

    @Test
    void looks_areAllDifferent_andNeighboursDifferInColourAndDashes() {
        assertThat(IntStream.range(0, TraceLook.MOST)
                        .mapToObj(TraceLook::of)
                        .map(look -> List.of(look.colour(), look.kind())))
                .doesNotHaveDuplicates();
        assertThat(TraceLook.of(0).kind()).isNotEqualTo(TraceLook.of(1).kind());
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
    void nearest_ofPointsAtTheSameTime_isTheLast_andNoneHoldsUpWhoMovesOn() {
        Trace trace = trace(new long[] {0, 10, 10, 10, 20}, 1, 2, 3, 4, 5);
        assertThat(trace.nearest(10)).isEqualTo(3);
        assertThat(trace.from(10, 1)).isEqualTo(4);
        assertThat(trace.from(10, -1)).isZero();
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
    @CsvSource({"3, 6, 0.5", "600, 6, 120", "3600, 6, 600", "10, 5, 2", "864000, 5, 172800"})
    void timeStep_isARoundTime(long seconds, int most, double step) {
        assertThat(Ticks.timeStep(TimeUnit.SECONDS.toMicros(seconds), most)).isEqualTo(Math.round(step * 1e6));
    }

    @Test
    void range_beginsAtZero_andIsNeverEmpty() {
        assertThat(PlotAxis.range(new PlotData(0, 10, List.of(trace(new long[] {1, 2}, 5, 7))), Side.LEFT))
                .containsExactly(0, 7);
        assertThat(PlotAxis.range(new PlotData(0, 10, List.of(trace(new long[] {1, 2}, 0, Double.NaN))), Side.LEFT))
                .containsExactly(0, 1);
        assertThat(PlotAxis.range(new PlotData(0, 10, List.of(trace(new long[] {1, 2}, -3, 7))), Side.LEFT))
                .containsExactly(-3, 7);
    }

    @Test
    void data_withMoreLinesThanColours_throws() {
        List<Trace> tooMany = Collections.nCopies(TraceLook.MOST + 1, trace(new long[0]));
        assertThatThrownBy(() -> new PlotData(0, 1, tooMany)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PlotData(1, 1, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
