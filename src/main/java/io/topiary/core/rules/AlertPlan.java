package io.topiary.core.rules;

/**
 * How a rule calls for attention.
 *
 * @param desktop by a notification of the desktop, once in the quiet time at most
 * @param list by a line in the list of alerts
 * @param quietSeconds after one notification, so long none of the same rule; 1 to {@value #LONGEST_QUIET}
 */
public record AlertPlan(boolean desktop, boolean list, int quietSeconds) {

    /** A day. */
    public static final int LONGEST_QUIET = 86_400;

    /** What a new rule proposes. */
    public static final AlertPlan PROPOSED = new AlertPlan(true, true, 60);

    public AlertPlan {
        if (quietSeconds < 1 || quietSeconds > LONGEST_QUIET) {
            throw new InvalidRuleException("rules.invalid.quiet", LONGEST_QUIET);
        }
    }
}
