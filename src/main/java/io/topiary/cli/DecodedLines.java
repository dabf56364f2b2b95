package io.topiary.cli;

import io.topiary.core.export.DecodedPayload;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.util.HashSet;
import java.util.Set;

/**
 * Prints what payloads are decoded to. One that can't be decoded is printed in hexadecimal digits, and why is said once a
 * topic. Used by one thread.
 */
final class DecodedLines implements LineFormat {

    private static final int MOST_TOLD = 1_000;

    private final Decoding decoding;
    private final DecodeArguments.Printing printing;
    private final Console console;
    private final MessageJsonWriter writer = new MessageJsonWriter();
    private final Set<String> told = new HashSet<>();

    DecodedLines(Decoding decoding, DecodeArguments.Printing printing, Console console) {
        this.decoding = decoding;
        this.printing = printing;
        this.console = console;
    }

    @Override
    public void seen(Message message) {
        decoding.seen(message);
    }

    @Override
    public byte[] line(Message message) {
        DecodedPayload decoded = decoding.decode(message);
        if (printing == DecodeArguments.Printing.JSON) {
            String json = decoded.format().isEmpty() ? writer.write(message) : writer.write(message, decoded);
            return LineFormat.join(json, new byte[0]);
        }
        String problem = decoded.problem();
        if (problem != null && told.size() < MOST_TOLD && told.add(message.topic())) {
            console.say(
                    Text.of("cli.decode.problem", message.topic(), decoded.format(), problem),
                    Text.of("cli.decode.problem.digits"));
        }
        byte[] text = decoded.text();
        String head = printing == DecodeArguments.Printing.PAYLOAD ? "" : message.topic() + " ";
        return LineFormat.join(head, text == null ? Decoding.hex(message.payload()) : text);
    }
}
