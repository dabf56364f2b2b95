package io.topiary.core.export;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.UserProperty;
import io.topiary.core.payload.Utf8;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Messages as comma-separated values (RFC 4180) that a spreadsheet opens without harm, see {@link CsvCells}. For people; the
 * lossless form is {@link MessageJsonWriter}. Any thread.
 */
public final class MessageCsv {

    /** The first row: what stands in which column, in every language. */
    public static final String HEADER =
            "time,direction,topic,qos,retain,size,payload,payload64,contentType,responseTopic,"
                    + "correlationData,messageExpiry,payloadFormat,userProperties,omitted";

    /** What ends each row (RFC 4180, section 2.1). */
    public static final String LINE_BREAK = "\r\n";

    private MessageCsv() {}

    /**
     * {@code message} as a row, without the line break: the time in UTC (ISO 8601), a payload that is no UTF-8 in Base64 in a
     * column of its own, user properties one a line, and how many of the bytes, the last ones, are not kept and so not in the
     * payload; nothing if all are.
     */
    public static String row(Message message) {
        MessageProperties properties = message.properties();
        boolean text = Utf8.isValid(message.payload());
        return Stream.of(
                        UtcTime.of(message.timeMicros()),
                        message.direction() == Direction.IN ? "in" : "out",
                        message.topic(),
                        String.valueOf(message.qos().code()),
                        String.valueOf(message.retained()),
                        String.valueOf(message.size()),
                        text ? new String(message.payload(), StandardCharsets.UTF_8) : "",
                        text ? "" : base64(message.payload()),
                        Objects.toString(properties.contentType(), ""),
                        Objects.toString(properties.responseTopic(), ""),
                        base64(properties.correlationData()),
                        Objects.toString(properties.messageExpirySeconds(), ""),
                        properties.payloadFormat() == null
                                ? ""
                                : String.valueOf(properties.payloadFormat().code()),
                        properties.userProperties().stream()
                                .map(MessageCsv::line)
                                .collect(Collectors.joining("\n")),
                        message.omitted() == 0 ? "" : String.valueOf(message.omitted()))
                .map(CsvCells::of)
                .collect(Collectors.joining(","));
    }

    private static String line(UserProperty property) {
        return property.name() + "=" + property.value();
    }

    private static String base64(byte @Nullable [] bytes) {
        return bytes == null ? "" : Base64.getEncoder().encodeToString(bytes);
    }
}
