package io.topiary.core.rules;

import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one session at work, in order: for each kind of thing (colour, decoder, mute, pin, alert, file) the first
 * rule that accepts a message decides, and only rules that decide something count it as a hit.
 *
 * <p>Each message is judged once, by the pump, before it goes into the model. A muted one is neither shown, nor coloured,
 * pinned or alerted about; a rule may still write it to a file. What rules cost is measured on one message in eight; one
 * that takes too much of a processor core, or whose regular expression is given up, is switched off with a word until
 * somebody changes it or calls {@link #revive}. Alerts and files are left to {@link RuleService}.
 *
 * <p>Any thread, but for {@link #judge}.
 */
public final class RuleBook {

    private static final int SAMPLE_BITS = 3;
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final LongSupplier nanoTime;
    private final RuleLimits limits;
    private final LogQueue log = new LogQueue();
    private final PinnedTopics pinned = new PinnedTopics();
    private final Verdict verdict = new Verdict();
    private final AtomicLong switchedOff = new AtomicLong();
    private final List<Runnable> changeListeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> pinListeners = new CopyOnWriteArrayList<>();
    private volatile List<ActiveRule> all = List.of();
    private volatile RuleSet inForce = RuleSet.NONE;
    private volatile CostMeter total;

    /** A book without rules that measures real time. */
    public RuleBook() {
        this(System::nanoTime, RuleLimits.DEFAULT);
    }

    /** @param nanoTime the clock that costs are measured with */
    RuleBook(LongSupplier nanoTime, RuleLimits limits) {
        this.nanoTime = nanoTime;
        this.limits = limits;
        this.total = meter();
    }

    /** Puts {@code rules} into force, in this order. What was counted of a rule stays while its filter does. */
    public void set(List<Rule> rules) {
        synchronized (this) {
            Map<String, ActiveRule> before = new HashMap<>();
            all.forEach(active -> before.put(active.rule.id(), active));
            List<Rule> pinsBefore = pins();
            all = rules.stream()
                    .map(rule -> active(rule, before.get(rule.id())))
                    .toList();
            enforce();
            if (!pins().equals(pinsBefore)) {
                pinned.clear();
            }
        }
        tellChange();
    }

    /** Puts the rule {@code id} into force again that had to be switched off. */
    public void revive(String id) {
        synchronized (this) {
            all = all.stream()
                    .map(active ->
                            active.rule.id().equals(id) ? new ActiveRule(active.rule, active.tally, meter()) : active)
                    .toList();
            enforce();
        }
        tellChange();
    }

    /**
     * Decides about {@code message} and sees to what is to be done. Called by the pump, once a message.
     *
     * @return whether it is muted
     */
    public boolean judge(Message message) {
        RuleSet set = inForce;
        if (set.isEmpty()) {
            return false;
        }
        ActiveRule[] candidates = set.of(message.topic()).rules;
        verdict.clear();
        if (candidates.length > 0) {
            boolean sampled = (message.sequence() * SCATTER) >>> (Long.SIZE - SAMPLE_BITS) == 0;
            for (ActiveRule rule : candidates) {
                if (verdict.open(rule) != 0 && accepts(rule, message, sampled)) {
                    verdict.take(rule, message);
                }
            }
        }
        ColourRing colours = set.colours();
        if (colours != null) {
            colours.put(message.sequence(), verdict.colour);
        }
        return carryOut(message);
    }

    private boolean carryOut(Message message) {
        if (verdict.decided == 0) {
            return false;
        }
        if (verdict.log != null) {
            log.offer(verdict.log, message);
        }
        if (verdict.muted()) {
            return true;
        }
        if (verdict.gate != null) {
            verdict.gate.add(message);
        }
        if (verdict.pinned() && pinned.add(message.topic())) {
            pinListeners.forEach(Runnable::run);
        }
        return false;
    }

    /** The colour that rules give {@code message}; null for none. */
    public @Nullable RuleColour colourOf(Message message) {
        RuleSet set = inForce;
        ColourRing colours = set.colours();
        if (colours == null) {
            return null;
        }
        int known = colours.find(message.sequence());
        if (known != ColourRing.UNKNOWN) {
            return ColourRing.colour(known);
        }
        ActiveRule rule = decider(set, message, Aspect.COLOUR);
        RuleColour colour = rule == null ? null : rule.rule.actions().colour();
        colours.put(message.sequence(), colour);
        return colour;
    }

    /** The format in which rules want the payload of {@code message} to be shown; empty if they don't care. */
    public String decoderOf(Message message) {
        RuleSet set = inForce;
        ActiveRule rule = set.has(Aspect.DECODER) ? decider(set, message, Aspect.DECODER) : null;
        return rule == null ? "" : rule.rule.actions().decoder();
    }

    /** The file with the JSON Schema that rules want the payload of {@code message} to keep to; empty for none. */
    public String schemaOf(Message message) {
        RuleSet set = inForce;
        ActiveRule rule = set.has(Aspect.SCHEMA) ? decider(set, message, Aspect.SCHEMA) : null;
        return rule == null ? "" : rule.rule.actions().schema();
    }

    /** The topics that rules pinned so far, in the order of their first message; {@value PinnedTopics#MOST} at most. */
    public List<String> pinned() {
        return pinned.topics();
    }

    /** All rules and what has become of them, in order. */
    public List<RuleStatus> status() {
        long now = nanoTime.getAsLong();
        return all.stream().map(active -> active.status(now)).toList();
    }

    /** How many rules had to be switched off since the session began. */
    public long switchedOff() {
        return switchedOff.get();
    }

    /** Has {@code listener} called when the rules in force change, on the thread that did it; it must be quick. */
    public Runnable onChange(Runnable listener) {
        changeListeners.add(listener);
        return () -> changeListeners.remove(listener);
    }

    /** Has {@code listener} called when a topic is pinned, on the pump's thread; it must be quick. */
    public Runnable onPinned(Runnable listener) {
        pinListeners.add(listener);
        return () -> pinListeners.remove(listener);
    }

    /** Switches off the rules whose regular expression was given up. Called a few times a second. */
    void review() {
        for (ActiveRule rule : inForce.rules()) {
            if (rule.isTooSlow()) {
                switchOff(rule, Text.of("rules.off.slow"));
            }
        }
    }

    /** What waits to be written to files. */
    LogQueue log() {
        return log;
    }

    /** The rules that alert. */
    List<ActiveRule> alerting() {
        return all.stream().filter(active -> active.gate != null).toList();
    }

    private @Nullable ActiveRule decider(RuleSet set, Message message, int aspect) {
        long begin = nanoTime.getAsLong();
        ActiveRule rule = set.decider(message, aspect);
        long end = nanoTime.getAsLong();
        if (rule != null) {
            charge(rule, end - begin, end);
        }
        return rule;
    }

    private boolean accepts(ActiveRule rule, Message message, boolean sampled) {
        if (rule.isOfTopicAlone()) {
            return true;
        }
        if (!sampled) {
            return rule.accepts(message);
        }
        long begin = nanoTime.getAsLong();
        boolean accepted = rule.accepts(message);
        long end = nanoTime.getAsLong();
        charge(rule, (end - begin) << SAMPLE_BITS, end);
        return accepted;
    }

    private void charge(ActiveRule rule, long nanos, long now) {
        double window = limits.window().toNanos();
        if (rule.meter.add(nanos, now) > window * limits.share()) {
            switchOff(
                    rule,
                    Text.of("rules.off.dear", limits.share(), limits.window().toSeconds()));
        } else if (total.add(nanos, now) > window * limits.shareOfAll()) {
            dearest(now)
                    .ifPresent(dearest -> switchOff(
                            dearest,
                            Text.of(
                                    "rules.off.together",
                                    limits.shareOfAll(),
                                    limits.window().toSeconds())));
            total = meter();
        }
    }

    private Optional<ActiveRule> dearest(long now) {
        return inForce.rules().stream().max(Comparator.comparingDouble(rule -> rule.meter.share(now)));
    }

    private void switchOff(ActiveRule rule, Text reason) {
        if (!rule.switchOff(reason)) {
            return;
        }
        switchedOff.incrementAndGet();
        synchronized (this) {
            enforce();
        }
        tellChange();
    }

    private void enforce() {
        List<ActiveRule> chosen = all.stream().filter(ActiveRule::inForce).toList();
        inForce = chosen.isEmpty() ? RuleSet.NONE : new RuleSet(chosen);
    }

    private List<Rule> pins() {
        return all.stream()
                .map(active -> active.rule)
                .filter(rule -> rule.enabled() && rule.actions().pin())
                .toList();
    }

    private ActiveRule active(Rule rule, @Nullable ActiveRule before) {
        if (before != null && before.rule.equals(rule)) {
            return before;
        }
        RuleTally tally = before != null && before.rule.filter().equals(rule.filter()) ? before.tally : new RuleTally();
        return new ActiveRule(rule, tally, meter());
    }

    private CostMeter meter() {
        return new CostMeter(limits.window().toNanos(), nanoTime.getAsLong());
    }

    private void tellChange() {
        new ArrayList<>(changeListeners).forEach(Runnable::run);
    }
}
