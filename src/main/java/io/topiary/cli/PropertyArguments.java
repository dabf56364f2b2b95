package io.topiary.cli;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.SessionOptions;
import io.topiary.core.mqtt.SessionOptions.Receiving;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Stack;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** {@code -D COMMAND PROPERTY VALUE}: MQTT 5 properties, as in mosquitto; user properties have a name and a value. */
final class PropertyArguments {

    private static final String USER_PROPERTY = "user-property";
    private static final Set<String> OF_MESSAGE = Set.of(
            "content-type",
            "correlation-data",
            "message-expiry-interval",
            "payload-format-indicator",
            "response-topic",
            USER_PROPERTY);

    /** What Topiary can send with each of mosquitto's commands. */
    private static final Map<String, Set<String>> KNOWN = Map.of(
            "connect",
            Set.of(
                    "maximum-packet-size",
                    "receive-maximum",
                    "request-problem-information",
                    "request-response-information",
                    "session-expiry-interval",
                    "topic-alias-maximum",
                    USER_PROPERTY),
            "publish",
            OF_MESSAGE,
            "will",
            with(OF_MESSAGE, "will-delay-interval"));

    private static final long LARGEST_NUMBER = 0xFFFF_FFFFL;

    @Option(
            names = {"-D", "--property"},
            arity = "3..4",
            paramLabel = "COMMAND PROPERTY VALUE",
            hideParamSyntax = true,
            parameterConsumer = Consumer.class,
            descriptionKey = "cli.option.property")
    List<Property> properties = new ArrayList<>();

    /** One of them; {@code name} is the user property's, else empty. */
    record Property(String command, String identifier, String name, String value) {}

    /** The properties of the messages that are published. */
    MessageProperties ofPublish() {
        return message("publish");
    }

    /** The properties of the will message. */
    MessageProperties ofWill() {
        return message("will");
    }

    /** How long the broker is to wait before it publishes the will. */
    long willDelaySeconds() {
        return number("will", "will-delay-interval", 0, LARGEST_NUMBER, 0);
    }

    /** {@code base} with the properties of CONNECT put over it. */
    SessionOptions over(SessionOptions base) {
        List<UserProperty> own = userProperties("connect");
        Receiving before = base.receiving();
        Receiving receiving = new Receiving(
                (int) number(
                        "connect",
                        "maximum-packet-size",
                        1,
                        SessionOptions.LARGEST_PACKET_BYTES,
                        before.maximumPacketBytes()),
                (int) number("connect", "receive-maximum", 1, 65_535, before.receiveMaximum()),
                (int) number("connect", "topic-alias-maximum", 0, 65_535, before.topicAliasMaximum()),
                number("connect", "request-problem-information", 0, 1, before.problemInformation() ? 1 : 0) == 1,
                number("connect", "request-response-information", 0, 1, before.responseInformation() ? 1 : 0) == 1);
        return new SessionOptions(
                base.cleanStart(),
                number("connect", "session-expiry-interval", 0, LARGEST_NUMBER, base.sessionExpirySeconds()),
                base.keepAliveSeconds(),
                base.connectTimeoutMillis(),
                receiving,
                base.sending(),
                own.isEmpty() ? base.userProperties() : own);
    }

    private MessageProperties message(String command) {
        boolean none =
                properties.stream().noneMatch(property -> property.command().equals(command));
        if (none) {
            return MessageProperties.NONE;
        }
        String correlation = text(command, "correlation-data");
        long expiry = number(command, "message-expiry-interval", 0, LARGEST_NUMBER, -1);
        long format = number(command, "payload-format-indicator", 0, 1, -1);
        return new MessageProperties(
                text(command, "content-type"),
                text(command, "response-topic"),
                correlation == null ? null : correlation.getBytes(StandardCharsets.UTF_8),
                expiry < 0 ? null : (Long) expiry,
                format < 0 ? null : format == 0 ? PayloadFormat.UNSPECIFIED : PayloadFormat.UTF_8,
                userProperties(command));
    }

    private List<UserProperty> userProperties(String command) {
        return properties.stream()
                .filter(property -> property.command().equals(command)
                        && property.identifier().equals(USER_PROPERTY))
                .map(property -> new UserProperty(property.name(), property.value()))
                .toList();
    }

    private @Nullable String text(String command, String identifier) {
        return last(command, identifier, Function.identity());
    }

    private long number(String command, String identifier, long least, long most, long otherwise) {
        Long number = last(command, identifier, value -> {
            try {
                return Numbers.range(identifier, Long.parseLong(value), least, most);
            } catch (NumberFormatException e) {
                throw CliException.usage("cli.usage.range", identifier, least, most);
            }
        });
        return number == null ? otherwise : number;
    }

    private <T> @Nullable T last(String command, String identifier, Function<String, T> read) {
        T found = null;
        for (Property property : properties) {
            if (property.command().equals(command) && property.identifier().equals(identifier)) {
                found = read.apply(property.value());
            }
        }
        return found;
    }

    private static Set<String> with(Set<String> set, String more) {
        List<String> all = new ArrayList<>(set);
        all.add(more);
        return Set.copyOf(all);
    }

    /** Takes three words, or four for a user property. */
    static final class Consumer implements IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            String name = pop(words);
            String identifier = pop(words);
            Set<String> known = KNOWN.get(name);
            if (known == null) {
                throw CliException.usage("cli.property.command", name);
            }
            if (!known.contains(identifier)) {
                throw CliException.usage("cli.property.unknown", identifier, name);
            }
            String key = identifier.equals(USER_PROPERTY) ? pop(words) : "";
            List<Property> properties = option.getValue();
            properties.add(new Property(name, identifier, key, pop(words)));
        }

        private static String pop(Stack<String> words) {
            if (words.isEmpty()) {
                throw CliException.usage("cli.property.words");
            }
            return words.pop();
        }
    }
}
