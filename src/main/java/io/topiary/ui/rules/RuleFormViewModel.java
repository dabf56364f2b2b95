package io.topiary.ui.rules;

import io.topiary.core.rules.AlertPlan;
import io.topiary.core.rules.InvalidRuleException;
import io.topiary.core.rules.LogPlan;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleActions;
import io.topiary.core.rules.RuleColour;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/** A rule being written, checked with each change against the newest messages of the session. FX thread. */
final class RuleFormViewModel {

    private static final long MEGABYTE = 1_000_000;

    final StringProperty name = new SimpleStringProperty("");
    final StringProperty filter = new SimpleStringProperty("");
    final BooleanProperty onlyThisProfile = new SimpleBooleanProperty();
    final ObjectProperty<@Nullable RuleColour> colour = new SimpleObjectProperty<>();
    final StringProperty decoder = new SimpleStringProperty("");
    final BooleanProperty mute = new SimpleBooleanProperty();
    final BooleanProperty pin = new SimpleBooleanProperty();
    final BooleanProperty desktop = new SimpleBooleanProperty();
    final BooleanProperty list = new SimpleBooleanProperty();
    final StringProperty quiet = new SimpleStringProperty(String.valueOf(AlertPlan.PROPOSED.quietSeconds()));
    final BooleanProperty log = new SimpleBooleanProperty();
    final StringProperty path = new SimpleStringProperty("");
    final StringProperty schema = new SimpleStringProperty("");
    final StringProperty megabytes = new SimpleStringProperty(String.valueOf(LogPlan.PROPOSED_BYTES / MEGABYTE));

    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
    private final MatchCount matches;
    private final Messages messages;
    private final @Nullable String thisProfile;
    private final String id;
    private final boolean enabled;

    /**
     * A form that shows {@code rule}, or proposes a new one if that is null.
     *
     * @param session whose messages the filter is tried on
     * @param background tries it
     * @param fx runs on the FX thread
     */
    RuleFormViewModel(@Nullable Rule rule, Session session, Executor background, Executor fx, Messages messages) {
        this.messages = messages;
        this.matches = new MatchCount(session, background, fx, messages);
        this.id = rule == null ? UUID.randomUUID().toString() : rule.id();
        this.enabled = rule == null || rule.enabled();
        String known = rule == null ? null : rule.profileId();
        this.thisProfile = known == null ? session.identity().profileId() : known;
        if (rule != null) {
            show(rule);
        }
        filter.subscribe(this::checkFilter);
        for (var property : new javafx.beans.Observable[] {
            name, decoder, quiet, schema, log, path, megabytes, desktop, list, mute, pin, colour
        }) {
            property.addListener(changed -> check());
        }
        checkFilter();
    }

    // Properties

    /** What is wrong with the filter; empty if nothing is, or nothing is written yet. */
    ReadOnlyStringProperty filterProblemProperty() {
        return filterProblem.getReadOnlyProperty();
    }

    /** How many of the newest messages the filter accepts, in words; empty while that is not known. */
    ReadOnlyStringProperty matchesProperty() {
        return matches.wordsProperty();
    }

    /** What is wrong with the rest; empty if nothing is. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Whether it is a rule as it is now. */
    ReadOnlyBooleanProperty readyProperty() {
        return ready.getReadOnlyProperty();
    }

    /** Whether the session has a profile that the rule can be limited to. */
    boolean hasProfile() {
        return thisProfile != null;
    }

    /** What is written; empty if that is no rule. */
    Optional<Rule> read() {
        try {
            Rule rule = rule();
            return rule.problem().isEmpty() ? Optional.of(rule) : Optional.empty();
        } catch (InvalidRuleException e) {
            return Optional.empty();
        }
    }

    private void show(Rule rule) {
        RuleActions actions = rule.actions();
        name.set(rule.name());
        filter.set(rule.filter());
        onlyThisProfile.set(rule.profileId() != null);
        colour.set(actions.colour());
        decoder.set(actions.decoder());
        schema.set(actions.schema());
        mute.set(actions.mute());
        pin.set(actions.pin());
        AlertPlan alert = actions.alert();
        if (alert != null) {
            desktop.set(alert.desktop());
            list.set(alert.list());
            quiet.set(String.valueOf(alert.quietSeconds()));
        }
        LogPlan plan = actions.log();
        if (plan != null) {
            log.set(true);
            path.set(plan.path().toString());
            megabytes.set(String.valueOf((double) plan.maxBytes() / MEGABYTE).replaceFirst("\\.0$", ""));
        }
    }

    private void checkFilter() {
        String typed = filter.get();
        filterProblem.set(
                typed.isEmpty() ? "" : Rule.problem(typed).map(messages::get).orElse(""));
        matches.of(typed.isBlank() || !filterProblem.get().isEmpty() ? "" : typed);
        check();
    }

    private void check() {
        try {
            Rule rule = rule();
            problem.set(
                    !filter.get().isBlank() && rule.actions().isEmpty() ? messages.get("rules.invalid.nothing") : "");
            ready.set(rule.problem().isEmpty() && !rule.actions().isEmpty());
        } catch (InvalidRuleException e) {
            problem.set(messages.get(e.text()));
            ready.set(false);
        }
    }

    private Rule rule() {
        AlertPlan alert = desktop.get() || list.get()
                ? new AlertPlan(desktop.get(), list.get(), (int) Math.min(number(quiet.get()), Integer.MAX_VALUE))
                : null;
        LogPlan plan = log.get() ? LogPlan.of(path.get().strip(), (long) (number(megabytes.get()) * MEGABYTE)) : null;
        RuleActions actions = new RuleActions(
                colour.get(),
                decoder.get(),
                mute.get(),
                pin.get(),
                alert,
                plan,
                schema.get().strip());
        String called = name.get().isBlank() ? filter.get().strip() : name.get().strip();
        return new Rule(
                id,
                called.length() > 200 ? called.substring(0, 200) : called,
                enabled,
                filter.get(),
                onlyThisProfile.get() ? thisProfile : null,
                actions);
    }

    /** The number in {@code text}; 0, which no field takes, if there is none. */
    private static double number(String text) {
        try {
            return Math.max(0, Double.parseDouble(text.strip().replace(',', '.')));
        } catch (NumberFormatException noNumber) {
            return 0;
        }
    }
}
