package io.topiary.core.retained;

import io.topiary.core.message.PublishRequest;
import io.topiary.core.mqtt.ConnectionState;
import io.topiary.core.mqtt.PublishOutcome;
import io.topiary.core.retained.RetainedTally.Ending;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Publishes one message after the other, a bounded number unacknowledged at a time and no more than so many a second; waits
 * for a lost link to come back, and goes on where it was. What was under way when the link died is published again: to
 * clear or to store the same twice does no harm. Used by one thread.
 */
final class RetainedPublisher {

    private static final long GLANCE_MILLIS = 5;
    private static final long LINK_GLANCE_MILLIS = 50;

    /** How long a cancelled one waits for what is under way. */
    private static final long LAST_MILLIS = 500;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final RetainedOutlet outlet;
    private final Job.Control control;
    private final long periodNanos;
    private final Text phase;
    private boolean waiting;

    /**
     * @param perSecond most messages a second, greater than 0
     * @param phase what is done, in words
     */
    RetainedPublisher(RetainedOutlet outlet, int perSecond, Text phase, Job.Control control) {
        this.outlet = outlet;
        this.control = control;
        this.periodNanos = SECOND_NANOS / perSecond;
        this.phase = phase;
    }

    /** Publishes. @throws RetainedException if a message could not be read; what was done by then stays done */
    RetainedTally publish(RetainedRequests requests) throws RetainedException {
        RetainedCourse course = new RetainedCourse(requests.topics());
        control.phase(phase, course.total());
        long turn = System.nanoTime();
        Ending ending = null;
        while (ending == null) {
            control.done(course.settled());
            if (control.isCancelled()) {
                ending = Ending.CANCELLED;
            } else if (course.isFinished()) {
                ending = Ending.COMPLETE;
            } else if (course.isHopeless()) {
                ending = Ending.REFUSED;
            } else if (!isUp(course)) {
                ending = course.isLinkHopeless() ? Ending.LINK_LOST : awaitLink();
                turn = System.nanoTime();
            } else if (turn - System.nanoTime() > 0 || course.underWay() >= course.window()) {
                control.pause(GLANCE_MILLIS);
            } else {
                turn = Math.max(turn, System.nanoTime() - SECOND_NANOS / 10) + periodNanos;
                next(requests, course);
            }
        }
        course.awaitLast(LAST_MILLIS);
        return course.tally(ending);
    }

    private void next(RetainedRequests requests, RetainedCourse course) throws RetainedException {
        String topic = course.next();
        if (topic == null) {
            // all the rest is under way
            control.pause(GLANCE_MILLIS);
            return;
        }
        PublishRequest request = requests.request(topic);
        if (request == null) {
            course.skip(topic);
            return;
        }
        course.begin(topic);
        var _ = outlet.publish(request).thenAccept(outcome -> settle(course, topic, outcome));
    }

    private static void settle(RetainedCourse course, String topic, PublishOutcome outcome) {
        switch (outcome) {
            case PublishOutcome.Sent sent -> course.done(topic);
            case PublishOutcome.Acknowledged acknowledged -> course.done(topic);
            case PublishOutcome.Unknown unknown -> course.unknown(topic);
            case PublishOutcome.Refused refused when refused.neverLeft() -> course.giveBack(topic);
            case PublishOutcome.Refused refused -> course.refuse(topic, refused.failure());
        }
    }

    /** Null when the link is back. */
    private @Nullable Ending awaitLink() {
        ConnectionState state = outlet.state();
        if (state == ConnectionState.FAILED || state == ConnectionState.DISCONNECTED) {
            return Ending.LINK_LOST;
        }
        control.pause(LINK_GLANCE_MILLIS);
        return null;
    }

    private boolean isUp(RetainedCourse course) {
        boolean up = outlet.state().isUp();
        if (up == waiting) {
            waiting = !up;
            if (waiting) {
                course.linkLost();
            }
            control.phase(waiting ? Text.of("retained.phase.waiting") : phase, course.total());
        }
        return up;
    }
}
