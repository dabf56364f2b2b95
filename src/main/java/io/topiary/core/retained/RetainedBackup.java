package io.topiary.core.retained;

import io.topiary.core.export.MessageJsonException;
import io.topiary.core.export.MessageJsonReader;
import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Stored messages in a file, one a line as JSON ({@link MessageJsonWriter}), so that they can be put back later and read by
 * other tools. Of several on one topic the last one counts. In memory there are only names and places. Used by one thread
 * at a time; blocks.
 */
public final class RetainedBackup implements AutoCloseable {

    private static final int LOOK = 1 << 16;

    private final Path file;
    private final FileChannel channel;
    private final MessageJsonWriter writer = new MessageJsonWriter();
    private final MessageJsonReader reader = new MessageJsonReader();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private long end;

    /** Where a line is, in bytes, without its line feed. */
    private record Place(long offset, int length) {}

    private RetainedBackup(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** A new, empty one. @throws StoreException if it can't be made */
    static RetainedBackup create(Path file) throws StoreException {
        return new RetainedBackup(file, PrivateFile.create(file));
    }

    /**
     * One that was written before, to put back what is in it. Lines that are no messages are passed over.
     *
     * @throws StoreException if it can't be read
     */
    public static RetainedBackup open(Path file) throws StoreException {
        try {
            RetainedBackup backup = new RetainedBackup(file, FileChannel.open(file, StandardOpenOption.READ));
            backup.index();
            return backup;
        } catch (IOException e) {
            throw new StoreException(
                    Text.of("retained.backup.unreadable", file.toString(), FileProblem.of(e, file)), e);
        }
    }

    /** The file. */
    public Path file() {
        return file;
    }

    /** The topics in it, in the order in which they were first written. */
    public List<String> topics() {
        return List.copyOf(places.keySet());
    }

    /** Adds {@code message}. @throws StoreException if it can't be written */
    void add(Message message) throws StoreException {
        byte[] line = (writer.write(message) + "\n").getBytes(StandardCharsets.UTF_8);
        try {
            ByteBuffer buffer = ByteBuffer.wrap(line);
            while (buffer.hasRemaining()) {
                channel.write(buffer, end + buffer.position());
            }
        } catch (IOException e) {
            throw notSaved(e);
        }
        places.put(message.topic(), new Place(end, line.length - 1));
        end += line.length;
    }

    /** Has what was added on disk when it returns. @throws StoreException if it can't be written */
    void force() throws StoreException {
        try {
            channel.force(true);
        } catch (IOException e) {
            throw notSaved(e);
        }
    }

    /** The newest message on {@code topic}, which is in it. @throws StoreException if it can't be read any more */
    Message read(String topic) throws StoreException {
        Place place = places.get(topic);
        try {
            if (place == null) {
                throw new EOFException(topic);
            }
            return reader.read(text(place.offset(), place.length()), 0);
        } catch (IOException e) {
            throw new StoreException(
                    Text.of("retained.backup.unreadable", file.toString(), FileProblem.of(e, file)), e);
        } catch (MessageJsonException e) {
            throw new StoreException(Text.of("retained.backup.unreadable", file.toString(), e.text()), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException nothingToDo) {
            // what was to be kept was forced to disk before
            return;
        }
    }

    private StoreException notSaved(IOException e) {
        return new StoreException(Text.of("store.notSaved", file.toString(), FileProblem.of(e, file)), e);
    }

    private String text(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, offset + buffer.position()) < 0) {
                throw new EOFException(file.toString());
            }
        }
        return new String(buffer.array(), StandardCharsets.UTF_8);
    }

    private void index() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(LOOK);
        List<Place> lines = new ArrayList<>();
        long begin = 0;
        for (int read = channel.read(buffer, 0); read > 0; read = channel.read(buffer, end)) {
            for (int i = 0; i < read; i++) {
                if (buffer.get(i) == '\n') {
                    lines.add(new Place(begin, (int) (end + i - begin)));
                    begin = end + i + 1;
                }
            }
            end += read;
            buffer.clear();
        }
        for (Place line : lines) {
            index(line);
        }
    }

    private void index(Place line) throws IOException {
        try {
            places.put(reader.read(text(line.offset(), line.length()), 0).topic(), line);
        } catch (MessageJsonException noMessage) {
            // somebody's comment, or the half line of a crash
            return;
        }
    }
}
