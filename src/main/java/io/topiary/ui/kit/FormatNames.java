package io.topiary.ui.kit;

import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.text.Escapes;
import io.topiary.core.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** The formats in which payloads can be shown, in the order in which they are offered, and what they are called. */
public final class FormatNames {

    private static final int LONGEST = 60;

    private final PayloadReader reader;
    private final Supplier<List<String>> more;
    private final Messages messages;

    /**
     * The formats of {@code reader}, and what each reader knows.
     *
     * @param more formats with their arguments that are offered as well, such as {@code protobuf:plant.Reading}; asked each
     *     time
     */
    public FormatNames(PayloadReader reader, Supplier<List<String>> more, Messages messages) {
        this.reader = reader;
        this.more = more;
        this.messages = messages;
    }

    /** The formats of {@code reader}, with the arguments that it knows. */
    public FormatNames(PayloadReader reader, Messages messages) {
        this(reader, reader.choices()::wishes, messages);
    }

    /** All formats, as {@link PayloadView} writes them; what they are found to be comes first. */
    public List<String> ids() {
        Set<String> ids = new LinkedHashSet<>(plain());
        List<String> arguments = more.get();
        for (PayloadFormat format : reader.formats()) {
            ids.add(format.id());
            arguments.stream()
                    .filter(wish -> PayloadView.id(wish).equals(format.id()))
                    .forEach(ids::add);
        }
        return List.copyOf(ids);
    }

    /** What every reader knows. */
    public static List<String> plain() {
        return List.of(PayloadView.AUTO, PayloadView.TEXT, PayloadView.JSON, PayloadView.HEX);
    }

    /** All formats but those that every reader knows, {@code first} in front. */
    public List<String> others(List<String> first) {
        List<String> others = new ArrayList<>(ids());
        others.removeAll(plain());
        List<String> front = others.stream().filter(first::contains).toList();
        others.removeAll(front);
        others.addAll(0, front);
        return others;
    }

    /** What {@code wish} is called. */
    public String name(String wish) {
        return switch (wish) {
            case PayloadView.AUTO -> messages.get("format.auto");
            case PayloadView.TEXT -> messages.get("format.text");
            case PayloadView.JSON -> messages.get("format.json");
            case PayloadView.HEX -> messages.get("format.hex");
            default -> ofFormat(wish);
        };
    }

    private String ofFormat(String wish) {
        String id = PayloadView.id(wish);
        String argument = wish.substring(Math.min(wish.length(), id.length() + 1));
        String label = reader.format(id)
                .map(PayloadFormat::label)
                .orElseGet(() -> messages.get("format.unknown", Escapes.visible(id, LONGEST)));
        return argument.isEmpty() ? label : messages.get("format.argument", label, Escapes.visible(argument, LONGEST));
    }
}
