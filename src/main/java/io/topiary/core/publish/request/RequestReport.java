package io.topiary.core.publish.request;

import java.util.List;

/**
 * What came of requests, as of one moment.
 *
 * @param newest the newest thousand, newest first
 * @param roundTrips how long all replies took
 * @param replied how many were replied to
 * @param timedOut how many were not, in time
 * @param notAsked how many did not leave
 * @param unknown of how many nobody knows whether they were asked: the link ended
 * @param late replies that came after their time
 * @param held whether the next one waits for a connection
 */
public record RequestReport(
        List<Exchange> newest,
        RoundTrips roundTrips,
        int replied,
        int timedOut,
        int notAsked,
        int unknown,
        int late,
        boolean held) {

    /** Nothing asked yet. */
    public static final RequestReport NONE = new RequestReport(List.of(), RoundTrips.NONE, 0, 0, 0, 0, 0, false);

    public RequestReport {
        newest = List.copyOf(newest);
    }

    /** How many there are results of. */
    public int asked() {
        return replied + timedOut + notAsked + unknown;
    }
}
