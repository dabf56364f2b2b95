package io.topiary.core.rules;

import java.time.Duration;

/**
 * What rules may cost before they are switched off.
 *
 * @param window over which it is measured
 * @param share of one processor core that a single rule may take, 0 to 1
 * @param shareOfAll the same for all rules of a session together
 */
public record RuleLimits(Duration window, double share, double shareOfAll) {

    /** A fifth of a core for one rule over five seconds, two fifths for all. */
    public static final RuleLimits DEFAULT = new RuleLimits(Duration.ofSeconds(5), 0.2, 0.4);
}
