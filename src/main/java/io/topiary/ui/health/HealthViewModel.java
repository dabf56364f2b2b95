package io.topiary.ui.health;

import io.topiary.core.lint.DismissedHints;
import io.topiary.core.lint.Hint;
import io.topiary.core.lint.Hints;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.health.HealthScan.Findings;
import io.topiary.ui.kit.Metronome;
import io.topiary.ui.kit.Pulse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Silent topics and odd names, looked for in the background: silence every two seconds while somebody looks and every ten
 * otherwise, less often where that takes long; names a little each second. FX thread.
 */
public final class HealthViewModel implements AutoCloseable {

    static final int MOST_SILENT = 1_000;

    private static final long LOOKING_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long GLANCING_NANOS = TimeUnit.SECONDS.toNanos(10);
    /** The part of a core that looking for silence may take: a twentieth, or a hundredth. */
    private static final int LOOKING_RELIEF = 20;

    private static final int GLANCING_RELIEF = 100;

    private final Session session;
    private final Hints hints;
    private final DismissedHints dismissed;
    private final Executor background;
    private final HealthWords words;
    private final HealthScan scan;
    private final Pulse.Refresh refresh;
    private final Runnable ending;
    private final ObservableList<HealthRow> silent = FXCollections.observableArrayList();
    private final ObservableList<HealthRow> named = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper silentSummary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noneSilent = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper hintSummary = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper noHints = new ReadOnlyStringWrapper("");
    private final BooleanProperty showDismissed = new SimpleBooleanProperty();
    private Consumer<String> goTo = path -> {};
    private volatile Findings found = Findings.NONE;
    private volatile boolean working;
    private long scannedNanos = System.nanoTime() - GLANCING_NANOS;
    private boolean looking;
    private boolean closed;

    /**
     * The health of {@code session}.
     *
     * @param hints gets what is odd about names
     * @param dismissed what nobody wants to be told any more; the same that {@code hints} asks
     * @param background where the tree is looked at
     */
    public HealthViewModel(
            Session session,
            Hints hints,
            DismissedHints dismissed,
            Executor background,
            Pulse pulse,
            Metronome metronome,
            Messages messages) {
        this.session = session;
        this.hints = hints;
        this.dismissed = dismissed;
        this.background = background;
        this.words = new HealthWords(messages);
        this.scan = new HealthScan(session, hints);
        this.refresh = pulse.register(Pulse.TEXT, this::show);
        this.ending = metronome.eachSecond(this::beat);
        showDismissed.subscribe(this::lookAgain);
        show();
    }

    /** What the page is called, with the number of what is to be seen: "Health 3". */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Sets what goes to a topic. */
    public void onGoToTopic(Consumer<String> action) {
        goTo = action;
    }

    /** Says whether anybody looks at the page. */
    public void setLooking(boolean looking) {
        this.looking = looking;
        if (looking) {
            lookAgain();
        }
    }

    /** Silent topics, the most overdue first. */
    ObservableList<HealthRow> silent() {
        return silent;
    }

    /** Odd names, by topic. */
    ObservableList<HealthRow> named() {
        return named;
    }

    ReadOnlyStringProperty silentSummaryProperty() {
        return silentSummary.getReadOnlyProperty();
    }

    /** Why there are no silent topics. */
    ReadOnlyStringProperty noneSilentProperty() {
        return noneSilent.getReadOnlyProperty();
    }

    ReadOnlyStringProperty hintSummaryProperty() {
        return hintSummary.getReadOnlyProperty();
    }

    /** Why there are no hints. */
    ReadOnlyStringProperty noHintsProperty() {
        return noHints.getReadOnlyProperty();
    }

    /** Whether what was dismissed is listed too. */
    BooleanProperty showDismissedProperty() {
        return showDismissed;
    }

    /** Selects the topic of {@code row} in the tree. */
    void goTo(HealthRow row) {
        goTo.accept(row.path());
    }

    /** Does not want to be told {@code row} any more. */
    void dismiss(HealthRow row) {
        switch (row) {
            case HealthRow.Silent topic -> dismissed.setSilence(topic.path(), true);
            case HealthRow.Named name -> hints.dismiss(name.hint());
        }
        lookAgain();
    }

    /** Does not want to be told anything of its kind any more. */
    void dismissKind(HealthRow.Named row) {
        hints.dismissKind(row.hint().kind());
        lookAgain();
    }

    /** Wants to be told again. */
    void restore(HealthRow row) {
        switch (row) {
            case HealthRow.Silent topic -> dismissed.setSilence(topic.path(), false);
            case HealthRow.Named name -> hints.restore(name.hint());
        }
        lookAgain();
    }

    @Override
    public void close() {
        closed = true;
        ending.run();
        refresh.close();
    }

    private void lookAgain() {
        scannedNanos = System.nanoTime() - Math.max(GLANCING_NANOS, GLANCING_RELIEF * found.tookNanos());
        beat();
        refresh.markDirty();
    }

    private void beat() {
        if (working || closed) {
            return;
        }
        working = true;
        long pause = looking
                ? Math.max(LOOKING_NANOS, LOOKING_RELIEF * found.tookNanos())
                : Math.max(GLANCING_NANOS, GLANCING_RELIEF * found.tookNanos());
        boolean due = System.nanoTime() - scannedNanos >= pause;
        if (due) {
            scannedNanos = System.nanoTime();
        }
        boolean all = showDismissed.get();
        background.execute(() -> work(due, all));
    }

    private void work(boolean due, boolean all) {
        try {
            long before = hints.revision();
            scan.lint();
            if (due) {
                found = scan.silence(MOST_SILENT, path -> !all && dismissed.hasSilence(path));
            }
            if (due || hints.revision() != before) {
                refresh.markDirty();
            }
        } finally {
            working = false;
        }
    }

    private void show() {
        if (closed) {
            return;
        }
        Findings now = found;
        List<Hint> open = hints.open();
        List<Hint> hidden = hints.dismissed();
        int silentCount = now.silent().count();
        title.set(words.title(silentCount + open.size()));
        silentSummary.set(words.silentSummary(
                silentCount, now.watched(), now.silent().topics().size()));
        noneSilent.set(words.noneSilent(session.connection().status().state().isUp(), now.watched()));
        hintSummary.set(words.hintSummary(open.size(), hidden.size(), hints.isFull()));
        noHints.set(words.noHints(hidden.size()));
        replace(
                silent,
                now.silent().topics().stream()
                        .<HealthRow>map(topic -> words.row(topic, dismissed.hasSilence(topic.path())))
                        .toList());
        List<HealthRow> rows = new ArrayList<>();
        open.forEach(hint -> rows.add(words.row(hint, false)));
        if (showDismissed.get()) {
            hidden.forEach(hint -> rows.add(words.row(hint, true)));
        }
        replace(named, rows);
    }

    private static void replace(ObservableList<HealthRow> shown, List<HealthRow> rows) {
        if (!shown.equals(rows)) {
            shown.setAll(rows);
        }
    }
}
