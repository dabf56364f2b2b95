package io.topiary.core.rules;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.text.Text;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to happen to the messages that a filter accepts. Immutable.
 *
 * <p>Its filter need not be one that can be understood: it then accepts nothing, and {@link #problem()} says why.
 *
 * @param id names it for good, unique among all rules
 * @param name what the user calls it
 * @param enabled whether it is in force
 * @param filter in the filter language of {@link MessageQuery}
 * @param profileId id of the only profile it holds for, or null for all
 * @param actions what happens
 */
public record Rule(
        String id,
        String name,
        boolean enabled,
        String filter,
        @Nullable String profileId,
        RuleActions actions) {

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FILTER = 4_000;

    public Rule {
        if (id.isEmpty() || id.length() > LONGEST_ID) {
            throw new InvalidRuleException("rules.invalid.id", LONGEST_ID);
        }
        if (name.length() > LONGEST_NAME) {
            throw new InvalidRuleException("rules.invalid.name", LONGEST_NAME);
        }
        if (filter.length() > LONGEST_FILTER) {
            throw new InvalidRuleException("rules.invalid.filter", LONGEST_FILTER);
        }
    }

    /** A new rule for all profiles, in force. */
    public static Rule create(String name, String filter, RuleActions actions) {
        return new Rule(UUID.randomUUID().toString(), name, true, filter, null, actions);
    }

    /** {@code name}, cut to what a name may be long. */
    public static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
    }

    /** Whether it holds for the profile {@code id}; null is a connection of no profile. */
    public boolean holdsFor(@Nullable String id) {
        return profileId == null || profileId.equals(id);
    }

    /** Why it accepts nothing; empty if it can accept something. */
    public Optional<Text> problem() {
        return problem(filter);
    }

    /** Why a rule with the filter {@code source} would accept nothing; empty if it could accept something. */
    public static Optional<Text> problem(String source) {
        if (source.isBlank()) {
            // a rule for everything mutes, alerts and writes more than anybody means by an empty field
            return Optional.of(Text.of("rules.invalid.empty"));
        }
        try {
            return MessageQuery.parse(source).asksForVitalSigns()
                    ? Optional.of(Text.of("rules.invalid.rate"))
                    : Optional.empty();
        } catch (QueryException e) {
            return Optional.of(e.text());
        }
    }

    /** The same, in force or not. */
    public Rule withEnabled(boolean newEnabled) {
        return new Rule(id, name, newEnabled, filter, profileId, actions);
    }

    /** The same under another id and name. */
    public Rule copyAs(String newName) {
        return new Rule(UUID.randomUUID().toString(), newName, enabled, filter, profileId, actions);
    }
}
