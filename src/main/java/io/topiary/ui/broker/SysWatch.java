package io.topiary.ui.broker;

import io.topiary.core.broker.BrokerReport;
import io.topiary.core.broker.DroppedCount;
import io.topiary.core.broker.FigureHistory;
import io.topiary.core.broker.Outage;
import io.topiary.core.broker.SysReader;
import io.topiary.core.session.Model;
import io.topiary.core.session.Session;
import io.topiary.ui.kit.Metronome;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Looks once a second at what the broker tells about itself, and remembers the last hour of it. The tree is read in the
 * background: the FX thread never waits for its lock. FX thread otherwise.
 */
final class SysWatch implements AutoCloseable {

    private final Session session;
    private final Executor background;
    private final Executor fx;
    private final Runnable seen;
    private final Runnable ending;
    private final FigureHistory history = new FigureHistory();
    private final DroppedCount droppedCount = new DroppedCount();
    private BrokerReport report = BrokerReport.NONE;
    private List<Outage> outages = List.of();
    private long dropped;
    private boolean reading;
    private boolean closed;

    /** What was read in one go. */
    private record Reading(BrokerReport report, List<Outage> outages) {}

    /** @param seen called after each look */
    SysWatch(Session session, Metronome metronome, Executor background, Executor fx, Runnable seen) {
        this.session = session;
        this.background = background;
        this.fx = fx;
        this.seen = seen;
        this.ending = metronome.eachSecond(this::look);
    }

    /** What the broker told up to now. */
    BrokerReport report() {
        return report;
    }

    /** How that developed. */
    FigureHistory history() {
        return history;
    }

    /** When there was no link, oldest first. */
    List<Outage> outages() {
        return outages;
    }

    /** How many messages the broker dropped while Topiary was subscribed. */
    long dropped() {
        return dropped;
    }

    static long nowMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    @Override
    public void close() {
        closed = true;
        ending.run();
    }

    private void look() {
        if (reading) {
            return;
        }
        reading = true;
        background.execute(() -> {
            Reading read = session.model().read(SysWatch::read);
            fx.execute(() -> take(read));
        });
    }

    private static Reading read(Model model) {
        List<Outage> outages = model.gaps().stream()
                .map(mark -> new Outage(mark.gap().fromMicros(), mark.gap().toMicros()))
                .toList();
        return new Reading(SysReader.read(model.tree()), outages);
    }

    private void take(Reading read) {
        reading = false;
        if (closed) {
            return;
        }
        report = read.report();
        outages = read.outages();
        dropped = droppedCount.note(report, outages);
        history.note(report, nowMicros());
        seen.run();
    }
}
