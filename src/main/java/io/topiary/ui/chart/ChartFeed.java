package io.topiary.ui.chart;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.session.Gap;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.TopicLog;
import io.topiary.core.settings.ChartSeries;
import java.util.List;

/** Follows values through the messages in memory, and puts before them what was recorded. One thread at a time, never the FX thread. */
final class ChartFeed {

    private final Session session;
    private final SeriesReader reader;
    private final TopicLog log;
    private long begin = Long.MIN_VALUE;
    private long newestGap;
    private int generation;

    /** Nothing looked at yet of {@code series}. */
    ChartFeed(Session session, SessionPayloads payloads, List<ChartSeries> series) {
        this.session = session;
        this.reader = new SeriesReader(payloads, series);
        this.log = new TopicLog(session, reader.topics());
    }

    /**
     * What was found.
     *
     * @param lines the points of each value
     * @param units what each value is measured in as its sender says, empty where it doesn't
     * @param begin since when memory has all messages, in microseconds since 1970-01-01T00:00:00Z
     * @param generation another one after everything was read anew
     * @param messages messages of the topics that were looked at
     * @param withValue those with a value that can be drawn
     */
    record News(List<ChartLine> lines, List<String> units, long begin, int generation, long messages, long withValue) {}

    /** Looks at what came since. */
    News more(boolean bridged) {
        long first = oldest();
        TopicLog.News news = log.next();
        if (news.anew() || generation == 0) {
            generation++;
            reader.clear();
            newestGap = Long.MIN_VALUE;
            begin = begin(first, news.messages());
        }
        for (Message message : news.messages()) {
            if (message.direction() == Direction.IN && message.timeMicros() >= begin) {
                reader.add(message);
            }
        }
        for (Gap gap : session.gaps()) {
            if (gap.fromMicros() > newestGap) {
                newestGap = gap.fromMicros();
                reader.interrupt(newestGap);
            }
        }
        return same(bridged);
    }

    /** What was found so far. */
    News same(boolean bridged) {
        return new News(
                reader.lines(bridged), reader.units(), begin, generation, reader.messages(), reader.withValue());
    }

    /** Puts what was recorded before; unless everything was read anew since {@code of}. */
    void putBefore(int of, List<ChartLine> older) {
        if (of == generation) {
            reader.putBefore(older);
        }
    }

    /** One topic may be there from before: its last messages. Of several each has another begin. */
    private long begin(long all, List<Message> found) {
        return found.isEmpty() || reader.topics().size() > 1
                ? all
                : Math.min(all, found.getFirst().timeMicros());
    }

    /** The time of the oldest message since which all are in memory; now if there is none. */
    private long oldest() {
        return session.model().read(model -> {
            Message oldest = model.log().find(model.log().first());
            return oldest == null ? model.clock().micros() : oldest.timeMicros();
        });
    }
}
