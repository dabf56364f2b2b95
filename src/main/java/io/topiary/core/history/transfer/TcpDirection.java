package io.topiary.core.history.transfer;

import java.util.Arrays;
import java.util.TreeMap;

/**
 * One direction of a captured TCP connection put in order: what came twice is taken once, what came too early waits, and
 * where something was not captured at all the rest goes on behind a gap.
 */
final class TcpDirection {

    /** What waits at most for a missing segment: more than a sender has on the way in most networks. */
    private static final int MOST_WAITING = 1 << 20;

    private final Listener listener;
    private final TreeMap<Integer, TcpSegment> waiting = new TreeMap<>((a, b) -> Integer.compare(a - b, 0));
    private int waitingBytes;
    private int next;
    private boolean started;

    /** Is told the bytes in order. */
    interface Listener {

        void bytes(byte[] bytes, TcpSegment from);

        /** Something is missing before what {@code from} carried, or behind it. */
        void gap(TcpSegment from);
    }

    TcpDirection(Listener listener) {
        this.listener = listener;
    }

    /** The connection begins, with this number. */
    void syn(int sequence) {
        waiting.clear();
        waitingBytes = 0;
        next = sequence + 1;
        started = true;
    }

    boolean isStarted() {
        return started;
    }

    void take(TcpSegment segment) {
        if (segment.data().length == 0 && segment.missing() == 0) {
            return;
        }
        if (!started) {
            started = true;
            next = segment.sequence();
        }
        if (segment.sequence() - next > 0) {
            TcpSegment same = waiting.get(segment.sequence());
            if (same == null || same.data().length < segment.data().length) {
                waiting.put(segment.sequence(), segment);
                waitingBytes += segment.data().length - (same == null ? 0 : same.data().length);
            }
            while (waitingBytes > MOST_WAITING) {
                skip();
            }
            return;
        }
        deliver(segment);
        drain();
    }

    /** Nothing comes any more: what waits is told, with its gaps. */
    void end() {
        while (!waiting.isEmpty()) {
            skip();
        }
    }

    private void skip() {
        TcpSegment first = waiting.firstEntry().getValue();
        listener.gap(first);
        next = first.sequence();
        drain();
    }

    private void drain() {
        while (!waiting.isEmpty() && waiting.firstKey() - next <= 0) {
            TcpSegment first = waiting.pollFirstEntry().getValue();
            waitingBytes -= first.data().length;
            deliver(first);
        }
    }

    private void deliver(TcpSegment segment) {
        int known = next - segment.sequence();
        int length = segment.data().length;
        if (known < length) {
            listener.bytes(known == 0 ? segment.data() : Arrays.copyOfRange(segment.data(), known, length), segment);
            next = segment.sequence() + length;
        }
        int end = segment.sequence() + length + segment.missing();
        if (segment.missing() > 0 && end - next > 0) {
            listener.gap(segment);
            next = end;
        }
    }
}
