package io.topiary.core.publish.request;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/** What came of the requests so far. Any thread. */
final class RequestBook {

    private static final int MOST_KEPT = 1_000;

    private final Deque<Exchange> newest = new ArrayDeque<>();
    private long[] nanos = new long[64];
    private int replied;
    private int timedOut;
    private int notAsked;
    private int unknown;
    private int late;
    private boolean held;

    synchronized void add(Exchange exchange) {
        switch (exchange.result()) {
            case Exchange.Result.Replied reply -> {
                if (replied == nanos.length) {
                    nanos = Arrays.copyOf(nanos, replied * 2);
                }
                nanos[replied++] = reply.nanos();
            }
            case Exchange.Result.TimedOut none -> timedOut++;
            case Exchange.Result.NotAsked no -> notAsked++;
            case Exchange.Result.Unknown lost -> unknown++;
        }
        newest.addFirst(exchange);
        if (newest.size() > MOST_KEPT) {
            newest.removeLast();
        }
    }

    /** A reply came when nobody waited for it any more. */
    synchronized void late() {
        late++;
    }

    /** The next one waits for a connection, or does not any more. */
    synchronized void held(boolean now) {
        held = now;
    }

    synchronized RequestReport report() {
        return new RequestReport(
                List.copyOf(newest), RoundTrips.of(nanos, replied), replied, timedOut, notAsked, unknown, late, held);
    }
}
