package io.topiary.ui.rules;

import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleExchange;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Messages;
import io.topiary.core.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes the rules that are kept, and tells what came of it. FX thread. */
public final class RuleShelf {

    private static final Logger LOG = LoggerFactory.getLogger(RuleShelf.class);
    private static final int MOST_TOLD = 3;

    private final RuleStore store;
    private final Notices notices;
    private final Predicate<String> knownProfile;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final RuleExchange exchange = new RuleExchange();

    /**
     * The rules in {@code store}.
     *
     * @param notices tells what came of a change
     * @param knownProfile whether there is a profile with an id
     * @param background reads and writes files that are handed on
     * @param fx runs on the FX thread
     */
    public RuleShelf(
            RuleStore store,
            Notices notices,
            Predicate<String> knownProfile,
            Executor background,
            Executor fx,
            Messages messages) {
        this.store = store;
        this.notices = notices;
        this.knownProfile = knownProfile;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
    }

    /** What is wrong with the file of the rules; empty if nothing is. */
    Optional<Text> problem() {
        return store.unreadable() > 0
                ? Optional.of(Text.of("rules.unreadable", store.unreadable()))
                : store.loaded().notice();
    }

    /** Saves {@code rule} in the place of the one with the same id; adds it at the end if there is none. */
    void save(Rule rule) {
        change(rules -> {
            List<Rule> next = new ArrayList<>(rules);
            next.replaceAll(old -> old.id().equals(rule.id()) ? rule : old);
            if (!next.contains(rule)) {
                next.add(rule);
            }
            return next;
        });
    }

    /** All rules, in order. */
    List<Rule> rules() {
        return store.rules();
    }

    /**
     * Saves {@code rule}, which the user did not see, and offers to take that back.
     *
     * @param first whether it comes before all others, else after them; in the place of {@code before} if that is there
     * @param before the rule with the same id, null if there is none
     */
    void make(Rule rule, boolean first, @Nullable Rule before) {
        boolean done = change(rules -> {
            List<Rule> others = new ArrayList<>(rules);
            others.removeIf(old -> old.id().equals(rule.id()));
            int place = before == null || first ? (first ? 0 : others.size()) : placeOf(rules, rule.id());
            return inserted(others, rule, place);
        });
        if (done) {
            notices.offer(
                    messages.get("rules.made", rule.name()),
                    messages.get("rules.undo"),
                    () -> change(rules -> without(rules, rule.id(), before)));
        }
    }

    private static List<Rule> without(List<Rule> rules, String id, @Nullable Rule before) {
        return rules.stream()
                .filter(rule -> before != null || !rule.id().equals(id))
                .map(rule -> before != null && rule.id().equals(id) ? before : rule)
                .toList();
    }

    /** Saves {@code rule} if there is still one with the same id. */
    void update(Rule rule) {
        change(rules -> rules.stream()
                .map(old -> old.id().equals(rule.id()) ? rule : old)
                .toList());
    }

    /** Lets the rules {@code id} and {@code other} change places. */
    void move(String id, String other) {
        change(rules -> {
            Optional<Rule> one = byId(rules, id);
            Optional<Rule> two = byId(rules, other);
            if (one.isEmpty() || two.isEmpty()) {
                return rules;
            }
            return rules.stream()
                    .map(rule -> rule.id().equals(id) ? two.get() : rule.id().equals(other) ? one.get() : rule)
                    .toList();
        });
    }

    /** Adds a copy of {@code rule} called {@code name} below it. */
    void duplicate(Rule rule, String name) {
        change(rules -> inserted(rules, rule.copyAs(name), placeOf(rules, rule.id()) + 1));
    }

    /** Deletes {@code rule}, and offers to take that back. */
    void delete(Rule rule) {
        int place = placeOf(store.rules(), rule.id());
        boolean done = change(rules ->
                rules.stream().filter(old -> !old.id().equals(rule.id())).toList());
        if (done) {
            String name = new RuleWords(messages, java.time.ZoneId.systemDefault()).name(rule);
            notices.offer(
                    messages.get("rules.deleted", name),
                    messages.get("rules.undo"),
                    () -> change(rules -> placeOf(rules, rule.id()) < 0 ? inserted(rules, rule, place) : rules));
        }
    }

    /** Adds the rules in {@code file}, and tells what came of it. @return completes when it is done */
    CompletableFuture<Void> importFrom(Path file) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        RuleExchange.Imported imported = exchange.read(file, knownProfile);
                        fx.execute(() -> take(imported));
                    } catch (StoreException e) {
                        tell(e);
                    }
                },
                background);
    }

    /** Writes all rules to {@code file}, and tells what came of it. @return completes when it is done */
    CompletableFuture<Void> exportTo(Path file) {
        List<Rule> rules = store.rules();
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        exchange.write(file, rules);
                        fx.execute(
                                () -> notices.tell(messages.get("rules.exported", rules.size(), String.valueOf(file))));
                    } catch (StoreException e) {
                        tell(e);
                    }
                },
                background);
    }

    private void take(RuleExchange.Imported imported) {
        boolean done = change(rules -> {
            List<Rule> next = new ArrayList<>(rules);
            next.addAll(imported.rules());
            return next;
        });
        if (!done) {
            return;
        }
        List<String> words = new ArrayList<>();
        words.add(messages.get("rules.imported", imported.rules().size()));
        if (imported.switchedOff() > 0) {
            words.add(messages.get("rules.imported.off", imported.switchedOff()));
        }
        if (!imported.refused().isEmpty()) {
            words.add(messages.get("rules.imported.refused", imported.refused().size()));
            words.add(imported.refused().stream()
                    .limit(MOST_TOLD)
                    .map(messages::get)
                    .collect(Collectors.joining("\n")));
        }
        notices.offer(String.join("\n", words), messages.get("rules.undo"), () -> takeBack(imported));
    }

    private void takeBack(RuleExchange.Imported imported) {
        List<String> ids = imported.rules().stream().map(Rule::id).toList();
        change(rules -> rules.stream().filter(rule -> !ids.contains(rule.id())).toList());
    }

    private boolean change(UnaryOperator<List<Rule>> change) {
        try {
            store.change(change);
            return true;
        } catch (StoreException e) {
            LOG.warn("the rules could not be saved", e);
            notices.tell(messages.get(e.text()));
            return false;
        }
    }

    private void tell(StoreException problem) {
        fx.execute(() -> notices.tell(messages.get(problem.text())));
    }

    private static List<Rule> inserted(List<Rule> rules, Rule rule, int place) {
        List<Rule> next = new ArrayList<>(rules);
        next.add(Math.clamp(place, 0, next.size()), rule);
        return next;
    }

    private static Optional<Rule> byId(List<Rule> rules, String id) {
        return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
    }

    private static int placeOf(List<Rule> rules, String id) {
        return rules.stream().map(Rule::id).toList().indexOf(id);
    }
}
