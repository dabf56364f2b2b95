package io.topiary.ui.inspect.properties;

import io.topiary.core.message.Message;
import io.topiary.core.session.Partners.Found;
import io.topiary.core.text.Amounts;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts requests and responses into lines. Immutable; any thread. */
final class PartnerWords {

    private static final int LONGEST_TOPIC = 120;
    private static final double MILLI = 1_000;
    private static final double PLAIN_BELOW = 60_000_000;

    private final Messages messages;
    private final Amounts amounts;

    PartnerWords(Messages messages) {
        this.messages = messages;
        this.amounts = new Amounts(messages);
    }

    /**
     * A line about a partner, or about there being none.
     *
     * @param message where it leads, null if nowhere
     */
    record Line(String words, @Nullable Message message) {}

    /** What was found for {@code message}. */
    List<Line> lines(Message message, Found found) {
        List<Line> lines = new ArrayList<>();
        for (Message response : found.responses()) {
            String key = found.byTopicOnly() ? "property.partner.laterOnTopic" : "property.partner.response";
            long micros = response.timeMicros() - message.timeMicros();
            lines.add(new Line(messages.get(key, topic(response), millis(micros)), response));
        }
        for (Message request : found.requests()) {
            long micros = message.timeMicros() - request.timeMicros();
            lines.add(new Line(messages.get("property.partner.request", topic(request), millis(micros)), request));
        }
        if (found.asksFor() && found.responses().isEmpty()) {
            lines.add(new Line(messages.get("property.partner.noResponse"), null));
        }
        if (found.mayAnswer() && !found.asksFor() && found.requests().isEmpty()) {
            lines.add(new Line(messages.get("property.partner.noRequest"), null));
        }
        if (found.problem() != null) {
            lines.add(new Line(messages.get(found.problem()), null));
        }
        return lines;
    }

    private static String topic(Message message) {
        return Escapes.visible(message.topic(), LONGEST_TOPIC);
    }

    private String millis(long micros) {
        if (micros >= PLAIN_BELOW) {
            return amounts.age(micros / 1_000_000);
        }
        NumberFormat format = NumberFormat.getNumberInstance(messages.locale());
        format.setMaximumFractionDigits(3);
        return messages.get("property.partner.millis", format.format(micros / MILLI));
    }
}
