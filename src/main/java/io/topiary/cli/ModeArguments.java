package io.topiary.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.topiary.core.payload.Utf8;
import io.topiary.core.payload.layout.LayoutStore;
import io.topiary.core.payload.schema.SchemaLibrary;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.PayloadMode;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.publish.SchemaModes;
import io.topiary.core.store.AppHome;
import io.topiary.core.text.Text;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code pub} makes bytes of the text it is given: in the same ways as the window. */
final class ModeArguments {

    @Option(names = "--mode", paramLabel = "MODE", descriptionKey = "cli.option.mode")
    @Nullable
    String mode;

    @Option(
            names = "--mode-argument",
            paramLabel = "ARG",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.modeArgument")
    @Nullable
    String argument;

    /** Makes a payload of what was given. */
    @FunctionalInterface
    interface Encoding {

        /** The bytes that {@code given} stands for. @throws CliException if it is no payload of that kind */
        byte[] encode(byte[] given);
    }

    /**
     * What is asked for; null if nothing is.
     *
     * @param home where schemas and layouts are
     * @throws CliException if there is no such mode
     */
    @Nullable
    Encoding encoding(AppHome home) {
        if (mode == null) {
            if (argument != null) {
                throw CliException.usage("cli.pub.modeArgumentAlone");
            }
            return null;
        }
        String wanted = mode;
        PayloadModes modes = modes(home);
        PayloadMode found = modes.find(wanted)
                .filter(ModeArguments::takesText)
                .orElseThrow(() -> CliException.usage("cli.pub.mode", wanted, names(modes)));
        return given -> encode(found, given);
    }

    /** All ways to write a payload down, with the schemas and layouts of {@code home}. */
    static PayloadModes modes(AppHome home) {
        return PayloadModes.STANDARD.with(
                SchemaModes.list(new SchemaLibrary(home.schemas()), LayoutStore.open(home.layouts()), List.of()));
    }

    /** What the mode needs beside it, as given or as usual. */
    String argument(PayloadModes modes) {
        if (argument != null) {
            return argument;
        }
        return mode == null
                ? ""
                : modes.find(mode).map(found -> found.argument().usual()).orElse("");
    }

    /** Files and nothing have options of their own. */
    private static boolean takesText(PayloadMode mode) {
        return mode.input() == PayloadMode.Input.TEXT || mode.input() == PayloadMode.Input.JSON;
    }

    private static String names(PayloadModes modes) {
        return modes.all().stream()
                .filter(ModeArguments::takesText)
                .map(PayloadMode::id)
                .collect(Collectors.joining(", "));
    }

    private byte[] encode(PayloadMode found, byte[] given) {
        if (!Utf8.isValid(given)) {
            throw CliException.usage("cli.pub.modeText");
        }
        try {
            String written = new String(given, UTF_8);
            return found.encoder()
                    .encode(written, argument == null ? found.argument().usual() : argument);
        } catch (EncodeException e) {
            throw new CliException(ExitCode.USAGE, Text.of("cli.pub.notEncoded", found.id(), e.text()));
        }
    }
}
