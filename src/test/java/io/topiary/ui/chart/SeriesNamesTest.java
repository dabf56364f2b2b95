package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.settings.ChartSeries;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What values are called in a chart. */
class SeriesNamesTest {

    private static List<String> names(String... topicsAndPointers) {
        List<ChartSeries> series = Arrays.stream(topicsAndPointers)
                .map(each -> each.split(" ", -1))
                .map(parts -> ChartSeries.of(parts[0], parts[1], 0))
                .toList();
        SeriesNames names = new SeriesNames(series, "value");
        return series.stream().map(names::of).toList();
    }

    @Test
    void ofOneTopic_theirPaths() {
        assertThat(names("a/b /t", "a/b ")).containsExactly("/t", "value");
    }

    @Test
    void ofOnePath_whatTellsTheirTopicsApart() {
        assertThat(names("s/one/env /t", "s/two/env /t")).containsExactly("one", "two");
        assertThat(names("a /t", "b /t")).containsExactly("a", "b");
        assertThat(names("a/b ", "a ")).containsExactly("a/b", "a");
        assertThat(names("a/a ", "a/a/a ")).containsExactly("a", "a/a");
    }

    @Test
    void ofSeveralOfBoth_both() {
        assertThat(names("s/one/env /t", "s/two/env /u")).containsExactly("one /t", "two /u");
    }

    @Test
    void named_asTheirUserSaid() {
        ChartSeries series = ChartSeries.of("a", "/t", 0).withLabel("Boiler");
        assertThat(new SeriesNames(List.of(series), "value").of(series)).isEqualTo("Boiler");
    }
}
