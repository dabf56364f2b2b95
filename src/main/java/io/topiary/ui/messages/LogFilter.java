package io.topiary.ui.messages;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.session.LoggedMessage;
import io.topiary.core.session.Session;
import io.topiary.core.shape.Deviations;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.filter.FilterInput;
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
    private Older older = new NoOlder();
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

    /** The rows before those in memory. */
    interface Older {

        /** Begins anew with those that {@code accepts}, null for all. */
        void restart(@Nullable Predicate<Message> accepts);

        /** Shows none. */
        void stop();
    }

    private static final class NoOlder implements Older {

        @Override
        public void restart(@Nullable Predicate<Message> accepts) {}

        @Override
        public void stop() {}
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
        if (onlyChanges.get()) {
            scan = scan(below.and(new TopicChanges()).and(wants));
            // it is read backwards: what was before a message is not known there yet
            older.stop();
        } else {
            boolean all = wanted.isEmpty() && path == null;
            // a log with holes has no rows that can be counted
            scan = all && !seen.holes() ? null : scan(below.and(wants));
            older.restart(all ? null : below.and(wants));
        }
        more();
        changed.run();
    }

    private LogScan scan(Predicate<Message> accepts) {
        return new LogScan(session, background, accepts, changed);
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
