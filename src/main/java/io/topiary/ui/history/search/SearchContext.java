package io.topiary.ui.history.search;

import io.topiary.core.history.Neighbourhood;
import io.topiary.core.history.RecordingException;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The messages around one that was found, in the place of the results. FX thread. */
final class SearchContext {

    /** So many messages on either side. */
    static final int EACH = 200;

    private final SearchParts parts;
    private final SearchWords words;
    private final ResultList list;
    private final Runnable back;
    private final ReadOnlyObjectWrapper<@Nullable Message> hit = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private boolean sameTopic;

    /**
     * No surroundings shown.
     *
     * @param back shows the results again
     */
    SearchContext(SearchParts parts, ResultList list, Runnable back) {
        this.parts = parts;
        this.words = new SearchWords(parts.messages());
        this.list = list;
        this.back = back;
    }

    /** The message whose surroundings are shown, null if the results are. */
    ReadOnlyObjectProperty<@Nullable Message> hitProperty() {
        return hit.getReadOnlyProperty();
    }

    /** What is shown, in words. */
    ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Whether only messages on the same topic are shown. */
    boolean isSameTopic() {
        return sameTopic;
    }

    boolean isShown() {
        return hit.get() != null;
    }

    /** Shows what went by before and after {@code message} in {@code recording}. */
    void show(Path recording, Message message, boolean onSameTopic) {
        sameTopic = onSameTopic;
        hit.set(message);
        title.set(parts.messages().get("search.opening"));
        Neighbourhood neighbourhood = new Neighbourhood(recording, onSameTopic);
        var _ = CompletableFuture.supplyAsync(() -> read(neighbourhood, message), parts.background())
                .whenComplete(
                        (around, failure) -> parts.fx().execute(() -> shown(message, onSameTopic, around, failure)));
    }

    /** Shows the results again. */
    void close() {
        if (isShown()) {
            hit.set(null);
            title.set("");
            back.run();
        }
    }

    private void shown(
            Message message, boolean onSameTopic, @Nullable List<Message> around, @Nullable Throwable failure) {
        Message wanted = hit.get();
        if (wanted == null || wanted.sequence() != message.sequence() || onSameTopic != sameTopic) {
            // meanwhile something else is wanted
            return;
        }
        if (around == null) {
            Throwable cause = failure == null ? null : failure.getCause();
            title.set(
                    cause instanceof RecordingException known
                            ? parts.messages().get(known.text())
                            : parts.messages().get("search.failed"));
            return;
        }
        title.set(words.context(message.topic(), around.size(), onSameTopic));
        list.show(around, message);
    }

    private static List<Message> read(Neighbourhood neighbourhood, Message message) {
        try {
            return neighbourhood.around(message, EACH);
        } catch (RecordingException e) {
            throw new CompletionException(e);
        }
    }
}
