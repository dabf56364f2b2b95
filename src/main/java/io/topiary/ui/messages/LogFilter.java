package io.topiary.ui.messages;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.session.LogChoice;
import io.topiary.core.session.LoggedMessage;
import io.topiary.core.session.Session;
import io.topiary.core.shape.Deviations;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.filter.FilterInput;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Which messages the log shows: what is typed, and the subtree it is limited to. FX thread. */
final class LogFilter {

    private static final long LOCK_WAIT_MILLIS = 20;

    private final Session session;
    private final Executor background;
    private final Runnable changed;
    private final FilterInput input;
    private final Runnable ending;
    private final ReadOnlyStringWrapper subtree = new ReadOnlyStringWrapper();
    private final BooleanProperty onlyChanges = new SimpleBooleanProperty();
    private @Nullable LogScan scan;
    private volatile boolean asksForDeviations;
    private Older older = choice -> firsts -> Map.of();
    private LogChoice choice = LogChoice.ALL;
    private LogState seen = new LogState(0, false, 0);

    /**
     * A filter that lets everything through.
     *
     * @param changed called on any thread when there may be other rows
     */
    LogFilter(Session session, Executor background, Messages messages, Runnable changed) {
        this.session = session;
        this.background = background;
        this.changed = changed;
        this.input = new FilterInput(messages, query -> restart());
        this.ending = session.model().deviations().onChange(() -> {
            if (asksForDeviations) {
                changed.run();
            }
        });
        onlyChanges.subscribe((before, now) -> restart());
    }

    /** What is typed. */
    FilterInput input() {
        return input;
    }

    ReadOnlyStringProperty subtreeProperty() {
        return subtree.getReadOnlyProperty();
    }

    /** Whether only messages with other bytes than the one before on their topic are let through. */
    BooleanProperty onlyChangesProperty() {
        return onlyChanges;
    }

    void setSubtree(@Nullable String path) {
        subtree.set(path);
        restart();
    }

    /** Has {@code rows} show what is accepted of the time before memory. */
    void goOnWith(Older rows) {
        older = rows;
        restart();
    }

    /** What was found, or null if nothing is filtered. */
    @Nullable
    LogMatches matches() {
        return scan == null ? null : scan.matches();
    }

    /** Which messages are shown. */
    LogChoice choice() {
        return choice;
    }

    /** The rows before those in memory. */
    interface Older {

        /**
         * Begins anew with those that {@code choice} tells.
         *
         * @return what is recorded; asked in the background
         */
        TopicChanges.Recorded restart(LogChoice choice);
    }

    /** Accepts changes, of all or below a topic, if they are wanted. */
    private record Changed(Predicate<Message> below, TopicChanges changes, Predicate<Message> wants)
            implements LogScan.Judge {

        @Override
        public void prepare(List<Message> messages, boolean missed) {
            changes.prepare(messages.stream().filter(below).toList(), missed);
        }

        @Override
        public boolean accepts(Message message) {
            return below.test(message) && changes.isChange(message) && wants.test(message);
        }
    }

    /** What decides whether the log has to be gone through. */
    private record LogState(long revision, boolean holes, long deviations) {}

    /** Looks at what came since; anew if messages were taken out or put back. */
    void more() {
        input.checkSpeed();
        LogState now = session.model()
                .tryRead(
                        LOCK_WAIT_MILLIS,
                        model ->
                                new LogState(model.log().revision(), model.log().hasHoles(), deviations()))
                .orElse(seen);
        if (!now.equals(seen)) {
            seen = now;
            restart();
            return;
        }
        if (scan != null) {
            scan.more();
        }
    }

    void close() {
        ending.run();
        cancel();
    }

    private void cancel() {
        if (scan != null) {
            scan.cancel();
        }
    }

    private void restart() {
        cancel();
        MessageQuery wanted = input.query();
        asksForDeviations = wanted.asksForDeviations();
        long now = session.model().clock().micros();
        Deviations deviations = session.model().deviations();
        String path = subtree.get();
        Predicate<Message> below = message -> isBelow(message, path);
        Predicate<Message> wants = message -> wanted.accepts(new LoggedMessage(message, now, deviations));
        boolean all = wanted.isEmpty() && path == null;
        choice = new LogChoice(all ? null : below.and(wants), onlyChanges.get());
        TopicChanges.Recorded recorded = older.restart(choice);
        if (onlyChanges.get()) {
            scan = scan(new Changed(below, new TopicChanges(recorded), wants));
        } else {
            // a log with holes has no rows that can be counted
            Predicate<Message> accepts = below.and(wants);
            scan = all && !seen.holes() ? null : scan(accepts::test);
        }
        more();
        changed.run();
    }

    private LogScan scan(LogScan.Judge judge) {
        return new LogScan(session, background, judge, changed);
    }

    /** What is odd about a message is found out after it came. */
    private long deviations() {
        return asksForDeviations ? session.model().deviations().revision() : 0;
    }

    private static boolean isBelow(Message message, @Nullable String path) {
        if (path == null) {
            return true;
        }
        String topic = message.topic();
        return topic.startsWith(path) && (topic.length() == path.length() || topic.charAt(path.length()) == '/');
    }
}
