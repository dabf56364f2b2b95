package io.topiary.core.rules;

import io.topiary.core.message.Message;
import org.jspecify.annotations.Nullable;

/** What the rules decide about one message: for each kind of thing the first rule that matches. Used again and again. */
final class Verdict {

    int decided;

    @Nullable
    RuleColour colour;

    @Nullable
    AlertGate gate;

    @Nullable
    ActiveRule log;

    /** Forgets the message before. */
    void clear() {
        decided = 0;
        colour = null;
        gate = null;
        log = null;
    }

    /** What {@code rule} could still decide, as bits of {@link Aspect}. */
    int open(ActiveRule rule) {
        return rule.aspects & ~decided;
    }

    /** {@code rule} matches {@code message}. */
    void take(ActiveRule rule, Message message) {
        int taken = open(rule);
        decided |= taken;
        if ((taken & Aspect.COLOUR) != 0) {
            colour = rule.rule.actions().colour();
        }
        if ((taken & Aspect.ALERT) != 0) {
            gate = rule.gate;
        }
        if ((taken & Aspect.LOG) != 0) {
            log = rule;
        }
        rule.tally.hit(message.timeMicros());
    }

    boolean muted() {
        return (decided & Aspect.MUTE) != 0;
    }

    boolean pinned() {
        return (decided & Aspect.PIN) != 0;
    }
}
