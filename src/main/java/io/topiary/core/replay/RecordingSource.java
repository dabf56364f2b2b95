package io.topiary.core.replay;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.Timeline;
import io.topiary.core.message.Message;
import java.nio.file.Path;
import java.util.List;

/** The messages of a recording, which may be written meanwhile. */
final class RecordingSource implements ReplaySource {

    private final RecordingReader reader;
    private final long begin;
    private final long end;
    private long next;

    private RecordingSource(RecordingReader reader, long begin, long end) {
        this.reader = reader;
        this.begin = begin;
        this.end = end;
        this.next = begin;
    }

    static RecordingSource open(Path file, ReplaySelection selection) throws ReplayException {
        try {
            RecordingReader reader = RecordingReader.openFile(file);
            try {
                Timeline timeline = reader.timeline();
                long first = reader.first();
                long begin = selection.hasBegin() ? timeline.messageAt(selection.sinceMicros() - 1) : first;
                long end = selection.hasEnd() ? timeline.messageAt(selection.untilMicros()) : reader.last() + 1;
                return new RecordingSource(reader, Math.max(first, begin), end);
            } catch (RecordingException e) {
                reader.close();
                throw e;
            }
        } catch (RecordingException e) {
            throw new ReplayException(e.text(), e);
        }
    }

    @Override
    public List<ReplayEntry> next() throws ReplayException {
        try {
            List<Message> page = reader.page(next, end, PAGE_MESSAGES, PAGE_BYTES);
            next = page.isEmpty() ? end : page.getLast().sequence() + 1;
            return page.stream().<ReplayEntry>map(ReplayEntry.Found::new).toList();
        } catch (RecordingException e) {
            throw new ReplayException(e.text(), e);
        }
    }

    @Override
    public void rewind() {
        next = begin;
    }

    @Override
    public double share() {
        return end <= begin ? 1 : (double) (next - begin) / (end - begin);
    }

    @Override
    public void close() {
        reader.close();
    }
}
