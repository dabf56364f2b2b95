package io.topiary.ui.rules;

import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.text.Messages;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes rules for one profile out of a click: whoever points at a topic need not know what a rule is. Such a rule has
 * exactly the filter of what was pointed at, and is on the page of rules like any other. FX thread.
 */
public final class TopicRules {

    private final RuleShelf shelf;
    private final @Nullable String profileId;
    private final Messages messages;

    /** @param profileId the profile that new rules are for; null for connections of no profile, and then for all */
    public TopicRules(RuleShelf shelf, @Nullable String profileId, Messages messages) {
        this.shelf = shelf;
        this.profileId = profileId;
        this.messages = messages;
    }

    /** Whether a rule for exactly {@code filter} mutes. */
    public boolean mutes(String filter) {
        return find(filter, RuleActions::mute).isPresent();
    }

    /** Mutes what {@code filter} accepts, or no longer. */
    public void mute(String filter, boolean mute) {
        if (mute) {
            enforce(filter, actions -> actions.withMute(true), messages.get("rules.quick.mute", filter), false);
        } else {
            find(filter, RuleActions::mute).ifPresent(rule -> take(rule, actions -> actions.withMute(false)));
        }
    }

    /** The format in which a rule for exactly {@code filter} shows payloads; empty if none does. */
    public String decoder(String filter) {
        return find(filter, actions -> !actions.decoder().isEmpty())
                .map(rule -> rule.actions().decoder())
                .orElse("");
    }

    /** Shows payloads of what {@code filter} accepts as {@code decoder}; as what they are found to be if that is empty. */
    public void decode(String filter, String decoder) {
        if (decoder.isEmpty()) {
            find(filter, actions -> !actions.decoder().isEmpty())
                    .ifPresent(rule -> take(rule, actions -> actions.withDecoder("")));
        } else {
            // of several rules the first one names the format: this is the one the user just wanted
            enforce(
                    filter,
                    actions -> actions.withDecoder(decoder),
                    messages.get("rules.quick.decode", filter, decoder),
                    true);
        }
    }

    private void enforce(String filter, UnaryOperator<RuleActions> change, String name, boolean first) {
        Optional<Rule> known = find(filter, actions -> true);
        Rule rule = known.map(old -> with(old, change))
                .orElseGet(() -> new Rule(
                        UUID.randomUUID().toString(),
                        Rule.shortened(name),
                        true,
                        filter,
                        profileId,
                        change.apply(RuleActions.NONE)));
        shelf.make(rule, first, known.orElse(null));
    }

    private void take(Rule rule, UnaryOperator<RuleActions> change) {
        Rule left = with(rule, change);
        if (left.actions().isEmpty()) {
            shelf.delete(rule);
        } else {
            shelf.update(left);
        }
    }

    private static Rule with(Rule rule, UnaryOperator<RuleActions> change) {
        return new Rule(
                rule.id(), rule.name(), rule.enabled(), rule.filter(), rule.profileId(), change.apply(rule.actions()));
    }

    private Optional<Rule> find(String filter, Predicate<RuleActions> wanted) {
        return shelf.rules().stream()
                .filter(rule -> rule.enabled()
                        && rule.filter().equals(filter)
                        && Objects.equals(rule.profileId(), profileId)
                        && wanted.test(rule.actions()))
                .findFirst();
    }
}
