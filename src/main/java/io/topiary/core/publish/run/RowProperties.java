package io.topiary.core.publish.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.topiary.core.message.InvalidTopicException;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.Topic;
import io.topiary.core.message.UserProperty;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.text.Surrogates;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The MQTT 5 properties of a table's row (MQTT 5, section 3.3.2.3). The columns {@code contentType}, {@code responseTopic},
 * {@code correlationData} or {@code correlationData64}, {@code messageExpiry} (seconds) and {@code payloadFormat} (0 or 1)
 * take the place of what the draft says, unless they are empty; {@code user.NAME} is a user property beside those of the
 * draft, in place of all of that name. {@code properties} is an object of them as messages are exported.
 */
final class RowProperties {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String USER = "user.";
    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;
    private static final int LONGEST_BYTES = 65_535;

    private final Map<String, String> cells = new LinkedHashMap<>();
    private final List<UserProperty> pairs = new ArrayList<>();

    private RowProperties() {}

    /** The properties of {@code row}, and of {@code draft} what it does not say. */
    static MessageProperties of(Map<String, String> row, MessageProperties draft) throws EncodeException {
        RowProperties own = new RowProperties();
        own.readObject(row.getOrDefault("properties", ""));
        for (Map.Entry<String, String> cell : row.entrySet()) {
            if (cell.getKey().startsWith(USER) && !cell.getValue().isEmpty()) {
                own.addPair(cell.getKey().substring(USER.length()), cell.getValue());
            } else if (!cell.getValue().isEmpty()) {
                own.cells.put(cell.getKey(), cell.getValue());
            }
        }
        return own.over(draft);
    }

    private MessageProperties over(MessageProperties draft) throws EncodeException {
        String contentType = text("contentType");
        byte[] correlation = correlation();
        Long expiry = expiry();
        PayloadFormat format = format();
        String responseTopic = responseTopic();
        List<UserProperty> user = new ArrayList<>(draft.userProperties());
        user.removeIf(pair -> pairs.stream().anyMatch(own -> own.name().equals(pair.name())));
        user.addAll(pairs);
        return new MessageProperties(
                contentType == null ? draft.contentType() : contentType,
                responseTopic == null ? draft.responseTopic() : responseTopic,
                correlation == null ? draft.correlationData() : correlation,
                expiry == null ? draft.messageExpirySeconds() : expiry,
                format == null ? draft.payloadFormat() : format,
                user);
    }

    private void readObject(String json) throws EncodeException {
        if (json.isBlank()) {
            return;
        }
        JsonNode object;
        try {
            object = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw invalid("properties", json);
        }
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            // exported messages have the correlation data in Base64
            String key = member.getKey().equals("correlationData") ? "correlationData64" : member.getKey();
            if (key.equals("userProperties")) {
                for (JsonNode pair : member.getValue()) {
                    addPair(pair.path(0).asText(), pair.path(1).asText());
                }
            } else {
                cells.put(key, member.getValue().asText());
            }
        }
    }

    private void addPair(String name, String value) throws EncodeException {
        checked(USER + name, name);
        pairs.add(new UserProperty(name, checked(USER + name, value)));
    }

    private @Nullable String text(String column) throws EncodeException {
        String cell = cells.get(column);
        return cell == null ? null : checked(column, cell);
    }

    /** Text that MQTT can carry (MQTT 5, section 1.5.4). */
    private static String checked(String column, String text) throws EncodeException {
        boolean fits = text.indexOf('\0') < 0
                && Surrogates.firstUnpaired(text) < 0
                && (text.length() * 3L <= LONGEST_BYTES || text.getBytes(UTF_8).length <= LONGEST_BYTES);
        if (!fits) {
            throw new EncodeException(Text.of("publish.table.text", column, LONGEST_BYTES));
        }
        return text;
    }

    private @Nullable String responseTopic() throws EncodeException {
        String topic = cells.get("responseTopic");
        try {
            return topic == null ? null : Topic.of(topic).name();
        } catch (InvalidTopicException e) {
            throw new EncodeException(Text.of("publish.property.responseTopic.invalid", e.text()));
        }
    }

    private byte @Nullable [] correlation() throws EncodeException {
        String text = cells.get("correlationData");
        String base64 = cells.get("correlationData64");
        if (text == null && base64 == null) {
            return null;
        }
        byte[] data;
        try {
            data = text != null
                    ? PayloadModes.TEXT.encoder().encode(text, "")
                    : PayloadModes.BASE64.encoder().encode(String.valueOf(base64), "");
        } catch (EncodeException e) {
            throw new EncodeException(Text.of("publish.property.correlation.invalid", e.text()));
        }
        if (data.length > LONGEST_BYTES) {
            throw new EncodeException(Text.of("publish.property.correlation.long", data.length, LONGEST_BYTES));
        }
        return data;
    }

    private @Nullable Long expiry() throws EncodeException {
        String cell = cells.get("messageExpiry");
        if (cell == null) {
            return null;
        }
        try {
            long seconds = Long.parseLong(cell.strip());
            if (seconds >= 0 && seconds <= LONGEST_EXPIRY) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw invalid("messageExpiry", cell);
    }

    private @Nullable PayloadFormat format() throws EncodeException {
        String cell = cells.get("payloadFormat");
        if (cell == null) {
            return null;
        }
        return switch (cell.strip()) {
            case "0" -> PayloadFormat.UNSPECIFIED;
            case "1" -> PayloadFormat.UTF_8;
            default -> throw invalid("payloadFormat", cell);
        };
    }

    private static EncodeException invalid(String column, String cell) {
        return new EncodeException(Text.of("publish.table.property", column, cell));
    }
}
