package io.topiary.core.rules;

import io.topiary.core.message.Message;
import io.topiary.core.text.Preview;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns the messages that a rule alerts about into few alerts: the pump adds to it, the rules' thread asks it a few times a
 * second.
 */
final class AlertGate {

    private static final int PREVIEW_CHARS = 200;

    private final Rule rule;
    private final long quietNanos;
    private long fresh;
    private @Nullable Message newest;
    private long burst;
    private long firstMicros;
    private long total;
    private long untold;
    private long lastAt;
    private long toldAt;
    private boolean everTold;

    AlertGate(Rule rule, AlertPlan plan) {
        this.rule = rule;
        this.quietNanos = TimeUnit.SECONDS.toNanos(plan.quietSeconds());
    }

    /**
     * What there is to tell.
     *
     * @param alert the burst as it is now
     * @param toTell how many messages a notification is due about; 0 while it is not
     */
    record News(Alert alert, long toTell) {}

    /** The rule matched {@code message}. */
    synchronized void add(Message message) {
        fresh++;
        newest = message;
    }

    /** What came since it was last asked. */
    synchronized Optional<News> poll(long nowNanos) {
        Message last = newest;
        if (last == null) {
            return Optional.empty();
        }
        boolean came = fresh > 0;
        if (came) {
            if (burst == 0 || nowNanos - lastAt >= quietNanos) {
                burst++;
                total = 0;
                firstMicros = last.timeMicros();
            }
            total += fresh;
            untold += fresh;
            fresh = 0;
            lastAt = nowNanos;
        }
        long due = untold > 0 && (!everTold || nowNanos - toldAt >= quietNanos) ? untold : 0;
        if (due > 0) {
            everTold = true;
            toldAt = nowNanos;
            untold = 0;
        }
        return came || due > 0 ? Optional.of(new News(alert(last), due)) : Optional.empty();
    }

    private Alert alert(Message last) {
        return new Alert(
                rule.id(),
                rule.name(),
                burst,
                firstMicros,
                last.timeMicros(),
                last.topic(),
                Preview.of(last.payload(), PREVIEW_CHARS),
                total);
    }
}
