package io.topiary.core.replay;

import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a file with one JSON object a line, as {@link MessageJsonReader} reads them. Empty lines are passed over. */
final class JsonLinesSource implements ReplaySource {

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final long size;
    private final MessageJsonReader json = new MessageJsonReader();
    private InputStream in;
    private long position;
    private long line;

    private JsonLinesSource(Path file, long size, InputStream in) {
        this.file = file;
        this.size = size;
        this.in = in;
    }

    static JsonLinesSource open(Path file) throws IOException {
        return new JsonLinesSource(file, Files.size(file), stream(file));
    }

    private static InputStream stream(Path file) throws IOException {
        return new BufferedInputStream(Files.newInputStream(file), BUFFER);
    }

    @Override
    public List<ReplayEntry> next() throws ReplayException {
        List<ReplayEntry> page = new ArrayList<>();
        long begin = position;
        while (page.size() < PAGE_MESSAGES && position - begin < PAGE_BYTES) {
            byte[] bytes = line();
            if (bytes == null) {
                break;
            }
            line++;
            if (bytes.length > 0) {
                page.add(entry(bytes));
            }
        }
        return page;
    }

    private ReplayEntry entry(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new ReplayEntry.Found(json.read(text, line));
        } catch (CharacterCodingException e) {
            return new ReplayEntry.Unreadable(line, Text.of("message.json.invalid"));
        } catch (MessageJsonException e) {
            return new ReplayEntry.Unreadable(line, e.text());
        }
    }

    /** The next line without its end, null if there is none. */
    private byte @Nullable [] line() throws ReplayException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            while (position < size) {
                int next = in.read();
                if (next < 0) {
                    position = size;
                    break;
                }
                position++;
                if (next == '\n') {
                    return bytes.toByteArray();
                }
                if (next != '\r') {
                    bytes.write(next);
                }
            }
            return bytes.size() == 0 ? null : bytes.toByteArray();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public void rewind() throws ReplayException {
        close();
        try {
            in = stream(file);
        } catch (IOException e) {
            throw unreadable(e);
        }
        position = 0;
        line = 0;
    }

    @Override
    public double share() {
        return size == 0 ? 1 : (double) position / size;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException nothingToDo) {
            // it was only read
            return;
        }
    }

    private ReplayException unreadable(IOException e) {
        return new ReplayException(Text.of("replay.unreadable", file.toString(), FileProblem.of(e, file)), e);
    }
}
