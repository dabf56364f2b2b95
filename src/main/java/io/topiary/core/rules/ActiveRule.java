package io.topiary.core.rules;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule of one session with its filter understood, its counters, and whether it had to be switched off. Any thread. */
final class ActiveRule {

    final Rule rule;
    final int aspects;
    final RuleTally tally;
    final CostMeter meter;
    final @Nullable AlertGate gate;
    final @Nullable Text invalid;
    private final MessageQuery topicPart;
    private final MessageQuery messagePart;
    private volatile @Nullable Text off;

    ActiveRule(Rule rule, RuleTally tally, CostMeter meter) {
        this.rule = rule;
        this.aspects = rule.actions().aspects();
        this.tally = tally;
        this.meter = meter;
        AlertPlan plan = rule.actions().alert();
        this.gate = plan == null ? null : new AlertGate(rule, plan);
        this.invalid = rule.problem().orElse(null);
        MessageQuery query = invalid == null ? MessageQuery.parse(rule.filter()) : MessageQuery.ALL;
        this.topicPart = query.topicPart();
        this.messagePart = query.messagePart();
    }

    /** Whether it is asked at all. */
    boolean inForce() {
        return rule.enabled() && invalid == null && off == null && aspects != 0;
    }

    /** Whether messages on {@code topic} can be accepted. */
    boolean mayAccept(String topic) {
        return topicPart.accepts(topic);
    }

    /** Whether each message is accepted whose topic is. */
    boolean isOfTopicAlone() {
        return messagePart.isEmpty();
    }

    /** Whether {@code message} is accepted, whose topic is. */
    boolean accepts(Message message) {
        // a pattern that was given up finds nothing, and turned round it would find everything
        return messagePart.accepts(message, message.timeMicros()) && !messagePart.isTooSlow();
    }

    /** Whether a regular expression in it was given up. */
    boolean isTooSlow() {
        return messagePart.isTooSlow();
    }

    /** Switches it off for {@code reason}. @return whether it was not off before */
    boolean switchOff(Text reason) {
        synchronized (this) {
            if (off != null) {
                return false;
            }
            off = reason;
            return true;
        }
    }

    /** Why it had to be switched off. */
    Optional<Text> off() {
        return Optional.ofNullable(off);
    }

    RuleStatus status(long nowNanos) {
        Text why = off;
        RuleStatus.State state = !rule.enabled()
                ? RuleStatus.State.OFF
                : invalid != null
                        ? RuleStatus.State.INVALID
                        : why != null ? RuleStatus.State.SWITCHED_OFF : RuleStatus.State.ON;
        return new RuleStatus(
                rule,
                state,
                invalid != null ? invalid : why,
                tally.hits.sum(),
                tally.lastHitMicros,
                meter.share(nowNanos),
                tally.unwritten.sum(),
                tally.fileProblem);
    }
}
