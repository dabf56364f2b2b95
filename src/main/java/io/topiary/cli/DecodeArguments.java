package io.topiary.cli;

import io.topiary.core.message.Message;
import io.topiary.core.payload.PayloadFormat;
import io.topiary.core.payload.PayloadReader;
import io.topiary.core.payload.PayloadView;
import io.topiary.core.payload.Sample;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaFormats;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.rules.RuleBook;
import io.topiary.core.rules.RuleStore;
import io.topiary.core.secrets.PasswordMemory;
import io.topiary.core.store.AppHome;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that have payloads printed as what they are decoded to. */
final class DecodeArguments {

    @Option(names = "--decode", descriptionKey = "cli.option.decode")
    boolean decode;

    @Option(names = "--as", paramLabel = "FORMAT", descriptionKey = "cli.option.as")
    @Nullable
    String as;

    /**
     * How a message is printed, decoded if that is wanted.
     *
     * @param profile name of the profile whose rules say in which format payloads are, or null
     * @param neighbours what else went by
     * @throws CliException if a format is none, or the way of printing is not clear
     */
    LineFormat lines(
            RootCommand root, CliContext context, Printing printing, @Nullable String profile, Neighbours neighbours) {
        if (!decode && as == null) {
            return switch (printing) {
                case PAYLOAD -> LineFormat.payload();
                case TOPIC_AND_PAYLOAD -> LineFormat.topicAndPayload();
                case JSON -> LineFormat.json();
            };
        }
        AppHome home = root.home();
        String id = profile == null
                ? null
                : BrokerChoice.find(home, profile, new PasswordMemory()).id();
        RuleBook rules = new RuleBook();
        rules.set(RuleStore.open(home.rules()).rulesFor(id));
        PayloadReader reader = reader(home);
        Decoding decoding = new Decoding(reader, rules, wish(reader), neighbours, context.messages());
        return new DecodedLines(decoding, printing, context.console());
    }

    /** How a message is printed. */
    enum Printing {
        PAYLOAD,
        TOPIC_AND_PAYLOAD,
        JSON;

        /** @throws CliException if both are wanted */
        static Printing of(boolean verbose, boolean json) {
            if (verbose && json) {
                throw CliException.usage("cli.usage.exclusive", "-v", "--json");
            }
            return json ? JSON : verbose ? TOPIC_AND_PAYLOAD : PAYLOAD;
        }
    }

    /** What else went by, which some formats need to know. */
    interface Neighbours {

        /** A message came, whether or not it is printed. */
        void seen(Message message);

        /** What went by before {@code message}. */
        Sample.Neighbours of(Message message);
    }

    /** Reads payloads of all formats, also those of the schemas and layouts in {@code home}. */
    static PayloadReader reader(AppHome home) {
        return new PayloadReader(
                SchemaFormats.all(new SchemaLibrary(home.schemas()), LayoutStore.open(home.layouts())));
    }

    private String wish(PayloadReader reader) {
        String wanted = as;
        if (wanted == null || PayloadView.isPlain(wanted)) {
            return wanted == null ? PayloadView.AUTO : wanted;
        }
        if (reader.format(PayloadView.id(wanted)).isEmpty()) {
            String known = Stream.concat(
                            Stream.of(PayloadView.JSON),
                            reader.formats().stream().map(PayloadFormat::id))
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw CliException.usage("cli.decode.unknown", wanted, known);
        }
        return wanted;
    }
}
