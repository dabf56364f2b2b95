package io.topiary.core.rules;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules in force at one time, in order. What a topic alone answers is found out once a topic; with one hash look-up a
 * message the rest is skipped where no rule can match. {@link #of} is for the pump's thread only, everything else for any.
 */
final class RuleSet {

    static final RuleSet NONE = new RuleSet(List.of());

    /** More topics than this are forgotten and found out again. */
    private static final int MOST_REMEMBERED = 100_000;

    private static final Candidates NOBODY = new Candidates(new ActiveRule[0]);

    private final List<ActiveRule> rules;
    private final int aspects;
    private final @Nullable ColourRing colours;
    private final Map<String, Candidates> known = new HashMap<>();
    private final Map<List<ActiveRule>, Candidates> shared = new HashMap<>();

    RuleSet(List<ActiveRule> rules) {
        this.rules = List.copyOf(rules);
        this.aspects = rules.stream().mapToInt(rule -> rule.aspects).reduce(0, (all, some) -> all | some);
        this.colours = has(Aspect.COLOUR) ? new ColourRing() : null;
    }

    /** The rules that can match messages on one topic. */
    static final class Candidates {

        final ActiveRule[] rules;

        private Candidates(ActiveRule[] rules) {
            this.rules = rules;
        }
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    /** Whether a rule in it decides about {@code aspect}. */
    boolean has(int aspect) {
        return (aspects & aspect) != 0;
    }

    List<ActiveRule> rules() {
        return rules;
    }

    /** What is known of the colours of messages; null if no rule colours. */
    @Nullable
    ColourRing colours() {
        return colours;
    }

    /** The rules that can match messages on {@code topic}. */
    Candidates of(String topic) {
        Candidates found = known.get(topic);
        if (found == null) {
            List<ActiveRule> possible = new ArrayList<>();
            for (ActiveRule rule : rules) {
                if (rule.mayAccept(topic)) {
                    possible.add(rule);
                }
            }
            found = possible.isEmpty()
                    ? NOBODY
                    : shared.computeIfAbsent(possible, list -> new Candidates(list.toArray(ActiveRule[]::new)));
            if (known.size() >= MOST_REMEMBERED) {
                known.clear();
                shared.clear();
            }
            known.put(topic, found);
        }
        return found;
    }

    /** The first rule that decides about {@code aspect} of {@code message}; null if none does. */
    @Nullable
    ActiveRule decider(Message message, int aspect) {
        for (ActiveRule rule : rules) {
            if ((rule.aspects & aspect) != 0 && rule.mayAccept(message.topic()) && rule.accepts(message)) {
                return rule;
            }
        }
        return null;
    }
}
