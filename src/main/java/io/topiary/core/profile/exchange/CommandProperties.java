package io.topiary.core.profile.exchange;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import io.topiary.core.profile.exchange.CommandLine.Property;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Properties of MQTT 5 on a command line, in mosquitto's names; what is out of range is left out and told. */
record CommandProperties(List<Property> properties, Warnings warnings) {

    private static final String USER_PROPERTY = "user-property";

    /** {@code base} with the properties of CONNECT (MQTT 5, section 3.1.2.11). */
    SessionOptions over(SessionOptions base) {
        Receiving usual = base.receiving();
        return new SessionOptions(
                base.cleanStart(),
                number("session-expiry-interval", base.sessionExpirySeconds(), 0, SessionOptions.NEVER_EXPIRES),
                base.keepAliveSeconds(),
                base.connectTimeoutMillis(),
                new Receiving(
                        (int) number(
                                "maximum-packet-size",
                                usual.maximumPacketBytes(),
                                1,
                                SessionOptions.LARGEST_PACKET_BYTES),
                        (int) number("receive-maximum", usual.receiveMaximum(), 1, 65_535),
                        (int) number("topic-alias-maximum", usual.topicAliasMaximum(), 0, 65_535),
                        number("request-problem-information", usual.problemInformation() ? 1 : 0, 0, 1) == 1,
                        number("request-response-information", usual.responseInformation() ? 1 : 0, 0, 1) == 1),
                base.sending(),
                userProperties());
    }

    /** The properties of a will message (MQTT 5, section 3.1.3.2). */
    MessageProperties ofMessage() {
        String correlation = last("correlation-data");
        long expiry = number("message-expiry-interval", -1, 0, SessionOptions.NEVER_EXPIRES);
        long format = number("payload-format-indicator", -1, 0, 1);
        return new MessageProperties(
                last("content-type"),
                last("response-topic"),
                correlation == null ? null : correlation.getBytes(StandardCharsets.UTF_8),
                expiry < 0 ? null : (Long) expiry,
                format < 0 ? null : format == 0 ? PayloadFormat.UNSPECIFIED : PayloadFormat.UTF_8,
                userProperties());
    }

    /** How long the broker waits before it publishes the will, in seconds. */
    long willDelay() {
        return number("will-delay-interval", 0, 0, SessionOptions.NEVER_EXPIRES);
    }

    private List<UserProperty> userProperties() {
        return properties.stream()
                .filter(property -> property.name().equals(USER_PROPERTY))
                .map(property -> new UserProperty(property.key(), property.value()))
                .toList();
    }

    private long number(String name, long otherwise, long least, long most) {
        String text = last(name);
        Long number = text == null ? null : Figures.number(text, least, most);
        if (text != null && number == null) {
            warnings.add("exchange.warn.value", name);
        }
        return number == null ? otherwise : number;
    }

    private @Nullable String last(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .map(Property::value)
                .reduce((first, second) -> second)
                .orElse(null);
    }
}
