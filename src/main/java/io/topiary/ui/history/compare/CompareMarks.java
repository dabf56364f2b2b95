package io.topiary.ui.history.compare;

import io.topiary.core.session.HeldTopics;
import io.topiary.core.session.Session;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The instants of a session that somebody marked. Where it is recorded a mark is nothing but a time; else the topics of then
 * are held. FX thread.
 */
final class CompareMarks {

    private final Session session;
    private final Supplier<Optional<Path>> recording;
    private final Executor background;
    private final Executor fx;
    private final Map<Character, CompareSide.Mark> marks = new TreeMap<>();

    CompareMarks(Session session, Supplier<Optional<Path>> recording, Executor background, Executor fx) {
        this.session = session;
        this.recording = recording;
        this.background = background;
        this.fx = fx;
    }

    /** What is marked, A before B. */
    List<CompareSide.Mark> all() {
        return List.copyOf(marks.values());
    }

    /**
     * Marks this instant.
     *
     * @param letter in the place of the mark with that letter
     * @param marked gets it, at once or as soon as the topics are taken down
     */
    void mark(char letter, Consumer<CompareSide.Mark> marked) {
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        Optional<Path> file = recording.get();
        if (file.isPresent()) {
            put(new CompareSide.Mark(letter, micros, new CompareSide.Recorded(file.get())), marked);
            return;
        }
        Job<HeldTopics> job = Job.start(
                background, Text.of("compare.phase.marking"), control -> HeldTopics.of(session.model(), control));
        var _ = job.result()
                .thenAcceptAsync(
                        held -> put(new CompareSide.Mark(letter, micros, new CompareSide.Held(held)), marked), fx);
    }

    private void put(CompareSide.Mark mark, Consumer<CompareSide.Mark> marked) {
        marks.put(mark.letter(), mark);
        marked.accept(mark);
    }
}
