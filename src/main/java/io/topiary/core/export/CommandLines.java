package io.topiary.core.export;

import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.UserProperty;
import io.topiary.core.mqtt.BrokerAddress;
import io.topiary.core.mqtt.ConnectOptions;
import io.topiary.core.mqtt.ProtocolVersion;
import io.topiary.core.payload.Utf8;
import io.topiary.core.tls.TlsOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Commands for a POSIX shell that do with other tools what Topiary does: publish a message again, subscribe to a topic.
 * They name host, port, encryption and user, never a password. Immutable; any thread may call.
 */
public final class CommandLines {

    /** Larger payloads, in bytes, are no use in a command. */
    public static final int MOST_BYTES = 1_000_000;

    /** What fits one argument of a command on every system, in bytes. */
    private static final int MOST_IN_ARGUMENT = 100_000;

    private final ConnectOptions options;
    private final BrokerAddress address;
    private final boolean v5;

    /**
     * Commands for one broker.
     *
     * @param options how Topiary connects to it
     * @param version what it speaks
     */
    public CommandLines(ConnectOptions options, ProtocolVersion version) {
        this.options = options;
        this.address = options.address();
        this.v5 = version == ProtocolVersion.V5;
    }

    /** Publishes {@code message} again with mosquitto's client; its MQTT 5 properties too. */
    public String mosquittoPub(Message message) {
        List<String> words = mosquitto("mosquitto_pub");
        addMessage(words, message);
        if (v5) {
            addProperties(words, message.properties());
        }
        if (message.payload().length == 0) {
            words.add("-n");
            return join(words);
        }
        return withPayload(words, message.payload(), "-s");
    }

    /** Shows what comes on {@code filter} with mosquitto's client. */
    public String mosquittoSub(String filter) {
        List<String> words = mosquitto("mosquitto_sub");
        words.addAll(List.of("-v", "-t", filter));
        return join(words);
    }

    /** Publishes {@code message} again with HiveMQ's {@code mqtt}. */
    public String hivemqPub(Message message) {
        List<String> words = new ArrayList<>(List.of("mqtt", "pub"));
        addBroker(words, v5 ? "5" : "3");
        if (address.scheme().tls()) {
            words.add("-s");
            addFiles(words, "--cafile");
        }
        if (address.scheme().webSocket()) {
            words.add("-ws");
            addPath(words, "-ws:path");
        }
        addMessage(words, message);
        if (message.payload().length == 0) {
            words.add("-m:empty");
            return join(words);
        }
        return withPayload(words, message.payload(), "-m:file", "/dev/stdin");
    }

    /** Publishes {@code message} again with MQTTX's {@code mqttx}. */
    public String mqttxPub(Message message) {
        List<String> words = new ArrayList<>(List.of("mqttx", "pub"));
        addBroker(words, v5 ? "5" : "3.1.1");
        words.addAll(List.of("-l", address.scheme().prefix()));
        if (address.scheme().webSocket()) {
            addPath(words, "--path");
        }
        if (address.scheme().tls()) {
            addFiles(words, "--ca");
            if (options.tls().relaxations().unknownAuthority()) {
                words.add("--insecure");
            }
        }
        addMessage(words, message);
        return withPayload(words, message.payload(), "-s");
    }

    /**
     * The broker and {@code topic} as {@code mqtt://user@host:port/topic}, percent-encoded. The path of a WebSocket is its
     * own: there the topic stands behind {@code #}.
     */
    public String uri(String topic) {
        String user = options.login().user();
        String authority = (user == null ? "" : encode(user, "") + "@") + address.hostAndPort();
        String head = address.scheme().prefix() + "://" + authority;
        return address.scheme().webSocket()
                ? head + "/" + address.path() + "#" + encode(topic, "/")
                : head + "/" + encode(topic, "/");
    }

    private List<String> mosquitto(String command) {
        List<String> words = new ArrayList<>(List.of(command));
        addBroker(words, v5 ? "mqttv5" : "mqttv311");
        if (address.scheme().webSocket()) {
            words.add("--ws");
        }
        if (address.scheme().tls()) {
            TlsOptions tls = options.tls();
            Path folder = tls.trust().caDirectory();
            if (folder != null) {
                words.addAll(List.of("--capath", folder.toString()));
            } else if (tls.trust().caFile() == null) {
                words.add("--tls-use-os-certs");
            }
            addFiles(words, "--cafile");
            if (tls.relaxations().wrongName()) {
                words.add("--insecure");
            }
        }
        return words;
    }

    private void addBroker(List<String> words, String version) {
        words.addAll(List.of("-h", address.host(), "-p", String.valueOf(address.port()), "-V", version));
        add(words, "-u", options.login().user());
    }

    private void addFiles(List<String> words, String authority) {
        TlsOptions tls = options.tls();
        add(words, authority, tls.trust().caFile());
        add(words, "--cert", tls.client().file());
        add(words, "--key", tls.client().key());
    }

    private void addPath(List<String> words, String option) {
        if (!address.path().isEmpty()) {
            words.addAll(List.of(option, "/" + address.path()));
        }
    }

    private static void addMessage(List<String> words, Message message) {
        words.addAll(List.of(
                "-t", message.topic(), "-q", String.valueOf(message.qos().code())));
        if (message.retained()) {
            words.add("-r");
        }
    }

    private static void addProperties(List<String> words, MessageProperties properties) {
        addProperty(words, "content-type", properties.contentType());
        addProperty(words, "response-topic", properties.responseTopic());
        addProperty(words, "message-expiry-interval", properties.messageExpirySeconds());
        if (properties.payloadFormat() != null) {
            addProperty(
                    words,
                    "payload-format-indicator",
                    properties.payloadFormat().code());
        }
        for (UserProperty property : properties.userProperties()) {
            words.addAll(List.of("-D", "PUBLISH", "user-property", property.name(), property.value()));
        }
    }

    private static void addProperty(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.addAll(List.of("-D", "PUBLISH", name, value.toString()));
        }
    }

    private static void add(List<String> words, String option, @Nullable Object value) {
        if (value != null) {
            words.addAll(List.of(option, value.toString()));
        }
    }

    /** Text as an argument; anything else comes from a pipe, which {@code fromPipe} tells the command to read. */
    private static String withPayload(List<String> words, byte[] payload, String... fromPipe) {
        if (payload.length <= MOST_IN_ARGUMENT && isArgument(payload)) {
            words.addAll(List.of("-m", new String(payload, StandardCharsets.UTF_8)));
            return join(words);
        }
        words.addAll(List.of(fromPipe));
        return ShellWords.printf(payload) + " | " + join(words);
    }

    private static boolean isArgument(byte[] payload) {
        for (byte b : payload) {
            if (b == 0) {
                return false;
            }
        }
        return Utf8.isValid(payload);
    }

    private static String join(List<String> words) {
        return String.join(" ", words.stream().map(ShellWords::quote).toList());
    }

    private static String encode(String text, String alsoPlain) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || ("-._~" + alsoPlain).indexOf(c) >= 0);
            encoded.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return encoded.toString();
    }
}
