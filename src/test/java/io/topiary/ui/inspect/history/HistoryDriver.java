package io.topiary.ui.inspect.history;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.text.Messages;
import io.topiary.core.work.Workers;
import io.topiary.ui.kit.Pulse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;

/** The history of a topic for tests of other packages. */
public final class HistoryDriver implements AutoCloseable {

    private static final int ROWS = 10;

    private final HistoryViewModel model;

    /** Of a session that is not recorded. */
    public HistoryDriver(Session session, SessionPayloads payloads, Pulse pulse, Workers workers, Executor fx) {
        model = new HistoryViewModel(
                new HistorySource(session, Optional::empty, payloads),
                pulse,
                workers,
                fx,
                Messages.forLocale(Locale.ENGLISH));
    }

    /** Looks at {@code topic}. */
    public void look(String topic) {
        model.window().setCapacity(ROWS);
        model.setLooking(true);
        model.showTopic(topic);
    }

    /** Follows no more. */
    public void pause() {
        model.setPaused(true);
    }

    /** What the rows show. */
    public List<String> previews() {
        return model.window().slots().stream()
                .flatMap(slot -> Optional.ofNullable(slot.get()).stream())
                .map(row -> row.preview().text())
                .toList();
    }

    @Override
    public void close() {
        model.close();
    }
}
