package io.topiary.core.session;

import io.topiary.core.log.MessageLog;
import io.topiary.core.message.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the log of a session on, slice by slice, each a moment of the model's lock. What was evicted meanwhile is passed
 * over. For one thread at a time.
 */
final class LogTail {

    private static final int SLICE = 5_000;

    private final Model model;
    private @Nullable MessageLog log;
    private long revision;
    private long next;

    LogTail(Model model) {
        this.model = model;
    }

    /**
     * What comes next.
     *
     * @param messages in their order, in and out
     * @param anew whether they are the first ones: of another log, or because some were taken out or put back
     * @param behind how many entries there are after them
     */
    record Slice(List<Message> messages, boolean anew, long behind) {}

    /**
     * Reads on.
     *
     * @param most if more are waiting than this, the oldest of them are passed over
     */
    Slice read(long most) {
        return model.read(all -> {
            MessageLog now = all.log();
            boolean anew = !now.equals(log) || now.revision() != revision;
            if (anew) {
                log = now;
                revision = now.revision();
                next = now.oldest();
            }
            long end = now.end();
            long from = Math.max(now.next(next), now.numberAt(Math.max(0, now.placeOf(end) - most)));
            next = now.after(from, SLICE);
            return new Slice(now.range(from, next), anew, now.placeOf(end) - now.placeOf(next));
        });
    }
}
