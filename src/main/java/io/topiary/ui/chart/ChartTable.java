package io.topiary.ui.chart;

import io.topiary.core.export.CsvCells;
import io.topiary.core.settings.ChartSeries;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is to be seen of a chart as comma-separated values (RFC 4180): times in ISO 8601, in UTC and to the microsecond; the
 * values as they were sent, which are numbers or one of two words, and nothing that a spreadsheet takes for a formula. A
 * message without the value has an empty cell. Immutable; not for the FX thread.
 */
final class ChartTable {

    /** One row a moment or one row a value. */
    enum Form {
        /** A column for each value, a row for each moment at which one of them came. */
        COLUMNS,
        /** A row for each value that came, with its topic and path. */
        ROWS
    }

    private static final String END = "\r\n";

    private final ChartFrame frame;

    ChartTable(ChartFrame frame) {
        this.frame = frame;
    }

    /** Writes all of it to {@code out}. */
    void write(Form form, OutputStream out) throws IOException {
        if (form == Form.COLUMNS) {
            columns(out);
        } else {
            rows(out);
        }
    }

    private void columns(OutputStream out) throws IOException {
        List<ChartLine> lines = frame.lines();
        put(out, "time," + frame.names().stream().map(CsvCells::of).collect(Collectors.joining(",")));
        int[] next = new int[lines.size()];
        int[] end = new int[lines.size()];
        for (int i = 0; i < next.length; i++) {
            next[i] = begin(lines.get(i));
            end[i] = end(lines.get(i));
        }
        while (true) {
            long moment = Long.MAX_VALUE;
            for (int i = 0; i < next.length; i++) {
                skipGaps(lines.get(i), next, end, i);
                moment = next[i] < end[i] ? Math.min(moment, lines.get(i).micros()[next[i]]) : moment;
            }
            if (moment == Long.MAX_VALUE) {
                return;
            }
            StringBuilder row = new StringBuilder(time(moment));
            for (int i = 0; i < next.length; i++) {
                row.append(',');
                if (next[i] < end[i] && lines.get(i).micros()[next[i]] == moment) {
                    row.append(lines.get(i).text(next[i]++));
                }
            }
            put(out, row.toString());
        }
    }

    private static void skipGaps(ChartLine line, int[] next, int[] end, int index) {
        while (next[index] < end[index] && line.isInterruption(next[index])) {
            next[index]++;
        }
    }

    private void rows(OutputStream out) throws IOException {
        put(out, "time,topic,path,name,unit,value");
        for (int i = 0; i < frame.lines().size(); i++) {
            ChartSeries series = frame.plan().series().get(i);
            ChartLine line = frame.lines().get(i);
            String about = CsvCells.of(series.topic())
                    + ','
                    + CsvCells.of(series.pointer())
                    + ','
                    + CsvCells.of(frame.names().get(i))
                    + ','
                    + CsvCells.of(series.unit());
            for (int at = begin(line); at < end(line); at++) {
                if (!line.isInterruption(at)) {
                    put(out, time(line.micros()[at]) + ',' + about + ',' + line.text(at));
                }
            }
        }
    }

    private int begin(ChartLine line) {
        return line.indexFrom(frame.data().fromMicros());
    }

    private int end(ChartLine line) {
        return line.indexFrom(frame.data().toMicros() + 1);
    }

    private static String time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS).toString();
    }

    private static void put(OutputStream out, String row) throws IOException {
        out.write((row + END).getBytes(StandardCharsets.UTF_8));
    }
}
