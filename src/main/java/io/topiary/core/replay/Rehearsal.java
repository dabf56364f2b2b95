package io.topiary.core.replay;

import io.topiary.core.message.Message;
import io.topiary.core.message.PublishRequest;
import io.topiary.core.replay.ReplayFeed.Step;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through a recording as a replay would, once, and publishes nothing. Run it once, on a thread that may wait. */
public final class Rehearsal implements Job.Work<ReplayForecast> {

    private static final int EXAMPLES = 10;
    private static final int MOST_TOPICS = 1_000_000;
    private static final long STEPS = 1_000;
    private static final int NANOS_OF_MICRO = 1_000;

    private final ReplayPlan plan;
    private final Reasons unpublishable = new Reasons();
    private final Set<String> topics = new HashSet<>();
    private final List<ReplayForecast.Example> examples = new ArrayList<>();
    private long read;
    private long leftOut;
    private long publishable;
    private long retained;
    private long bytes;
    private long unchanged;
    private long firstMicros;
    private long lastMicros;
    private long dueMicros;

    /** A rehearsal of {@code plan}. */
    public Rehearsal(ReplayPlan plan) {
        ReplayPace pace = plan.pace();
        this.plan = new ReplayPlan(
                plan.file(),
                plan.selection(),
                plan.shape(),
                new ReplayPace(pace.speed(), 1, pace.longestPauseMicros(), pace.stopWhenLost()));
    }

    /**
     * Goes through it. Blocks.
     *
     * @return what was found, up to where it was cancelled
     * @throws ReplayException if the file can't be read
     */
    @Override
    public ReplayForecast run(Job.Control control) throws ReplayException {
        control.phase(Text.of("replay.phase.reading"), STEPS);
        boolean complete = false;
        try (ReplayFeed feed = ReplayFeed.open(plan)) {
            while (!complete && !control.isCancelled()) {
                Step step = feed.next();
                if (step == null) {
                    complete = true;
                } else {
                    look(step);
                }
                if (read % ReplaySource.PAGE_MESSAGES == 0) {
                    control.done(Math.round(feed.share() * STEPS));
                }
            }
        }
        return forecast(complete);
    }

    private void look(Step step) {
        read++;
        switch (step) {
            case Step.LeftOut _ -> leftOut++;
            case Step.Unpublishable(Text why, String where) -> unpublishable.add(why, where);
            case Step.Due(Message recorded, PublishRequest request, long due) -> {
                dueMicros = due;
                look(recorded, request);
            }
        }
    }

    private void look(Message recorded, PublishRequest request) {
        firstMicros = publishable == 0 ? recorded.timeMicros() : Math.min(firstMicros, recorded.timeMicros());
        lastMicros = publishable == 0 ? recorded.timeMicros() : Math.max(lastMicros, recorded.timeMicros());
        publishable++;
        retained += request.retain() ? 1 : 0;
        bytes += request.payload().length;
        String topic = request.topic().name();
        boolean same = topic.equals(recorded.topic());
        unchanged += same && !plan.shape().rewrite().equals(TopicRewrite.NONE) ? 1 : 0;
        if (topics.size() < MOST_TOPICS && topics.add(topic) && examples.size() < EXAMPLES) {
            examples.add(new ReplayForecast.Example(recorded.topic(), topic));
        }
    }

    private ReplayForecast forecast(boolean complete) {
        long nanos = plan.pace().isPaced()
                ? (long) (dueMicros * NANOS_OF_MICRO / plan.pace().speed())
                : 0;
        return new ReplayForecast(
                read,
                leftOut,
                unpublishable.list(),
                publishable,
                retained,
                bytes,
                topics.size(),
                topics.size() < MOST_TOPICS,
                unchanged,
                examples,
                firstMicros,
                lastMicros,
                nanos,
                complete);
    }
}
