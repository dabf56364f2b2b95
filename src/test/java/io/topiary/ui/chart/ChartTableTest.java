package io.topiary.ui.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.settings.ChartPlan;
import io.topiary.core.settings.ChartSeries;
import io.topiary.core.settings.ChartWindow;
import io.topiary.core.text.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Charts as comma-separated values. */
class ChartTableTest {

    private static final long SECOND = 1_000_000;

    private static String written(ChartTable.Form form, ChartWindow window) throws IOException {
        ChartPoints one = new ChartPoints(100);
        one.add(0, 21.50, "21.50");
        one.addMissing(SECOND);
        one.add(2 * SECOND, -3, "-3");
        ChartPoints other = new ChartPoints(100);
        other.add(2 * SECOND, 1, "ON");
        other.add(2 * SECOND + 1, 1e300, "1E+300");
        ChartPlan plan = ChartPlan.empty("x")
                .withSeries(List.of(
                        ChartSeries.of("s/a", "/t", 0).withLabel("=cmd()").withUnit("°C"),
                        ChartSeries.of("s/b,\"c\"", "", 1)))
                .withWindow(window);
        ChartFrame frame = new FrameMaker(Messages.forLocale(Locale.GERMAN))
                .make(plan, List.of(one.line(false), other.line(false)), 10 * SECOND);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ChartTable(frame).write(form, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void columns_areOneRowAMoment_valuesAsSent_namesNoFormulas() throws IOException {
        assertThat(written(ChartTable.Form.COLUMNS, ChartWindow.ALL).split("\r\n"))
                .containsExactly(
                        "time,'=cmd(),\"b,\"\"c\"\" value\"",
                        "1970-01-01T00:00:00Z,21.50,",
                        "1970-01-01T00:00:02Z,-3,ON",
                        "1970-01-01T00:00:02.000001Z,,1E+300");
    }

    @Test
    void rows_areOneRowAValue_ofWhatIsSeen() throws IOException {
        assertThat(written(ChartTable.Form.ROWS, ChartWindow.ALL.fixed(1, 2 * SECOND))
                        .split("\r\n"))
                .containsExactly(
                        "time,topic,path,name,unit,value",
                        "1970-01-01T00:00:02Z,s/a,/t,'=cmd(),°C,-3",
                        "1970-01-01T00:00:02Z,\"s/b,\"\"c\"\"\",,\"b,\"\"c\"\" value\",,ON");
    }
}
