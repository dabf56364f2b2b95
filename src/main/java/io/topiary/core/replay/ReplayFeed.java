package io.topiary.core.replay;

import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.text.Text;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a plan one after the other, round after round, each with the time it is due. One thread; blocks. */
final class ReplayFeed implements AutoCloseable {

    private final ReplayPlan plan;
    private final ReplaySource source;
    private final long nowMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    private List<ReplayEntry> page = List.of();
    private int inPage;
    private double shareBefore;
    private long roundsDone;
    private boolean someInRound;
    private boolean over;
    private @Nullable Long lastMicros;
    private long dueMicros;

    /** What comes next. */
    sealed interface Step {

        /**
         * A message to publish.
         *
         * @param recorded as it was recorded
         * @param dueMicros after so many microseconds of recorded time
         */
        record Due(Message recorded, PublishRequest request, long dueMicros) implements Step {}

        /** A message that is not wanted. */
        record LeftOut() implements Step {}

        /**
         * Something that can't be published.
         *
         * @param where its topic, or the number of its line
         */
        record Unpublishable(Text why, String where) implements Step {}
    }

    private ReplayFeed(ReplayPlan plan, ReplaySource source) {
        this.plan = plan;
        this.source = source;
    }

    /** Opens the plan's file. @throws ReplayException if it can't be read */
    static ReplayFeed open(ReplayPlan plan) throws ReplayException {
        return new ReplayFeed(plan, ReplaySource.open(plan.file(), plan.selection()));
    }

    /** The next step, null at the end. @throws ReplayException if the file can't be read any more */
    @Nullable
    Step next() throws ReplayException {
        while (!over) {
            if (inPage >= page.size()) {
                turnPage();
                continue;
            }
            Step step = step(page.get(inPage++));
            if (step != null) {
                return step;
            }
        }
        return null;
    }

    private void turnPage() throws ReplayException {
        shareBefore = source.share();
        page = source.next();
        inPage = 0;
        if (page.isEmpty()) {
            endRound();
        }
    }

    private void endRound() throws ReplayException {
        roundsDone++;
        long rounds = plan.pace().rounds();
        // a round without a message would be followed by others, for ever
        over = !someInRound || (rounds != ReplayPace.ENDLESS && roundsDone >= rounds);
        if (!over) {
            source.rewind();
            shareBefore = 0;
            someInRound = false;
            lastMicros = null;
        }
    }

    /** Null for what is outside of the time. */
    private @Nullable Step step(ReplayEntry entry) {
        return switch (entry) {
            case ReplayEntry.Unreadable(long line, Text why) -> new Step.Unpublishable(why, String.valueOf(line));
            case ReplayEntry.Found(Message message) when !plan.selection().isInTime(message) -> null;
            case ReplayEntry.Found(Message message)
            when !plan.selection().wants(message, nowMicros) -> new Step.LeftOut();
            case ReplayEntry.Found(Message message) -> step(message);
        };
    }

    private Step step(Message message) {
        return switch (plan.shape().shape(message)) {
            case ReplayShape.Shaped.Unpublishable(Text why) -> new Step.Unpublishable(why, message.topic());
            case ReplayShape.Shaped.Ready(PublishRequest request) -> {
                someInRound = true;
                yield new Step.Due(message, request, due(message.timeMicros()));
            }
        };
    }

    /** Where the clock was set back no time passes. */
    private long due(long micros) {
        Long before = lastMicros;
        if (before != null) {
            dueMicros += Math.clamp(micros - before, 0, plan.pace().longestPauseMicros());
        }
        lastMicros = micros;
        return dueMicros;
    }

    /** How often all of it was gone through. */
    long roundsDone() {
        return roundsDone;
    }

    /** The share that is done, 0 to 1; negative if it has no end. */
    double share() {
        long rounds = plan.pace().rounds();
        if (over) {
            return 1;
        }
        return rounds == ReplayPace.ENDLESS ? -1 : Math.min(1, (roundsDone + shareOfRound()) / rounds);
    }

    private double shareOfRound() {
        double ofPage = page.isEmpty() ? 0 : (double) inPage / page.size();
        return shareBefore + (source.share() - shareBefore) * ofPage;
    }

    @Override
    public void close() {
        source.close();
    }
}
