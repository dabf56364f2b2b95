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

/** Reads messages by their numbers: some thousands with one statement, and many over two connections at a time. */
final class NumberedMessages {

    private static final String THESE =
            "SELECT " + MessageRows.COLUMNS + " FROM message WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id";
    private static final int AT_ONCE = 4_000;
    private static final int WORTH_TWO = 20_000;

    private NumberedMessages() {}

    /** Makes something of a message. Called on two threads. */
    @FunctionalInterface
    interface Made<T> {

        /** What is wanted of {@code message}, which came on the topic numbered {@code topic}. */
        T of(long topic, Message message);
    }

    /**
     * What {@code made} makes of the messages numbered {@code ids}, in the order of their numbers; those that are not there
     * are left out.
     *
     * @param names the topics, by number
     * @param ids sorted
     */
    static <T> List<T> read(RecordingFile file, Map<Long, String> names, long[] ids, Made<T> made)
            throws RecordingException {
        if (ids.length < WORTH_TWO) {
            return part(file, names, ids, made);
        }
        int half = ids.length / 2;
        CompletableFuture<List<T>> second = CompletableFuture.supplyAsync(() -> {
            try (RecordingFile another = file.again()) {
                return part(another, names, Arrays.copyOfRange(ids, half, ids.length), made);
            } catch (RecordingException e) {
                throw new CompletionException(e);
            }
        });
        List<T> all = new ArrayList<>(ids.length);
        all.addAll(part(file, names, Arrays.copyOf(ids, half), made));
        try {
            all.addAll(second.join());
        } catch (CompletionException e) {
            if (e.getCause() instanceof RecordingException problem) {
                throw problem;
            }
            throw e;
        }
        return all;
    }

    private static <T> List<T> part(RecordingFile file, Map<Long, String> names, long[] ids, Made<T> made)
            throws RecordingException {
        List<T> part = new ArrayList<>(ids.length);
        MessageRows messages = new MessageRows();
        try (PreparedStatement query = file.connection().prepareStatement(THESE)) {
            for (int from = 0; from < ids.length; from += AT_ONCE) {
                long[] some = Arrays.copyOfRange(ids, from, Math.min(ids.length, from + AT_ONCE));
                query.setString(1, Arrays.toString(some));
                try (ResultSet rows = query.executeQuery()) {
                    while (rows.next()) {
                        long topic = rows.getLong(MessageRows.TOPIC);
                        part.add(made.of(topic, messages.message(rows, names.getOrDefault(topic, ""))));
                    }
                }
            }
            return part;
        } catch (SQLException e) {
            throw file.problem(e);
        }
    }
}
