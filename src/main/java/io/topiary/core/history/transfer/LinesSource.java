package io.topiary.core.history.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.message.Message;
import io.topiary.core.text.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * One JSON object a line: what Topiary writes ({@link MessageJsonReader}), and what {@code mosquitto_sub} prints
 * ({@link MosquittoJson}), also mixed. A line that is neither is passed over.
 */
final class LinesSource implements ImportSource {

    private static final int LONGEST = 400_000_000;
    private static final int MEGA = 1_000_000;
    /** A line is in memory several times while it is read: as bytes, as characters, as a payload. */
    private static final int SHARE_OF_MEMORY = 8;

    private final MessageJsonReader own = new MessageJsonReader();
    private final Json json = new Json();
    private final int limit;
    private final long fileMicros;
    private long sequence;

    /** @param fileMicros the time of messages that have none */
    LinesSource(long fileMicros) {
        this(fileMicros, (int) Math.min(LONGEST, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY));
    }

    /** @param limit longest line in bytes */
    LinesSource(long fileMicros, int limit) {
        this.fileMicros = fileMicros;
        this.limit = limit;
    }

    @Override
    public void read(InputStream in, ImportSink sink) throws IOException {
        LineReader lines = new LineReader(in, limit);
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            if (lines.isTooLong()) {
                sink.unreadable(lines.number(), Text.of("transfer.line.long", limit / MEGA));
            } else {
                read(line, lines.number(), sink);
            }
        }
    }

    private void read(byte[] line, long number, ImportSink sink) throws IOException {
        Charset charset = charset(line);
        String text = new String(line, charset).strip();
        if (number == 1 && text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        if (text.isEmpty()) {
            return;
        }
        try {
            sink.message(MessageTimes.orFile(message(text, charset, sink), fileMicros, sink));
        } catch (MessageJsonException e) {
            sink.unreadable(number, e.text());
        } catch (UnreadableException e) {
            sink.unreadable(number, e.text());
        } catch (JsonProcessingException e) {
            sink.unreadable(
                    number,
                    e.getLocation() == null
                            ? Text.of("message.json.invalid")
                            : Text.of("transfer.line.json", e.getLocation().getColumnNr()));
        }
    }

    private Message message(String line, Charset charset, ImportSink sink)
            throws MessageJsonException, UnreadableException, JsonProcessingException {
        // inside a string the quotation marks have a backslash before them
        if (line.contains("\"tst\":")) {
            JsonNode node = json.tree(line);
            if (node.has("tst")) {
                return new MosquittoJson(node, json.pairs(line, "user-properties"), charset).message(++sequence, sink);
            }
        }
        if (!charset.equals(StandardCharsets.UTF_8)) {
            throw new UnreadableException(Text.of("transfer.line.encoding"));
        }
        return own.read(line, ++sequence);
    }

    /** UTF-8, or one byte a character where it is not: mosquitto_sub prints payloads as they are. */
    private static Charset charset(byte[] line) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(line));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException otherBytes) {
            return StandardCharsets.ISO_8859_1;
        }
    }
}
