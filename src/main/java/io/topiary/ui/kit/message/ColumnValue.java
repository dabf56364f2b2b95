package io.topiary.ui.kit.message;

import io.topiary.core.message.Message;
import io.topiary.core.message.UserProperty;
import io.topiary.core.payload.JsonLeaves;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something in the newest message of a topic that the user made a column of. Immutable. */
public sealed interface ColumnValue {

    /** Larger payloads are not looked into for a column: rows are drawn ten times a second. */
    int LARGEST_PAYLOAD = 1 << 16;

    /** The content type of the message (MQTT 5, section 3.3.2.3.9). */
    ColumnValue CONTENT_TYPE = new Property("contentType");

    /** The response topic of the message (MQTT 5, section 3.3.2.3.5). */
    ColumnValue RESPONSE_TOPIC = new Property("responseTopic");

    /** Names the column for good. */
    String id();

    /** What {@code message} has there, empty if nothing. */
    String in(Message message);

    /** What the column is called, invisible characters escaped, in at most {@code longest} characters. */
    String name(Messages messages, int longest);

    /** The one with the id {@code id}; empty if it is none. */
    static Optional<ColumnValue> of(String id) {
        if (id.startsWith(Json.PREFIX + "/")) {
            return Optional.of(new Json(id.substring(Json.PREFIX.length())));
        }
        if (id.startsWith(User.PREFIX)) {
            return Optional.of(new User(id.substring(User.PREFIX.length())));
        }
        return id.equals(CONTENT_TYPE.id())
                ? Optional.of(CONTENT_TYPE)
                : id.equals(RESPONSE_TOPIC.id()) ? Optional.of(RESPONSE_TOPIC) : Optional.empty();
    }

    /**
     * A value in JSON.
     *
     * @param pointer where it is (RFC 6901)
     */
    record Json(String pointer) implements ColumnValue {

        private static final String PREFIX = "json:";

        @Override
        public String id() {
            return PREFIX + pointer;
        }

        @Override
        public String in(Message message) {
            return message.payload().length > LARGEST_PAYLOAD
                    ? "…"
                    : JsonLeaves.textAt(message.payload(), pointer).orElse("");
        }

        @Override
        public String name(Messages messages, int longest) {
            boolean plain = pointer.lastIndexOf('/') == 0 && pointer.length() > 1 && pointer.indexOf('~') < 0;
            return Escapes.visible(plain ? pointer.substring(1) : pointer, longest);
        }
    }

    /**
     * A property that the standard names.
     *
     * @param property its name
     */
    record Property(String property) implements ColumnValue {

        @Override
        public String id() {
            return "property:" + property;
        }

        @Override
        public String in(Message message) {
            String value = property.equals("contentType")
                    ? message.properties().contentType()
                    : message.properties().responseTopic();
            return value == null ? "" : value;
        }

        @Override
        public String name(Messages messages, int longest) {
            return messages.get(property.equals("contentType") ? "columns.contentType" : "columns.responseTopic");
        }
    }

    /**
     * A property that the sender named; all of its values.
     *
     * @param property its name
     */
    record User(String property) implements ColumnValue {

        private static final String PREFIX = "user:";

        @Override
        public String id() {
            return PREFIX + property;
        }

        @Override
        public String in(Message message) {
            return message.properties().userProperties().stream()
                    .filter(each -> each.name().equals(property))
                    .map(UserProperty::value)
                    .collect(Collectors.joining(", "));
        }

        @Override
        public String name(Messages messages, int longest) {
            return messages.get("columns.user", Escapes.visible(property, longest));
        }
    }
}
