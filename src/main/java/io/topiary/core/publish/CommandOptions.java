package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.PayloadFormat;
import io.topiary.core.message.UserProperty;
import io.topiary.core.profile.exchange.ShellCommands.Word;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The options of one pasted command by what they mean. One thread. */
final class CommandOptions {

    private static final long LONGEST_EXPIRY = 0xFFFF_FFFFL;
    private static final int MOST_SHOWN = 60;

    private final List<Text> remarks;
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> flags = new HashSet<>();
    private final List<UserProperty> pairs = new ArrayList<>();

    CommandOptions(CommandDialect dialect, List<Word> words, List<Text> remarks) {
        this.remarks = remarks;
        int at = 0;
        while (at < words.size()) {
            String option = words.get(at++).text();
            int equals = option.startsWith("--") ? option.indexOf('=') : -1;
            if (equals > 0 && dialect.meanings().containsKey(option.substring(0, equals))) {
                put(
                        dialect.meanings().getOrDefault(option.substring(0, equals), ""),
                        new Word(option.substring(equals + 1), false));
                continue;
            }
            String meaning = dialect.meanings().get(option);
            if (meaning == null) {
                flag(dialect, option);
            } else if (meaning.equals("property")) {
                at = property(words, at);
            } else if (at < words.size()) {
                put(meaning, words.get(at++));
            }
        }
    }

    private void flag(CommandDialect dialect, String option) {
        String meaning = dialect.flags().get(option);
        if (meaning != null) {
            flags.add(meaning);
        } else if (!option.startsWith("-")) {
            remarks.add(Text.of("publish.paste.word", Escapes.visible(option, MOST_SHOWN)));
        }
    }

    private void put(String meaning, Word word) {
        if (meaning.isEmpty()) {
            return;
        }
        if (word.computed()) {
            // a shell would have put something in its place: it stays as it is written
            remarks.add(Text.of("publish.paste.computed", Escapes.visible(word.text(), MOST_SHOWN)));
        }
        if (meaning.equals("pair")) {
            int equals = Math.max(word.text().indexOf('='), word.text().indexOf(": "));
            pairs.add(
                    equals < 0
                            ? new UserProperty(word.text(), "")
                            : new UserProperty(
                                    word.text().substring(0, equals),
                                    word.text().substring(equals + 1).strip()));
        } else {
            values.put(meaning, word.text());
        }
    }

    /** {@code COMMAND NAME VALUE}, or {@code COMMAND user-property KEY VALUE}. */
    private int property(List<Word> words, int from) {
        boolean ofUser = from + 1 < words.size() && words.get(from + 1).text().equals("user-property");
        int end = from + (ofUser ? 4 : 3);
        if (end > words.size()) {
            return words.size();
        }
        if (!words.get(from).text().equalsIgnoreCase("publish")) {
            return end;
        }
        Word value = words.get(end - 1);
        if (ofUser) {
            pairs.add(new UserProperty(words.get(from + 2).text(), value.text()));
            return end;
        }
        switch (words.get(from + 1).text()) {
            case "content-type" -> put("type", value);
            case "response-topic" -> put("response", value);
            case "correlation-data" -> put("correlation", value);
            case "message-expiry-interval" -> put("expiry", value);
            case "payload-format-indicator" -> put("format", value);
            default ->
                remarks.add(Text.of(
                        "publish.paste.property",
                        Escapes.visible(words.get(from + 1).text(), MOST_SHOWN)));
        }
        return end;
    }

    /** The last value with this meaning, or null. */
    @Nullable
    String last(String meaning) {
        return values.get(meaning);
    }

    boolean has(String meaning) {
        return flags.contains(meaning);
    }

    MessageProperties properties() {
        String correlation = last("correlation");
        return new MessageProperties(
                last("type"),
                last("response"),
                correlation == null ? null : correlation.getBytes(UTF_8),
                expiry(last("expiry")),
                format(last("format")),
                pairs);
    }

    private @Nullable Long expiry(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            long seconds = Long.parseLong(text);
            if (seconds >= 0 && seconds <= LONGEST_EXPIRY) {
                return seconds;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        remarks.add(Text.of("publish.paste.expiry", Escapes.visible(text, MOST_SHOWN)));
        return null;
    }

    private @Nullable PayloadFormat format(@Nullable String text) {
        boolean utf8 = has("utf8") || "1".equals(text) || "UTF_8".equals(text) || "utf8".equals(text);
        return utf8 ? PayloadFormat.UTF_8 : text == null ? null : PayloadFormat.UNSPECIFIED;
    }
}
