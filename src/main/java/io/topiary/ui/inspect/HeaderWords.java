package io.topiary.ui.inspect;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Messages;
import io.topiary.core.vitals.Delivery;
import io.topiary.ui.inspect.Header.Chip;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Puts what is known about a message into words. Immutable. */
final class HeaderWords {

    private final Messages messages;
    private final Amounts amounts;
    private final DateTimeFormatter time;

    HeaderWords(Messages messages, Amounts amounts) {
        this.messages = messages;
        this.amounts = amounts;
        this.time = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS", messages.locale())
                .withZone(ZoneId.systemDefault());
    }

    /** @param delivery how it came, null if that is not known */
    Header of(Message message, @Nullable Delivery delivery, boolean fixed, long nowNanos) {
        return new Header(message.topic(), chips(message), seen(message, delivery), time(message, nowNanos), fixed);
    }

    private String seen(Message message, @Nullable Delivery delivery) {
        return switch (delivery) {
            case null -> "";
            case STORED -> messages.get("inspect.seen.stored");
            case LIVE -> messages.get(message.retained() ? "inspect.seen.liveRetained" : "inspect.seen.live");
        };
    }

    private List<Chip> chips(Message message) {
        List<Chip> chips = new ArrayList<>();
        boolean in = message.direction() == Direction.IN;
        chips.add(new Chip(messages.get(in ? "inspect.received" : "inspect.published"), null));
        chips.add(new Chip(messages.get("inspect.qos", message.qos().code()), null));
        if (message.retained()) {
            chips.add(new Chip(messages.get("inspect.retained"), "retained"));
        }
        String size = amounts.bytes(message.size());
        String kept = amounts.bytes(message.payload().length);
        chips.add(new Chip(message.omitted() == 0 ? size : messages.get("inspect.omitted", kept, size), null));
        return chips;
    }

    private String time(Message message, long nowNanos) {
        long micros = message.timeMicros();
        Instant instant =
                Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L);
        long seconds = TimeUnit.NANOSECONDS.toSeconds(Math.max(0, nowNanos - message.nanoTime()));
        return messages.get("inspect.ago", time.format(instant), amounts.ago(seconds));
    }
}
