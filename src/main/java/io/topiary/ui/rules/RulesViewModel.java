package io.topiary.ui.rules;

import io.topiary.core.rules.Alert;
import io.topiary.core.rules.Rule;
import io.topiary.core.rules.RuleService;
import io.topiary.core.rules.RuleStatus;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The rules that hold in a session, what has become of them, and the alerts that they raised. Pulls what it shows twice a
 * second. FX thread.
 */
public final class RulesViewModel implements AutoCloseable {

    private static final int REFRESHES_PER_SECOND = 2;

    private final Session session;
    private final RuleService service;
    private final RuleShelf shelf;
    private final Messages messages;
    private final Amounts amounts;
    private final Pulse.Refresh refresh;
    private final ObservableList<RuleStatus> lines = FXCollections.observableArrayList();
    private final ObservableList<Alert> alerts = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper older = new ReadOnlyStringWrapper("");
    private final List<Runnable> endings;
    private Consumer<String> goToTopic = topic -> {};

    /**
     * The rules of {@code session}.
     *
     * @param service puts them to work
     * @param shelf where they are kept
     */
    public RulesViewModel(Session session, RuleService service, RuleShelf shelf, Pulse pulse, Messages messages) {
        this.session = session;
        this.service = service;
        this.shelf = shelf;
        this.messages = messages;
        this.amounts = new Amounts(messages);
        this.refresh = pulse.register(REFRESHES_PER_SECOND, this::refresh);
        this.endings = List.of(
                session.onDirty(changed -> refresh.markDirty()),
                session.rules().onChange(refresh::markDirty),
                service.alerts().onChange(refresh::markDirty),
                service.duties().onChange(refresh::markDirty));
        refresh();
    }

    // Properties

    /** The rules, in order. */
    public ObservableList<RuleStatus> lines() {
        return lines;
    }

    /** The alerts, newest first. */
    public ObservableList<Alert> alerts() {
        return alerts;
    }

    /** What the page is called, with the number of alerts. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** What keeps rules from doing what they should; empty if nothing does. */
    ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** How many alerts had to make room; empty if none had to. */
    ReadOnlyStringProperty olderProperty() {
        return older.getReadOnlyProperty();
    }

    /** The session that the rules are looked at in. */
    Session session() {
        return session;
    }

    /** Where the rules are kept. */
    RuleShelf shelf() {
        return shelf;
    }

    // Commands

    /** Puts a rule into force or takes it out; one that had to be switched off gets another chance. */
    void switchTo(RuleStatus line, boolean on) {
        if (on && line.rule().enabled()) {
            session.rules().revive(line.rule().id());
        } else {
            shelf.update(line.rule().withEnabled(on));
        }
    }

    /** Moves a rule before the one above it, or behind the one below it. @return where it is now, or -1 */
    int move(RuleStatus line, boolean up) {
        int from = indexOf(line.rule().id());
        int to = from + (up ? -1 : 1);
        if (from < 0 || to < 0 || to >= lines.size()) {
            return from;
        }
        shelf.move(line.rule().id(), lines.get(to).rule().id());
        refresh();
        return indexOf(line.rule().id());
    }

    void duplicate(RuleStatus line) {
        shelf.duplicate(line.rule(), messages.get("rules.copy", line.rule().name()));
        refresh();
    }

    void delete(RuleStatus line) {
        shelf.delete(line.rule());
        refresh();
    }

    /** Takes over what somebody wrote in a form. */
    void save(Rule rule) {
        shelf.save(rule);
        refresh();
    }

    /** Forgets the alerts; the rules go on. */
    void clearAlerts() {
        service.alerts().clear();
        refresh();
    }

    /** Who goes to a topic when the user asks for it. */
    public void onGoToTopic(Consumer<String> listener) {
        goToTopic = listener;
    }

    void goToTopic(Alert alert) {
        goToTopic.accept(alert.topic());
    }

    @Override
    public void close() {
        endings.forEach(Runnable::run);
        refresh.close();
    }

    private void refresh() {
        update(lines, session.rules().status());
        List<Alert> now = service.alerts().list();
        update(alerts, now);
        title.set(
                now.isEmpty()
                        ? messages.get("rules.tab")
                        : messages.get("rules.tab.alerts", messages.get("rules.tab"), now.size()));
        long evicted = service.alerts().evicted();
        older.set(evicted == 0 ? "" : messages.get("rules.alerts.older", amounts.number(evicted)));
        problem.set(String.join("\n", problems()));
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        service.duties().notifyProblem().map(messages::get).ifPresent(problems::add);
        long unshown = service.duties().unshown();
        if (unshown > 0) {
            problems.add(messages.get("rules.unshown", amounts.number(unshown)));
        }
        shelf.problem().map(messages::get).ifPresent(problems::add);
        return problems;
    }

    private int indexOf(String id) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).rule().id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /** Changes only the lines that differ: the selection and the focus stay where they are. */
    private static <T> void update(ObservableList<T> shown, List<T> wanted) {
        if (shown.size() != wanted.size()) {
            shown.setAll(wanted);
            return;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!shown.get(i).equals(wanted.get(i))) {
                shown.set(i, wanted.get(i));
            }
        }
    }
}
