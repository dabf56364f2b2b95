package io.topiary.ui.inspect.history;

import io.topiary.core.message.Message;
import io.topiary.core.payload.Payload;
import io.topiary.core.session.SessionPayloads;
import io.topiary.core.session.TopicHistory;
import io.topiary.core.session.TopicHistory.Part;
import io.topiary.core.text.Preview;
import io.topiary.ui.kit.message.MessageLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads what is to be shown of a history. On a worker. */
final class HistoryReading {

    /** Larger payloads are not decoded for a line; in bytes. */
    private static final int MOST_DECODED = 64 * 1024;

    private final TopicHistory history;
    private final SessionPayloads payloads;

    HistoryReading(TopicHistory history, SessionPayloads payloads) {
        this.history = history;
        this.payloads = payloads;
    }

    /**
     * What is wanted.
     *
     * @param added what the places below refer to, negative if they stay what they are whatever came
     * @param first place of the first row on screen
     * @param capacity rows on screen
     * @param target place of the message that is to be selected, -1 for none
     * @param locate a message that is to be selected, null for none
     */
    record Order(
            long added,
            long first,
            int capacity,
            long target,
            @Nullable Message locate) {}

    /**
     * What came of it.
     *
     * @param selected the row that was asked for, null if none was or it is not there
     * @param place the place of that
     */
    record Result(
            Part part, List<HistoryRow> rows, @Nullable HistoryRow selected, long place) {

        Result {
            rows = List.copyOf(rows);
        }
    }

    Result read(Order order) {
        HistoryRow selected = null;
        long place = -1;
        long first = order.first();
        long added = order.added();
        long target = target(order);
        if (target >= 0) {
            Part one = history.read(target, order.locate() == null ? added : -1, 1);
            List<HistoryRow> rows = rows(one, 1);
            if (!rows.isEmpty()) {
                selected = rows.getFirst();
                place = one.first();
                long moved = added < 0 ? 0 : one.added() - added;
                first = visible(first + moved, place, order.capacity());
                added = -1;
            }
        }
        Part part = history.read(first, added, Math.max(1, order.capacity()));
        return new Result(part, rows(part, order.capacity()), selected, place);
    }

    private long target(Order order) {
        Message wanted = order.locate();
        if (wanted == null) {
            return order.target();
        }
        // it counts what is there before it can be looked for
        history.read(0, -1, 1);
        OptionalLong found = history.placeOf(wanted);
        return found.orElse(-1);
    }

    /** The first row nearest to {@code first} with which {@code place} is on screen. */
    private static long visible(long first, long place, int capacity) {
        return place < first ? place : Math.max(first, place - Math.max(1, capacity) + 1);
    }

    private List<HistoryRow> rows(Part part, int most) {
        List<HistoryRow> rows = new ArrayList<>();
        List<Message> messages = part.messages();
        for (int i = 0; i < Math.min(most, messages.size()); i++) {
            Message message = messages.get(i);
            Message below = i + 1 < messages.size() ? messages.get(i + 1) : null;
            rows.add(new HistoryRow(
                    part.added() - 1 - part.first() - i,
                    message,
                    preview(message),
                    below == null ? HistoryRow.NO_INTERVAL : message.timeMicros() - below.timeMicros(),
                    below == null || !Arrays.equals(message.payload(), below.payload())));
        }
        return rows;
    }

    private Preview preview(Message message) {
        byte[] shown = message.payload();
        if (shown.length <= MOST_DECODED) {
            shown = switch (payloads.read(message)) {
                case Payload.Decoded decoded -> decoded.text();
                case Payload.Unpacked unpacked -> unpacked.content();
                case Payload other -> other.bytes();
            };
        }
        return Preview.of(shown, MessageLine.PREVIEW_CHARS);
    }

    void close() {
        history.close();
    }
}
