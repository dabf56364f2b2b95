package io.topiary.core.history;

import io.topiary.core.message.Message;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads messages by their numbers: some thousands with one statement, and many over a second connection too, so that one
 * thread can make something of them while the other reads on.
 *
 * @param <T> what is made of a message
 */
final class NumberedMessages<T> {

    private static final String THESE =
            "SELECT " + MessageRows.COLUMNS + " FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id";
    private static final int AT_ONCE = 4_000;
    private static final int WORTH_TWO = 20_000;

    private final RecordingFile file;
    private final Map<Long, String> names;
    private final long[] ids;
    private final Made<T> made;
    private final AtomicInteger next = new AtomicInteger();
    private final List<CompletableFuture<List<T>>> parts;

    /** Makes something of a message. Called on two threads. */
    @FunctionalInterface
    interface Made<T> {

        /** What is wanted of {@code message}, which came on the topic numbered {@code topic}. */
        T of(long topic, Message message);
    }

    /**
     * Nothing is read yet.
     *
     * @param names the topics, by number
     * @param ids sorted; those that are not there are left out
     */
    NumberedMessages(RecordingFile file, Map<Long, String> names, long[] ids, Made<T> made) {
        this.file = file;
        this.names = names;
        this.ids = ids;
        this.made = made;
        this.parts = Stream.generate(CompletableFuture<List<T>>::new)
                .limit((ids.length + AT_ONCE - 1) / AT_ONCE)
                .toList();
    }

    /** All that is made, in the order of the numbers. */
    List<T> read() throws RecordingException {
        List<T> all = new ArrayList<>(ids.length);
        each(all::add);
        return all;
    }

    /** Hands what is made to {@code taker}, on this thread and in the order of the numbers. */
    void each(Consumer<T> taker) throws RecordingException {
        CompletableFuture<Void> second = ids.length < WORTH_TWO
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.runAsync(this::readAlong);
        try {
            for (CompletableFuture<List<T>> part : parts) {
                while (!part.isDone() && readNext(file)) {
                    // another part than this one may be next: the other thread reads this one
                }
                part.join().forEach(taker);
            }
        } catch (CompletionException e) {
            if (e.getCause() instanceof RecordingException problem) {
                throw problem;
            }
            throw e;
        } finally {
            next.set(parts.size());
            second.join();
        }
    }

    private void readAlong() {
        try (RecordingFile another = file.again()) {
            while (readNext(another)) {
                // until nothing is left
            }
        } catch (RecordingException e) {
            // what can't be opened once more is still open once
            return;
        }
    }

    /** Reads the next part that nobody reads yet. @return whether there was one */
    private boolean readNext(RecordingFile from) {
        int part = next.getAndIncrement();
        if (part >= parts.size()) {
            return false;
        }
        try {
            int begin = part * AT_ONCE;
            parts.get(part).complete(part(from, Arrays.copyOfRange(ids, begin, Math.min(ids.length, begin + AT_ONCE))));
        } catch (SQLException e) {
            parts.get(part).completeExceptionally(from.problem(e));
        } catch (RuntimeException e) {
            parts.get(part).completeExceptionally(e);
        }
        return true;
    }

    private List<T> part(RecordingFile from, long[] some) throws SQLException {
        List<T> part = new ArrayList<>(some.length);
        MessageRows messages = new MessageRows();
        try (PreparedStatement query = from.connection().prepareStatement(THESE)) {
            query.setString(1, Arrays.toString(some));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    long topic = rows.getLong(MessageRows.TOPIC);
                    part.add(made.of(topic, messages.message(rows, names.getOrDefault(topic, ""))));
                }
            }
        }
        return part;
    }
}
