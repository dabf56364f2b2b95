package io.topiary.core.profile.exchange;

import io.topiary.core.profile.exchange.ShellCommands.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options of a {@code mosquitto_sub}, {@code mosquitto_pub} or {@code mosquitto_rr}, under their short names where they
 * have one. Not thread-safe.
 */
final class CommandLine {

    private static final Map<String, String> SHORT = Map.ofEntries(
            Map.entry("--host", "-h"),
            Map.entry("--port", "-p"),
            Map.entry("--username", "-u"),
            Map.entry("--pw", "-P"),
            Map.entry("--id", "-i"),
            Map.entry("--id-prefix", "-I"),
            Map.entry("--keepalive", "-k"),
            Map.entry("--protocol-version", "-V"),
            Map.entry("--disable-clean-session", "-c"),
            Map.entry("--qos", "-q"),
            Map.entry("--topic", "-t"),
            Map.entry("--filter-out", "-T"),
            Map.entry("--url", "-L"),
            Map.entry("--property", "-D"),
            Map.entry("--unsubscribe", "-U"),
            Map.entry("--message", "-m"),
            Map.entry("--file", "-f"),
            Map.entry("--verbose", "-v"),
            Map.entry("--debug", "-d"),
            Map.entry("--retain", "-r"),
            Map.entry("--null-message", "-n"),
            Map.entry("--stdin-line", "-l"),
            Map.entry("--stdin-file", "-s"),
            Map.entry("--watch", "-w"));

    private static final Set<String> WITH_VALUE = Set.of(
            "-h",
            "-p",
            "-u",
            "-P",
            "-i",
            "-I",
            "-k",
            "-V",
            "-q",
            "-t",
            "-T",
            "-L",
            "-A",
            "-x",
            "-M",
            "-o",
            "-C",
            "-W",
            "-F",
            "-m",
            "-f",
            "-e",
            "-U",
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
            "--tls-engine-kpass-sha1",
            "--psk",
            "--psk-identity",
            "--proxy",
            "--unix",
            "--will-topic",
            "--will-payload",
            "--will-qos",
            "--pw-file",
            "--repeat",
            "--repeat-delay",
            "--random-filter");

    private static final Set<String> ALONE = Set.of(
            "-c",
            "-d",
            "-v",
            "-r",
            "-n",
            "-l",
            "-s",
            "-w",
            "-E",
            "-N",
            "-R",
            "-S",
            "--insecure",
            "--will-retain",
            "--quiet",
            "--pretty",
            "--nodelay",
            "--no-tls",
            "--retained-only",
            "--remove-retained",
            "--retain-as-published",
            "--tls-use-os-certs",
            "--ws",
            "--quic",
            "--help",
            "--version",
            "--json");

    private final Map<String, List<String>> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<Property> properties = new ArrayList<>();
    private final Warnings warnings;

    /** A property of MQTT 5: {@code -D COMMAND NAME [KEY] VALUE}; the key is that of a user property, else empty. */
    record Property(String command, String name, String key, String value) {}

    /** Reads the words behind the name of the program. */
    CommandLine(List<Word> words, Warnings warnings) {
        this.warnings = warnings;
        int at = 0;
        while (at < words.size()) {
            String written = words.get(at++).text();
            String option = SHORT.getOrDefault(written, written);
            if (ALONE.contains(option)) {
                flags.add(option);
            } else if (option.equals("-D")) {
                at = property(words, at);
            } else if (!WITH_VALUE.contains(option)) {
                warnings.add("exchange.warn.option", Shown.text(written));
            } else if (at < words.size()) {
                value(option, written, words.get(at++));
            } else {
                warnings.add("exchange.warn.optionValue", written);
            }
        }
    }

    private void value(String option, String written, Word word) {
        if (word.computed()) {
            warnings.add("exchange.warn.variable", written);
        } else {
            values.computeIfAbsent(option, key -> new ArrayList<>()).add(word.text());
        }
    }

    private int property(List<Word> words, int from) {
        boolean ofUser = from + 1 < words.size() && words.get(from + 1).text().equals("user-property");
        int end = from + (ofUser ? 4 : 3);
        if (end > words.size()) {
            warnings.add("exchange.warn.optionValue", "-D");
            return words.size();
        }
        properties.add(new Property(
                words.get(from).text(),
                words.get(from + 1).text(),
                ofUser ? words.get(from + 2).text() : "",
                words.get(end - 1).text()));
        return end;
    }

    /** Whether {@code option}, which has no value, was given. */
    boolean has(String option) {
        return flags.contains(option);
    }

    /** Whether one of {@code options}, which have values, was given. */
    boolean hasAny(String... options) {
        return List.of(options).stream().anyMatch(values::containsKey);
    }

    /** The last value of {@code option}, or null. */
    @Nullable
    String last(String option) {
        List<String> found = values.get(option);
        return found == null ? null : found.getLast();
    }

    /** All values of {@code option}. */
    List<String> all(String option) {
        return values.getOrDefault(option, List.of());
    }

    /** The last value of {@code option} as a number; {@code otherwise} if there is none in that range. */
    long number(String option, long otherwise, long least, long most) {
        String text = last(option);
        Long number = text == null ? null : Figures.number(text, least, most);
        if (text != null && number == null) {
            warnings.add("exchange.warn.value", option);
        }
        return number == null ? otherwise : number;
    }

    /** The properties for {@code command}: {@code connect} or {@code will}. */
    CommandProperties properties(String command) {
        return new CommandProperties(
                properties.stream()
                        .filter(property -> property.command().equals(command))
                        .toList(),
                warnings);
    }
}
