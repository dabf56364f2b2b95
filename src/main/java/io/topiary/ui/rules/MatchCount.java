package io.topiary.ui.rules;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** Tries a filter on the newest messages of a session, in the background; a newer filter ends the trial of an older. */
final class MatchCount {

    private static final int NEWEST = 1_000;

    private final Session session;
    private final Executor background;
    private final Executor fx;
    private final Messages messages;
    private final Amounts amounts;
    private final AtomicLong wanted = new AtomicLong();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");

    MatchCount(Session session, Executor background, Executor fx, Messages messages) {
        this.session = session;
        this.background = background;
        this.fx = fx;
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /** What came of the newest trial; empty while there is nothing to tell. */
    ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    /** Tries {@code filter}, which can be understood; none if it is empty. FX thread. */
    void of(String filter) {
        long number = wanted.incrementAndGet();
        words.set("");
        if (!filter.isEmpty()) {
            background.execute(() -> count(filter, number));
        }
    }

    private void count(String filter, long number) {
        MessageQuery query = MessageQuery.parse(filter);
        List<Message> newest = session.model()
                .read(model -> model.log()
                        .range(model.log().end() - NEWEST, model.log().end()));
        int accepted = 0;
        for (Message message : newest) {
            if (wanted.get() != number) {
                return;
            }
            accepted += query.accepts(message, message.timeMicros()) ? 1 : 0;
        }
        String found = query.isTooSlow()
                ? messages.get("filter.tooSlow")
                : newest.isEmpty()
                        ? messages.get("rules.matches.none")
                        : messages.get("rules.matches", amounts.number(accepted), amounts.number(newest.size()));
        fx.execute(() -> {
            if (wanted.get() == number) {
                words.set(found);
            }
        });
    }
}
