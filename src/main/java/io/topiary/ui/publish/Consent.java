package io.topiary.ui.publish;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Whether the user agrees to publishing; remembers for a while that they do not want to be asked. FX thread. */
final class Consent {

    private static final long WHILE_NANOS = TimeUnit.MINUTES.toNanos(10);

    private final boolean needed;
    private final PublishQuestion question;
    private final LongSupplier nanos;
    private boolean standing;
    private long since;

    /**
     * @param needed whether anybody has to be asked at all
     * @param nanos a clock that nobody sets, in nanoseconds
     */
    Consent(boolean needed, PublishQuestion question, LongSupplier nanos) {
        this.needed = needed;
        this.question = question;
        this.nanos = nanos;
    }

    /** Whether it may be published to {@code topic}; asks if that is not known. */
    boolean given(String topic) {
        if (!needed || (standing && nanos.getAsLong() - since < WHILE_NANOS)) {
            return true;
        }
        standing = false;
        return switch (question.ask(topic)) {
            case NO -> false;
            case ONCE -> true;
            case FOR_A_WHILE -> {
                standing = true;
                since = nanos.getAsLong();
                yield true;
            }
        };
    }
}
