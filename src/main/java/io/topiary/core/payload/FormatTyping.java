package io.topiary.core.payload;

import io.topiary.core.text.Escapes;
import io.topiary.core.text.Text;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Formats with their arguments as somebody types them, such as {@code text:windows-1252} or {@code protobuf:plant.Reading}:
 * what may be meant, and what is wrong. Any thread, but it may read files and belongs on a worker.
 */
public final class FormatTyping {

    private static final int MOST_SHOWN = 60;

    private final PayloadReader reader;

    /** The formats of {@code reader}. */
    public FormatTyping(PayloadReader reader) {
        this.reader = reader;
    }

    /**
     * What {@code typed} may become, what begins like it first. Before a colon: formats and all that is known of their
     * arguments; behind it: what is known of this format's.
     *
     * @param most how many at most
     */
    public List<String> complete(String typed, int most) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        String id = PayloadView.id(wanted);
        String part = wanted.substring(Math.min(wanted.length(), id.length() + 1));
        List<String> known = known(id, wanted.length() > id.length());
        List<String> found = new ArrayList<>();
        known.stream()
                .filter(wish -> wish.toLowerCase(Locale.ROOT).startsWith(wanted))
                .forEach(found::add);
        known.stream()
                .filter(wish ->
                        !found.contains(wish) && wish.toLowerCase(Locale.ROOT).contains(part.isEmpty() ? wanted : part))
                .forEach(found::add);
        return found.stream().limit(most).toList();
    }

    private List<String> known(String id, boolean withArgument) {
        List<String> wishes = reader.choices().wishes();
        if (!withArgument) {
            return Stream.concat(reader.formats().stream().map(PayloadFormat::id), wishes.stream())
                    .toList();
        }
        return id.equals(PayloadView.TEXT)
                ? Charset.availableCharsets().keySet().stream()
                        .map(name -> PayloadView.TEXT + ":" + name)
                        .toList()
                : wishes.stream()
                        .filter(wish -> PayloadView.id(wish).equals(id))
                        .toList();
    }

    /** {@code typed} as a wish: without blanks around it and its colon, the format in lower case. */
    public static String wish(String typed) {
        String stripped = typed.strip();
        String id = PayloadView.id(stripped);
        String argument =
                stripped.substring(Math.min(stripped.length(), id.length() + 1)).strip();
        String name = id.strip().toLowerCase(Locale.ROOT);
        return argument.isEmpty() ? name : name + ":" + argument;
    }

    /** What is wrong with {@code wish}; empty if payloads can be read so. */
    public Optional<Text> problem(String wish) {
        String id = PayloadView.id(wish);
        String argument = wish.substring(Math.min(wish.length(), id.length() + 1));
        if (PayloadView.isPlain(wish)) {
            return Optional.empty();
        }
        Optional<PayloadFormat> format = reader.format(id);
        if (format.isEmpty()) {
            return Optional.of(Text.of(
                    PayloadView.isPlain(id) ? "payload.format.noArgument" : "payload.format.none",
                    Escapes.visible(id, MOST_SHOWN)));
        }
        return argument.isBlank()
                ? Optional.empty()
                : format.get().decoder().get().problem(argument);
    }
}
