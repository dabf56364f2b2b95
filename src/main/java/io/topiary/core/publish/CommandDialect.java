package io.topiary.core.publish;

import io.topiary.core.profile.exchange.ShellCommands.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a program that publishes is told what to do.
 *
 * @param words how many words its name has
 * @param meanings what its options with a value mean here; those that have a value and mean nothing have an empty meaning
 * @param flags what its options without a value mean here; the others mean nothing
 */
record CommandDialect(int words, Map<String, String> meanings, Map<String, String> flags) {

    private static final Set<String> MOSQUITTO_VALUES = Set.of(
            "-h",
            "--host",
            "-p",
            "--port",
            "-u",
            "--username",
            "-P",
            "--pw",
            "-i",
            "--id",
            "-I",
            "--id-prefix",
            "-k",
            "--keepalive",
            "-V",
            "--protocol-version",
            "-A",
            "-x",
            "-M",
            "-o",
            "-L",
            "--url",
            "--cafile",
            "--capath",
            "--cert",
            "--key",
            "--keypass",
            "--keyform",
            "--ciphers",
            "--tls-version",
            "--tls-alpn",
            "--tls-engine",
            "--psk",
            "--psk-identity",
            "--proxy",
            "--unix",
            "--will-topic",
            "--will-payload",
            "--will-qos",
            "--repeat",
            "--repeat-delay",
            "--pw-file",
            "--profile");
    private static final Set<String> HIVEMQ_VALUES = Set.of(
            "-h",
            "--host",
            "-p",
            "--port",
            "-u",
            "--user",
            "-i",
            "--identifier",
            "-ip",
            "--identifierPrefix",
            "-V",
            "--mqttVersion",
            "-k",
            "--keepAlive",
            "-se",
            "--cafile",
            "--capath",
            "--cert",
            "--key",
            "--ciphers",
            "--tls-version",
            "-ws:path",
            "-Wt",
            "-Wm",
            "-Wq");
    private static final Set<String> MQTTX_VALUES = Set.of(
            "-h",
            "--hostname",
            "-p",
            "--port",
            "-i",
            "--client-id",
            "-k",
            "--keepalive",
            "-u",
            "--username",
            "-P",
            "--password",
            "-l",
            "--protocol",
            "--path",
            "-V",
            "--mqtt-version",
            "--key",
            "--cert",
            "--ca",
            "--alpn",
            "-f",
            "--format");

    private static final CommandDialect MOSQUITTO = of(
            1,
            MOSQUITTO_VALUES,
            Map.ofEntries(
                    Map.entry("-t", "topic"),
                    Map.entry("--topic", "topic"),
                    Map.entry("-m", "message"),
                    Map.entry("--message", "message"),
                    Map.entry("-f", "file"),
                    Map.entry("--file", "file"),
                    Map.entry("-q", "qos"),
                    Map.entry("--qos", "qos"),
                    Map.entry("-D", "property"),
                    Map.entry("--property", "property"),
                    Map.entry("--hex", "hex"),
                    Map.entry("--base64", "base64"),
                    Map.entry("--response-topic", "response"),
                    Map.entry("--correlation", "correlation")),
            Map.of("-r", "retain", "--retain", "retain", "-n", "empty", "--null-message", "empty"));
    private static final CommandDialect HIVEMQ = of(
            2,
            HIVEMQ_VALUES,
            Map.ofEntries(
                    Map.entry("-t", "topic"),
                    Map.entry("--topic", "topic"),
                    Map.entry("-m", "message"),
                    Map.entry("--message", "message"),
                    Map.entry("-m:file", "file"),
                    Map.entry("--message-file", "file"),
                    Map.entry("-q", "qos"),
                    Map.entry("--qos", "qos"),
                    Map.entry("-e", "expiry"),
                    Map.entry("--messageExpiryInterval", "expiry"),
                    Map.entry("-ct", "type"),
                    Map.entry("--contentType", "type"),
                    Map.entry("-cd", "correlation"),
                    Map.entry("--correlationData", "correlation"),
                    Map.entry("-pf", "format"),
                    Map.entry("--payloadFormatIndicator", "format"),
                    Map.entry("-rt", "response"),
                    Map.entry("--responseTopic", "response"),
                    Map.entry("-up", "pair"),
                    Map.entry("--userProperty", "pair")),
            Map.of("-r", "retain", "--retain", "retain", "-m:empty", "empty", "--message-empty", "empty"));
    private static final CommandDialect MQTTX = of(
            2,
            MQTTX_VALUES,
            Map.ofEntries(
                    Map.entry("-t", "topic"),
                    Map.entry("--topic", "topic"),
                    Map.entry("-m", "message"),
                    Map.entry("--message", "message"),
                    Map.entry("--file-read", "file"),
                    Map.entry("-q", "qos"),
                    Map.entry("--qos", "qos"),
                    Map.entry("-e", "expiry"),
                    Map.entry("--message-expiry-interval", "expiry"),
                    Map.entry("--content-type", "type"),
                    Map.entry("--correlation-data", "correlation"),
                    Map.entry("-rt", "response"),
                    Map.entry("--response-topic", "response"),
                    Map.entry("-up", "pair"),
                    Map.entry("--user-properties", "pair")),
            Map.of("-r", "retain", "--retain", "retain", "-pf", "utf8", "--payload-format-indicator", "utf8"));

    /** The dialect of {@code command}, null if it does not publish. */
    static @Nullable CommandDialect of(List<Word> command) {
        String program =
                command.getFirst().text().replaceFirst("^.*[/\\\\]", "").replaceFirst("\\.(exe|bat)$", "");
        String verb = command.size() > 1 ? command.get(1).text() : "";
        if (program.equals("mosquitto_pub")) {
            return MOSQUITTO;
        }
        if (!verb.equals("pub") && !verb.equals("publish")) {
            return null;
        }
        return switch (program) {
            case "mqtt", "mqtt-cli" -> HIVEMQ;
            case "mqttx" -> MQTTX;
            case "topiary" -> new CommandDialect(2, MOSQUITTO.meanings, MOSQUITTO.flags);
            default -> null;
        };
    }

    private static CommandDialect of(
            int words, Set<String> unused, Map<String, String> used, Map<String, String> flags) {
        Map<String, String> meanings = new HashMap<>();
        unused.forEach(option -> meanings.put(option, ""));
        meanings.putAll(used);
        return new CommandDialect(words, Map.copyOf(meanings), flags);
    }
}
