package io.topiary.ui.messages;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.text.Messages;
import io.topiary.ui.kit.filter.FilterInput;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Which messages the log shows: what is typed, and the subtree it is limited to. FX thread. */
final class LogFilter {

    private static final long LOCK_WAIT_MILLIS = 20;

    private final Session session;
    private final Executor background;
    private final Runnable changed;
    private final FilterInput input;
    private final ReadOnlyStringWrapper subtree = new ReadOnlyStringWrapper();
    private @Nullable LogScan scan;
    private Consumer<@Nullable Predicate<Message>> restarted = accepts -> {};
    private LogState seen = new LogState(0, false);

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
    }

    /** What is typed. */
    FilterInput input() {
        return input;
    }

    ReadOnlyStringProperty subtreeProperty() {
        return subtree.getReadOnlyProperty();
    }

    void setSubtree(@Nullable String path) {
        subtree.set(path);
        restart();
    }

    /** Who is told what is accepted from now on, null for everything; and at once. */
    void onRestart(Consumer<@Nullable Predicate<Message>> listener) {
        restarted = listener;
        restart();
    }

    /** What was found, or null if nothing is filtered. */
    @Nullable
    LogMatches matches() {
        return scan == null ? null : scan.matches();
    }

    /** What decides whether the log has to be gone through. */
    private record LogState(long revision, boolean holes) {}

    /** Looks at what came since; anew if messages were taken out or put back. */
    void more() {
        input.checkSpeed();
        LogState now = session.model()
                .tryRead(
                        LOCK_WAIT_MILLIS,
                        model ->
                                new LogState(model.log().revision(), model.log().hasHoles()))
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
        if (scan != null) {
            scan.cancel();
        }
    }

    private void restart() {
        close();
        MessageQuery wanted = input.query();
        long now = session.model().clock().micros();
        String path = subtree.get();
        boolean all = wanted.isEmpty() && path == null;
        Predicate<Message> accepts = message -> isBelow(message, path) && wanted.accepts(message, now);
        // a log with holes has no rows that can be counted
        scan = all && !seen.holes() ? null : new LogScan(session, background, accepts, changed);
        restarted.accept(all ? null : accepts);
        more();
        changed.run();
    }

    private static boolean isBelow(Message message, @Nullable String path) {
        if (path == null) {
            return true;
        }
        String topic = message.topic();
        return topic.startsWith(path) && (topic.length() == path.length() || topic.charAt(path.length()) == '/');
    }
}
