package io.topiary.ui.publish;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.tree.TopicWalk;
import io.topiary.core.tree.TreeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks topics and their newest payloads up in a session's tree. Any thread, but {@link #complete} belongs on a worker. */
final class TopicLookup {

    /** Levels looked at before the lock is given back. */
    private static final int SLICE = 2_000;

    private static final int MOST_OFFERED = 12;
    private static final int MOST_LOOKED_AT = 200_000;

    private final Session session;

    TopicLookup(Session session) {
        this.session = session;
    }

    /** The newest payload of {@code topic}; empty if nothing has come. */
    Optional<byte[]> newest(String topic) {
        return session.model()
                .read(model -> model.tree().row(topic).map(TreeRow::newest).map(Message::payload));
    }

    /**
     * What the last level of {@code typed} may become, level by level: topics, and levels with something below, which end in a
     * slash.
     */
    List<String> complete(String typed) {
        int slash = typed.lastIndexOf('/');
        String parent = slash < 0 ? null : typed.substring(0, slash);
        String begun = typed.substring(slash + 1).toLowerCase(Locale.ROOT);
        List<String> found = new ArrayList<>();
        TopicWalk walk = session.model().read(model -> model.tree().watch().walkBelow(parent));
        boolean more = true;
        for (int seen = 0; more && seen < MOST_LOOKED_AT && found.size() < MOST_OFFERED; seen += SLICE) {
            more = session.model()
                    .read(model -> walk.next(SLICE, level -> {
                        if (level.name().toLowerCase(Locale.ROOT).startsWith(begun) && found.size() < MOST_OFFERED) {
                            offer(level, typed, found);
                        }
                    }));
        }
        return found;
    }

    private static void offer(TopicWalk.Level level, String typed, List<String> found) {
        String path = level.path();
        if (level.isTopic() && !path.equals(typed)) {
            found.add(path);
        }
        if (level.children() > 0 && found.size() < MOST_OFFERED) {
            found.add(path + "/");
        }
    }
}
