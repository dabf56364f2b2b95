package io.topiary.cli;

import io.topiary.core.payload.layout.InvalidLayoutException;
import io.topiary.core.payload.layout.StructLayout;
import io.topiary.core.publish.EncodeException;
import io.topiary.core.publish.FileContents;
import io.topiary.core.publish.PayloadModes;
import io.topiary.core.text.Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Stack;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What {@code pub} publishes: exactly one of these is given. */
final class PayloadArguments {

    private static final int LARGEST_BYTES = 268_435_455;

    @Option(
            names = {"-m", "--message"},
            paramLabel = "TEXT",
            parameterConsumer = AnyText.class,
            descriptionKey = "cli.option.message")
    @Nullable
    String text;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            descriptionKey = "cli.option.file")
    @Nullable
    Path file;

    @Option(
            names = {"-n", "--null-message"},
            descriptionKey = "cli.option.empty")
    boolean empty;

    @Option(
            names = {"-l", "--stdin-line"},
            descriptionKey = "cli.option.lines")
    boolean lines;

    @Option(
            names = {"-s", "--stdin-file"},
            descriptionKey = "cli.option.stdin")
    boolean stdin;

    @Option(names = "--hex", paramLabel = "HEX", descriptionKey = "cli.option.hex")
    @Nullable
    String hex;

    @Option(names = "--base64", paramLabel = "BASE64", descriptionKey = "cli.option.base64")
    @Nullable
    String base64;

    @Option(
            names = "--struct",
            arity = "1..*",
            paramLabel = "LAYOUT VALUE",
            hideParamSyntax = true,
            parameterConsumer = StructConsumer.class,
            descriptionKey = "cli.option.struct")
    @Nullable
    Packed packed;

    /** A layout with its values put in. */
    record Packed(byte[] bytes) {}

    /**
     * A payload as somebody writes it down.
     *
     * @param text what is written
     * @param mode id of the mode it is written in
     */
    record Written(String text, String mode) {}

    /** Where the messages come from. */
    @FunctionalInterface
    interface Source {

        /** The next payload, or null after the last. */
        @Nullable
        ByteBuffer next() throws IOException;
    }

    /**
     * The payloads, one or, with {@code -l}, one per line that is not empty.
     *
     * @throws CliException if none or several kinds are given, or the value can't be used
     */
    Source source(InputStream standardInput) {
        int kinds = kinds();
        if (kinds != 1) {
            throw CliException.usage(kinds == 0 ? "cli.payload.none" : "cli.payload.several");
        }
        if (lines) {
            BufferedInputStream in = new BufferedInputStream(standardInput);
            return () -> {
                byte[] line = nextLine(in);
                return line == null ? null : ByteBuffer.wrap(line);
            };
        }
        return once(file != null ? read(file) : ByteBuffer.wrap(stdin ? readAll(standardInput) : single()));
    }

    /**
     * The payload as it would be written in the window, for what makes messages of a draft; empty if none was given.
     *
     * @param mode what text is to be made into, or null
     * @throws CliException if several kinds are given, or one that is no single payload
     */
    Written written(InputStream standardInput, @Nullable String mode) {
        int kinds = kinds();
        if (kinds > 1) {
            throw CliException.usage("cli.payload.several");
        }
        if (lines) {
            throw CliException.usage("cli.payload.linesMany");
        }
        if (mode != null && kinds == 1 && text == null) {
            throw CliException.usage("cli.payload.modeText");
        }
        if (text != null) {
            return new Written(text, mode == null ? PayloadModes.TEXT.id() : mode);
        }
        if (file != null) {
            return new Written(file.toString(), PayloadModes.FILE.id());
        }
        if (kinds == 0 || empty) {
            return new Written("", mode == null ? PayloadModes.EMPTY.id() : mode);
        }
        byte[] bytes = stdin ? readAll(standardInput) : single();
        return new Written(Base64.getEncoder().encodeToString(bytes), PayloadModes.BASE64.id());
    }

    /** Whether any is given. */
    boolean given() {
        return kinds() > 0;
    }

    private int kinds() {
        return (int)
                Stream.of(text != null, file != null, empty, lines, stdin, hex != null, base64 != null, packed != null)
                        .filter(given -> given)
                        .count();
    }

    private byte[] single() {
        if (text != null) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        if (hex != null) {
            return hex(hex);
        }
        if (base64 != null) {
            return base64(base64);
        }
        return packed == null ? new byte[0] : packed.bytes();
    }

    private static Source once(ByteBuffer payload) {
        List<ByteBuffer> rest = new ArrayList<>(List.of(payload));
        return () -> rest.isEmpty() ? null : rest.removeLast();
    }

    private static ByteBuffer read(Path file) {
        try {
            return new FileContents().content(file.toString());
        } catch (EncodeException e) {
            throw new CliException(ExitCode.LOCAL, e.text());
        }
    }

    private static byte[] readAll(InputStream in) {
        try {
            byte[] all = in.readNBytes(LARGEST_BYTES + 1);
            if (all.length > LARGEST_BYTES) {
                throw new CliException(ExitCode.LOCAL, Text.of("cli.stdin.large", LARGEST_BYTES));
            }
            return all;
        } catch (IOException e) {
            throw new CliException(ExitCode.LOCAL, Text.of("cli.stdin.unreadable"));
        }
    }

    private static byte @Nullable [] nextLine(InputStream in) throws IOException {
        LineBuffer line = new LineBuffer();
        while (true) {
            int b = in.read();
            if (b < 0) {
                return line.isEmpty() ? null : line.bytes();
            }
            if (b != '\n') {
                line.add(b);
            } else if (!line.isEmpty()) {
                return line.bytes();
            }
        }
    }

    private static byte[] hex(String hex) {
        try {
            return HexFormat.of().parseHex(hex.replaceAll("[\\s:]|0x", ""));
        } catch (IllegalArgumentException e) {
            throw CliException.usage("cli.payload.hex");
        }
    }

    private static byte[] base64(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            throw CliException.usage("cli.payload.base64");
        }
    }

    /** The bytes of one line. */
    private static final class LineBuffer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(int b) {
            if (bytes.size() == LARGEST_BYTES) {
                throw new CliException(ExitCode.LOCAL, Text.of("cli.stdin.large", LARGEST_BYTES));
            }
            bytes.write(b);
        }

        boolean isEmpty() {
            return bytes.size() == 0;
        }

        byte[] bytes() {
            return bytes.toByteArray();
        }
    }

    /** Takes the layout and as many values as it needs, also such that begin with a hyphen. */
    static final class StructConsumer implements IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> words, ArgSpec option, CommandSpec command) {
            if (words.isEmpty()) {
                throw CliException.usage("cli.struct.none");
            }
            try {
                StructLayout layout = StructLayout.parse(words.pop());
                List<String> values = new ArrayList<>();
                while (values.size() < layout.values() && !words.isEmpty()) {
                    values.add(words.pop());
                }
                option.setValue(new Packed(layout.pack(values)));
            } catch (InvalidLayoutException e) {
                throw CliException.usage(e.text());
            }
        }
    }
}
