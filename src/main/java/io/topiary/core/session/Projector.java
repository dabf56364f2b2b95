package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import io.topiary.core.tree.Arrangement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Puts what a recording holds into the model of a session, in place of what is there or in addition. One thread at a time,
 * but for the clock.
 */
final class Projector implements SessionClock {

    /** Messages added while the model is locked. */
    private static final int SLICE = 1_000;
    /** How often somebody may change how the tree is looked at while an instant is made. */
    private static final int MOST_TRIES = 20;

    private final Session session;
    private final RecordingReader reader;
    private final SceneMaker maker;
    private Set<String> absent = Set.of();
    private volatile long micros;

    Projector(Session session, RecordingReader reader, SessionLimits limits) {
        this.session = session;
        this.reader = reader;
        this.maker = new SceneMaker(reader, limits, this::nanos);
        session.model().keepTimeBy(this);
    }

    @Override
    public long nanos() {
        return micros * 1_000;
    }

    @Override
    public long micros() {
        return micros;
    }

    /** Has {@code paths} expanded too, when and where they are there. */
    void expand(Set<String> paths) {
        Set<String> all = new HashSet<>(absent);
        all.addAll(paths);
        absent = all;
    }

    /** Shows what there was before message {@code message}, as of {@code instant} in microseconds. */
    void show(long message, long instant, RecordedSpan span) throws RecordingException {
        Model model = session.model();
        Scene scene = maker.make(message, span, model.read(now -> now.log().end()));
        boolean done = false;
        for (int tries = 0; tries < MOST_TRIES && !done; tries++) {
            Arrangement arrangement = model.read(now -> now.tree().arrangement());
            Set<String> expanded = new HashSet<>(absent);
            expanded.addAll(arrangement.expanded());
            new Arrangement(expanded, arrangement.order(), arrangement.filter()).applyTo(scene.tree());
            micros = instant;
            done = model.show(scene, arrangement);
            if (done) {
                // what is not there at this instant is expanded again when it is
                expanded.removeAll(scene.tree().arrangement().expanded());
                absent = expanded;
            }
        }
        session.modelChanged();
    }

    /** Adds the messages from number {@code from} to {@code to} (exclusive) to what is shown. */
    void add(long from, long to, long instant, RecordedSpan span) throws RecordingException {
        micros = instant;
        for (long begin = from; begin < to; begin += SLICE) {
            long first = begin;
            long end = Math.min(to, begin + SLICE);
            List<Message> messages = reader.messages(first, end);
            session.model().play(scene -> scene.add(messages, span.eventsBetween(first, end)));
        }
        session.modelChanged();
    }
}
