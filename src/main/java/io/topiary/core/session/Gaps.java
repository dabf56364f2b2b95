package io.topiary.core.session;

import java.util.ArrayList;
import java.util.List;

/**
 * When a session had no link, the newest {@value #MOST} times. Not thread-safe: the model's lock guards it; what
 * {@link #marks()} returned may be read anywhere.
 */
final class Gaps {

    static final int MOST = 1_000;

    /** A link that was up for less, and brought nothing, is a part of the gap around it. */
    private static final long SHORT_LINK_MICROS = 10_000_000;

    private List<GapMark> marks = List.of();
    private boolean up;
    private long wanted = GapMark.AT_END;

    /** The gaps, oldest first. */
    List<GapMark> marks() {
        return marks;
    }

    /** The link is down; the next message will be number {@code sequence}. @return whether it was up before */
    boolean down(long micros, long sequence) {
        if (!up) {
            return false;
        }
        up = false;
        List<GapMark> next = new ArrayList<>(marks);
        GapMark last = next.isEmpty() ? null : next.getLast();
        if (last != null
                && last.position() == GapMark.AT_END
                && last.sequence() == sequence
                && micros - last.gap().toMicros() < SHORT_LINK_MICROS) {
            Gap whole = new Gap(
                    last.gap().fromMicros(), Gap.LASTING, false, last.gap().interruptions() + 1);
            next.set(next.size() - 1, new GapMark(whole, sequence, GapMark.AT_END));
        } else {
            next.add(new GapMark(new Gap(micros, Gap.LASTING, false, 1), sequence, GapMark.AT_END));
        }
        replace(next);
        return true;
    }

    /** The link is up; {@code sessionKept}: the broker resumed the session. @return whether it was down before */
    boolean up(long micros, boolean sessionKept) {
        if (up) {
            return false;
        }
        up = true;
        if (marks.isEmpty()) {
            // the first link of all
            return true;
        }
        List<GapMark> next = new ArrayList<>(marks);
        GapMark last = next.getLast();
        Gap ended =
                new Gap(last.gap().fromMicros(), micros, sessionKept, last.gap().interruptions());
        next.set(next.size() - 1, new GapMark(ended, last.sequence(), last.position()));
        replace(next);
        return true;
    }

    /** Message {@code sequence} is about to become entry {@code number} of the log. */
    void adding(long sequence, long number) {
        if (sequence < wanted) {
            return;
        }
        replace(new ArrayList<>(marks.stream()
                .map(mark -> mark.position() == GapMark.AT_END && mark.sequence() <= sequence
                        ? new GapMark(mark.gap(), mark.sequence(), number)
                        : mark)
                .toList()));
    }

    private void replace(List<GapMark> next) {
        if (next.size() > MOST) {
            next.removeFirst();
        }
        marks = List.copyOf(next);
        wanted = marks.stream()
                .filter(mark -> mark.position() == GapMark.AT_END)
                .mapToLong(GapMark::sequence)
                .min()
                .orElse(GapMark.AT_END);
    }
}
