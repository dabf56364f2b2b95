package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The points of a value, and what is said of them. */
class ChartPointsTest {

    private record Sent(long at, String text) {}

    private static ChartPoints points(int most, List<Sent> sent) {
        ChartPoints points = new ChartPoints(most);
        sent.forEach(each -> points.add(each.at(), Double.parseDouble(each.text()), each.text()));
        return points;
    }

    private static List<Sent> read(ChartLine line) {
        return IntStream.range(0, line.size())
                .mapToObj(i -> new Sent(line.micros()[i], line.text(i)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void clockSetToAndFro_everyPointIsThere_inTheOrderOfTimes_asSent(long seed) {
        Random random = new Random(seed);
        List<Sent> sent = new ArrayList<>();
        long at = 1_000_000;
        for (int i = 0; i < 2_000; i++) {
            at += random.nextInt(100) - (random.nextInt(50) == 0 ? 2_000 : 0);
            sent.add(new Sent(at, i + (random.nextBoolean() ? ".50" : "e0")));
        }
        ChartLine line = points(10_000, sent).line(false);
        List<Sent> sorted = new ArrayList<>(sent);
        sorted.sort(Comparator.comparingLong(Sent::at));
        assertThat(read(line)).isEqualTo(sorted);
    }

    @Test
    void beyondTheMost_keepsTheNewest_andSaysSo() {
        List<Sent> sent =
                IntStream.range(0, 100_000).mapToObj(i -> new Sent(i, "" + i)).toList();
        ChartLine line = points(20_000, sent).line(false);
        assertThat(line.cut()).isTrue();
        assertThat(read(line)).isEqualTo(sent.subList(80_000, 100_000));
    }

    @Test
    void line_staysAsItWas_whenMoreCome() {
        ChartPoints points = points(100, List.of(new Sent(1, "1"), new Sent(3, "3")));
        ChartLine before = points.line(false);
        points.add(2, 2, "2");
        IntStream.range(0, 500).forEach(i -> points.add(10 + i, i, "" + i));
        assertThat(read(before)).containsExactly(new Sent(1, "1"), new Sent(3, "3"));
    }

    @Test
    void putBefore_takesTheNewestOfTheOlder_asManyAsFit() {
        ChartPoints points = points(4, List.of(new Sent(10, "10"), new Sent(11, "11")));
        points.putBefore(points(10, List.of(new Sent(1, "1"), new Sent(2, "2"), new Sent(3, "3")))
                .line(false));
        ChartLine line = points.line(false);
        assertThat(line.cut()).isTrue();
        assertThat(read(line)).extracting(Sent::text).containsExactly("2", "3", "10", "11");
    }

    @Test
    void interruptions_stay_andThoseOfMissingValuesCanBeLeftOut() {
        ChartPoints points = points(100, List.of(new Sent(1, "1"), new Sent(9, "9")));
        points.addMissing(3);
        points.addNoLink(5);
        assertThat(points.line(false).values()).containsExactly(1, Double.NaN, Double.NaN, 9);
        assertThat(points.line(true).micros()).containsExactly(1, 5, 9);
        assertThat(points.line(true).text(1)).isEmpty();
    }

    @Test
    void stats_areOfWhatIsSeen_andNeverOverflow() {
        ChartLine line = points(
                        100,
                        List.of(
                                new Sent(1, "-1"),
                                new Sent(2, "1e308"),
                                new Sent(3, "1.7e308"),
                                new Sent(4, "1.2e308"),
                                new Sent(5, "7")))
                .line(false);
        ChartStats stats = ChartStats.of(line, 2, 4);
        assertThat(List.of(stats.count(), (long) stats.lowest(), (long) stats.highest(), (long) stats.last()))
                .containsExactly(3L, 1L, 2L, 3L);
        assertThat(stats.mean()).isCloseTo(1.3e308, org.assertj.core.data.Percentage.withPercentage(1e-6));
        assertThat(ChartStats.of(line, 6, 9)).isEqualTo(ChartStats.NONE);
    }
}
