package io.topiary.ui.app;

import io.topiary.core.session.LocalClearing;
import io.topiary.core.session.LocalClearing.Cleared;
import io.topiary.core.session.Session;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import io.topiary.ui.rules.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Clears what is in memory of topics, and puts it back for as long as that is offered. FX thread. */
final class LocalClearDesk {

    private static final Logger LOG = LoggerFactory.getLogger(LocalClearDesk.class);
    private static final int LONGEST_TOPIC = 80;

    private final Session session;
    private final Notices notices;
    private final Context context;
    private boolean busy;

    LocalClearDesk(Session session, Notices notices, Context context) {
        this.session = session;
        this.notices = notices;
        this.context = context;
    }

    /** Clears {@code path}, and what is below if {@code below}; tells how much that was, and offers to take it back. */
    void clear(String path, boolean below) {
        if (busy) {
            notices.tell(words("app.clearLocal.busy"));
            return;
        }
        busy = true;
        var _ = context.workers()
                .supply(() -> {
                    LocalClearing clearing = new LocalClearing(session, path, below);
                    return new Done(clearing, clearing.clear());
                })
                .whenComplete((done, failure) -> context.fx().execute(() -> {
                    busy = false;
                    if (failure == null) {
                        tell(done, path);
                    } else {
                        LOG.error("the local history could not be cleared", failure);
                        notices.tell(words("app.clearLocal.broken", Escapes.visible(path, LONGEST_TOPIC)));
                    }
                }));
    }

    private record Done(LocalClearing clearing, Cleared cleared) {}

    private void tell(Done done, String path) {
        int topics = done.cleared().topics();
        if (topics == 0) {
            notices.tell(words("app.clearLocal.nothing", Escapes.visible(path, LONGEST_TOPIC)));
            return;
        }
        notices.offer(words("app.clearLocal.done", topics), words("app.clearLocal.undo"), () -> undo(done, topics));
    }

    private void undo(Done done, int topics) {
        context.workers().execute(() -> {
            done.clearing().undo();
            context.fx().execute(() -> notices.tell(words("app.clearLocal.undone", topics)));
        });
    }

    private String words(String key, Object... arguments) {
        Messages messages = context.messages();
        return messages.get(key, arguments);
    }
}
