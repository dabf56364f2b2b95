package io.topiary.ui.app;

import io.topiary.core.session.Session;
import io.topiary.core.session.SessionIdentity;
import io.topiary.core.text.Messages;
import io.topiary.core.tls.Relaxations;
import java.util.ArrayList;
import java.util.List;

/** What the user must not forget about a session while it is open, in words: what is not checked, what is locked. */
final class Cautions {

    private final Messages messages;

    Cautions(Messages messages) {
        this.messages = messages;
    }

    /** The checks of the server's certificate that are switched off, the worst first. */
    List<String> relaxed(Session session) {
        Relaxations relaxed = session.options().relaxations();
        List<String> words = new ArrayList<>();
        if (relaxed.unknownAuthority()) {
            words.add(messages.get("app.relaxed.authority"));
        }
        if (relaxed.wrongName()) {
            words.add(messages.get("app.relaxed.name"));
        }
        if (relaxed.expired()) {
            words.add(messages.get("app.relaxed.expiry"));
        }
        return words;
    }

    /** Whether anybody may pose as the broker. */
    static boolean isGrave(Session session) {
        return session.options().relaxations().unknownAuthority();
    }

    /** The window's title while {@code session} is in front. */
    String title(Session session) {
        SessionIdentity identity = session.identity();
        String name = identity.protection().production()
                ? messages.get("app.title.production", identity.name())
                : identity.name();
        return session.options().relaxations().any()
                ? messages.get("app.title.relaxed", name)
                : messages.get("app.title.session", name);
    }

    /** What the tab says when it is pointed at: the address, and all cautions. */
    String tip(Session session) {
        List<String> lines = new ArrayList<>();
        lines.add(
                session.model().isPast()
                        ? messages.get("time.address")
                        : session.options().address().uri());
        if (session.identity().protection().production()) {
            lines.add(messages.get("app.production.tip"));
        }
        if (session.identity().protection().readOnly()) {
            lines.add(messages.get("app.readOnly.tip"));
        }
        lines.addAll(relaxed(session));
        return String.join("\n", lines);
    }
}
