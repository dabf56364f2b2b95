package io.topiary.core.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.payload.Utf8;
import io.topiary.core.profile.exchange.ShellCommands;
import io.topiary.core.profile.exchange.ShellCommands.Word;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the message out of a command line of {@code mosquitto_pub}, {@code mqtt pub} (HiveMQ), {@code mqttx pub} or {@code topiary
 * pub}. Nothing is ever executed, and where the broker is does not matter: the message goes to the one Topiary is connected to.
 */
public final class PastedCommand {

    private static final int MOST_SHOWN = 60;

    private final List<Text> remarks = new ArrayList<>();

    private PastedCommand() {}

    /**
     * What was read.
     *
     * @param draft the message
     * @param remarks what was left out, and why
     */
    public record Read(Draft draft, List<Text> remarks) {

        public Read {
            remarks = List.copyOf(remarks);
        }
    }

    /** Whether {@code text} looks like one. */
    public static boolean looksLikeOne(String text) {
        String begin = text.strip();
        return begin.length() < 2_000_000
                && (begin.contains("mosquitto_pub ")
                        || begin.contains("mqtt pub ")
                        || begin.contains("mqttx pub ")
                        || begin.contains("topiary pub "));
    }

    /**
     * Reads {@code text}.
     *
     * @throws EncodeException if there is no such command in it
     */
    public static Read read(String text) throws EncodeException {
        return new PastedCommand().run(text);
    }

    private Read run(String text) throws EncodeException {
        List<List<Word>> commands = ShellCommands.split(text);
        if (commands == null) {
            throw new EncodeException(Text.of("publish.paste.quote"));
        }
        byte[] piped = null;
        for (List<Word> command : commands) {
            CommandDialect dialect = CommandDialect.of(command);
            if (dialect != null) {
                return read(dialect, command.subList(dialect.words(), command.size()), piped);
            }
            piped = printed(command);
        }
        throw new EncodeException(Text.of("publish.paste.none"));
    }

    private Read read(CommandDialect dialect, List<Word> words, byte @Nullable [] piped) throws EncodeException {
        CommandOptions options = new CommandOptions(dialect, words, remarks);
        String topic = options.last("topic");
        if (topic == null) {
            throw new EncodeException(Text.of("publish.paste.noTopic"));
        }
        Content content = content(options, piped);
        MessageProperties properties = options.properties();
        return new Read(
                new Draft(
                        topic,
                        content.text(),
                        content.mode().id(),
                        "",
                        false,
                        qos(options.last("qos")),
                        options.has("retain"),
                        properties),
                remarks);
    }

    /** The payload as it is written down. */
    private record Content(String text, PayloadMode mode) {}

    private Content content(CommandOptions options, byte @Nullable [] piped) {
        String text = options.last("message");
        String file = options.last("file");
        String hex = options.last("hex");
        String base64 = options.last("base64");
        if (text != null) {
            return new Content(text, PayloadModes.TEXT);
        } else if (hex != null) {
            return new Content(hex.replaceAll("[\\s:]|0x", ""), PayloadModes.HEX);
        } else if (base64 != null) {
            return new Content(base64, PayloadModes.BASE64);
        } else if (file != null && !file.equals("/dev/stdin")) {
            return new Content(file, PayloadModes.FILE);
        } else if (options.has("empty")) {
            return new Content("", PayloadModes.EMPTY);
        } else if (piped != null) {
            return Utf8.isValid(piped)
                    ? new Content(new String(piped, UTF_8), PayloadModes.TEXT)
                    : new Content(HexFormat.of().formatHex(piped), PayloadModes.HEX);
        }
        remarks.add(Text.of("publish.paste.noPayload"));
        return new Content("", PayloadModes.TEXT);
    }

    private Qos qos(@Nullable String text) {
        return switch (text == null ? "0" : text) {
            case "0" -> Qos.AT_MOST_ONCE;
            case "1" -> Qos.AT_LEAST_ONCE;
            case "2" -> Qos.EXACTLY_ONCE;
            default -> {
                remarks.add(Text.of("publish.paste.qos", Escapes.visible(String.valueOf(text), MOST_SHOWN)));
                yield Qos.AT_MOST_ONCE;
            }
        };
    }

    /** What {@code printf} or {@code echo} writes into a pipe; null for other commands. */
    private static byte @Nullable [] printed(List<Word> command) {
        if (command.size() < 2 || command.stream().anyMatch(Word::computed)) {
            return null;
        }
        return switch (command.getFirst().text()) {
            case "printf" -> command.size() == 2 ? unescaped(command.get(1).text()) : null;
            case "echo" ->
                echoed(command.subList(1, command.size()).stream()
                        .map(Word::text)
                        .toList());
            default -> null;
        };
    }

    private static byte[] echoed(List<String> words) {
        boolean noLine = words.getFirst().equals("-n");
        String text = String.join(" ", noLine ? words.subList(1, words.size()) : words);
        return (noLine ? text : text + "\n").getBytes(UTF_8);
    }

    /** The octal and hexadecimal escapes of printf (POSIX.1-2017, printf). */
    private static byte[] unescaped(String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] bytes = format.replace("%%", "%").getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] != '\\' || i + 1 == bytes.length) {
                out.write(bytes[i]);
                continue;
            }
            char next = (char) bytes[++i];
            if (next >= '0' && next <= '7') {
                int value = 0;
                int digits = 0;
                while (digits < 3 && i < bytes.length && bytes[i] >= '0' && bytes[i] <= '7') {
                    value = value * 8 + bytes[i] - '0';
                    i++;
                    digits++;
                }
                i--;
                out.write(value);
            } else if (next == 'x'
                    && i + 2 < bytes.length
                    && HexFormat.isHexDigit(bytes[i + 1])
                    && HexFormat.isHexDigit(bytes[i + 2])) {
                out.write(HexFormat.fromHexDigits(new String(bytes, i + 1, 2, UTF_8)));
                i += 2;
            } else {
                int at = "abfnrtv\\'\"".indexOf(Character.toLowerCase(next));
                out.write(at < 0 ? next : "\u0007\b\f\n\r\t\u000B\\'\"".charAt(at));
            }
        }
        return out.toByteArray();
    }
}
