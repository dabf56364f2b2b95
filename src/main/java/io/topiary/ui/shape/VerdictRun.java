package io.topiary.ui.shape;

import io.topiary.core.message.Message;
import io.topiary.core.session.Session;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.shape.SchemaShelf;
import io.topiary.core.shape.SchemaVerdict;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks the JSON Schema that a rule names about a message. Any thread, but it takes a while. */
record VerdictRun(Session session, SessionPayloads payloads, SchemaShelf schemas, Messages messages) {

    private static final int MOST_LINES = 5;
    private static final int LONGEST = 200;

    /**
     * What came of it.
     *
     * @param state whether it is valid
     * @param words in words, the first violations in lines of their own; empty if nobody asks for a schema
     */
    record Verdict(State state, String words) {

        static final Verdict NONE = new Verdict(State.NONE, "");
    }

    /** Whether a message is valid. */
    enum State {
        NONE,
        VALID,
        INVALID,
        UNKNOWN
    }

    /** The verdict on {@code message}. */
    Verdict of(@Nullable Message message) {
        String schema = message == null ? "" : session.rules().schemaOf(message);
        if (message == null || schema.isEmpty()) {
            return Verdict.NONE;
        }
        String file = Escapes.visible(String.valueOf(Path.of(schema).getFileName()), LONGEST);
        SchemaVerdict verdict = schemas.validate(schema, payloads.values(message));
        if (verdict.problem() != null) {
            return new Verdict(State.UNKNOWN, messages.get(verdict.problem()));
        }
        if (verdict.isValid()) {
            return new Verdict(State.VALID, messages.get("shape.verdict.valid", file));
        }
        List<String> lines = new ArrayList<>();
        int count = verdict.violations().size();
        lines.add(messages.get("shape.verdict.invalid", file, count));
        verdict.violations().stream()
                .limit(MOST_LINES)
                .forEach(each -> lines.add(Escapes.visible(each.words(), LONGEST)));
        if (count > MOST_LINES) {
            lines.add(messages.get("shape.verdict.more", count - MOST_LINES));
        }
        return new Verdict(State.INVALID, String.join("\n", lines));
    }
}
