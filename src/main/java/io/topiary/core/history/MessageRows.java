package io.topiary.core.history;

import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes messages of rows. One thread at a time. */
final class MessageRows {

    /** What is to be selected, in this order. */
    static final String COLUMNS = "id, time, topic, flags, payload, properties";

    static final int TOPIC = 3;

    private static final int PAYLOAD = 5;

    /** What else is selected comes here. */
    static final int NEXT_COLUMN = 7;

    private static final Logger LOG = LoggerFactory.getLogger(MessageRows.class);
    private static final int QOS = 3;
    private static final int MOST_QOS = 2;

    private final MessageJsonReader json = new MessageJsonReader();

    /** The message in the present row of {@code rows}, its number as its sequence. */
    Message message(ResultSet rows, String topic) throws SQLException {
        long micros = rows.getLong(2);
        int flags = rows.getInt(4);
        return new Message(
                rows.getLong(1),
                micros,
                micros * 1_000,
                topic,
                rows.getBytes(PAYLOAD),
                properties(rows.getString(6)),
                (flags & MessageWriter.PUBLISHED) != 0 ? Direction.OUT : Direction.IN,
                Qos.of(Math.min(flags & QOS, MOST_QOS)),
                (flags & MessageWriter.RETAINED) != 0);
    }

    /** No more of the message in the present row of {@code rows} than its topic and payload: that costs half as much. */
    static Message topicAndPayload(ResultSet rows, String topic) throws SQLException {
        return new Message(
                0, 0, 0, topic, rows.getBytes(PAYLOAD), MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
    }

    private MessageProperties properties(@Nullable String text) {
        if (text == null) {
            return MessageProperties.NONE;
        }
        try {
            return json.readProperties(text);
        } catch (MessageJsonException e) {
            // somebody else wrote it: the message is worth more than its properties
            LOG.warn("unreadable properties in a recording: {}", e.toString());
            return MessageProperties.NONE;
        }
    }
}
