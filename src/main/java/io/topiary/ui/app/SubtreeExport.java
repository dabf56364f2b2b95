package io.topiary.ui.app;

import io.topiary.core.filter.MessageQuery;
import io.topiary.core.filter.QueryException;
import io.topiary.core.session.Session;
import io.topiary.core.session.TopicExport;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Saves what is known of a level of the tree and of what is below, in the background. FX thread. */
final class SubtreeExport {

    private static final Logger LOG = LoggerFactory.getLogger(SubtreeExport.class);
    private static final int LONGEST_TOPIC = 80;
    private static final int LONGEST_NAME = 60;

    private final Session session;
    private final SessionQuestions questions;
    private final Consumer<String> tell;
    private final Context context;

    /** @param tell tells the user in passing */
    SubtreeExport(Session session, SessionQuestions questions, Consumer<String> tell, Context context) {
        this.session = session;
        this.questions = questions;
        this.tell = tell;
        this.context = context;
    }

    /**
     * Asks for a file and writes the newest messages at and below {@code path}.
     *
     * @param filter the filter in force, as typed: what it does not accept is left out; empty for none
     */
    void export(String path, String filter) {
        Messages messages = context.messages();
        MessageQuery query;
        try {
            query = MessageQuery.parse(filter);
        } catch (QueryException e) {
            tell.accept(messages.get("app.export.filter", filter));
            return;
        }
        questions.exportFile(proposeName(path)).ifPresent(file -> {
            TopicExport export = new TopicExport(session.model(), path, query);
            var _ = context.workers()
                    .supply(() -> write(export, file))
                    .whenComplete((count, failure) -> context.fx()
                            .execute(() ->
                                    tell.accept(failure == null ? words(count, path, file) : words(failure, file))));
        });
    }

    private static int write(TopicExport export, Path file) {
        try {
            return export.write(file);
        } catch (StoreException e) {
            throw new CompletionException(e);
        }
    }

    private String words(int count, String path, Path file) {
        Messages messages = context.messages();
        return count == 0
                ? messages.get("app.export.nothing", Escapes.visible(path, LONGEST_TOPIC))
                : messages.get("app.export.done", count, file.toString());
    }

    private String words(Throwable failure, Path file) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (cause instanceof StoreException known) {
            return context.messages()
                    .get("app.export.failed", context.messages().get(known.text()));
        }
        LOG.error("{} could not be written", file, cause);
        return context.messages().get("app.export.broken", file.toString());
    }

    /** A name that all file systems take, whatever the topic is called. */
    static String proposeName(String path) {
        String safe = path.replaceAll("[^\\p{L}\\p{N}._-]+", "_");
        String name = safe.substring(
                        0, safe.offsetByCodePoints(0, Math.min(LONGEST_NAME, safe.codePointCount(0, safe.length()))))
                .replaceAll("^[._]+|[._]+$", "");
        return (name.isEmpty() ? "topics" : "topics-" + name) + ".jsonl";
    }
}
