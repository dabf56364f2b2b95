package io.topiary.ui.chart;

import io.topiary.core.message.Message;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.payload.Measures;
import io.topiary.core.session.Gap;
import io.topiary.core.session.Session;
import io.topiary.core.session.TopicLog;
import io.topiary.ui.kit.PlotData;
import io.topiary.ui.kit.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows values of a topic through the messages in memory. For one thread at a time, never the FX thread's. */
final class ChartRun {

    private static final long SECOND_MICROS = 1_000_000;

    private final Session session;
    private final List<String> pointers;
    private final String whole;
    private final TopicLog log;
    private List<ChartPoints> points;
    private long messages;
    private long withValue;

    /**
     * Nothing looked at yet.
     *
     * @param pointers where the values are in the payload, as JSON Pointers
     * @param whole what the value is called that is the whole payload
     */
    ChartRun(Session session, String topic, List<String> pointers, String whole) {
        this.session = session;
        this.pointers = List.copyOf(pointers);
        this.whole = whole;
        this.log = new TopicLog(session, topic);
        this.points = none();
    }

    /**
     * What there is to draw.
     *
     * @param data the lines
     * @param messages messages of the topic that were looked at
     * @param withValue those in which one of the values is a number
     * @param cut whether lines begin later than those, because there are so many
     */
    record Drawing(PlotData data, long messages, long withValue, boolean cut) {}

    private List<ChartPoints> none() {
        return pointers.stream().map(pointer -> new ChartPoints()).toList();
    }

    /** Looks at what came since; empty if there is nothing to draw. */
    Optional<Drawing> more(long nowMicros) {
        TopicLog.News news = log.next();
        if (news.anew()) {
            points = none();
            messages = 0;
            withValue = 0;
        }
        news.messages().forEach(this::add);
        List<Gap> gaps = session.gaps();
        List<Trace> traces = new ArrayList<>();
        long from = Long.MAX_VALUE;
        boolean cut = false;
        for (int i = 0; i < pointers.size(); i++) {
            ChartPoints line = points.get(i);
            String name = pointers.get(i).isEmpty() ? whole : pointers.get(i);
            traces.add(line.trace(name, gaps));
            from = line.size() == 0 ? from : Math.min(from, line.first());
            cut |= line.size() == ChartPoints.MOST;
        }
        if (from == Long.MAX_VALUE) {
            return Optional.empty();
        }
        PlotData data = new PlotData(from, Math.max(nowMicros, from + SECOND_MICROS), traces, false);
        return Optional.of(new Drawing(data, messages, withValue, cut));
    }

    private void add(Message message) {
        messages++;
        boolean any = false;
        for (int i = 0; i < pointers.size(); i++) {
            Optional<String> text = JsonLeaves.textAt(message.payload(), pointers.get(i));
            double value = text.map(Measures::of).orElse(Double.NaN);
            if (!Double.isNaN(value)) {
                points.get(i)
                        .add(
                                message.timeMicros(),
                                value,
                                text.map(Measures::isSwitch).orElse(false));
                any = true;
            }
        }
        withValue += any ? 1 : 0;
    }
}
