package io.topiary.core.history;

import io.topiary.core.export.MessageJsonWriter;
import io.topiary.core.message.Message;
import io.topiary.core.store.PrivateFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes all that a search finds into a file, one message a line as JSON ({@link MessageJsonWriter}), the oldest first. For
 * one file, on one thread; blocks.
 */
public final class SearchExport {

    private final Path recording;
    private final HistoryQuery wanted;
    private final MessageJudge judge;
    private final long nowMicros;
    private final MessageJsonWriter json = new MessageJsonWriter();

    /**
     * Nothing written yet.
     *
     * @param wanted what to look for; how many were to be shown does not matter
     * @param nowMicros the time that ages are measured from
     */
    public SearchExport(Path recording, HistoryQuery wanted, MessageJudge judge, long nowMicros) {
        this.recording = recording;
        this.wanted = wanted.wholeOldestFirst();
        this.judge = judge;
        this.nowMicros = nowMicros;
    }

    /**
     * Writes {@code file}, which only its owner may read, in the place of what is there.
     *
     * @param control told how many messages were looked at, and asked whether to go on
     * @return how many messages were written
     * @throws StoreException if it can't be written; what was there still is
     * @throws RecordingException if the recording can't be read; what was there still is
     * @throws CancellationException if it was cancelled; what was there still is
     */
    public long write(Path file, Job.Control control) throws StoreException, RecordingException {
        AtomicLong written = new AtomicLong();
        try {
            PrivateFile.write(file, out -> written.set(search(out, control)));
            return written.get();
        } catch (StoreException e) {
            if (e.getCause() instanceof UnreadableException unreadable) {
                throw unreadable.problem;
            }
            throw e;
        }
    }

    private long search(OutputStream out, Job.Control control) throws IOException {
        AtomicLong found = new AtomicLong();
        HistorySearch search = new HistorySearch(recording, wanted, judge, (messages, progress) -> {
            if (found.get() == 0 && progress.searched() == 0) {
                control.phase(Text.of("search.export.phase"), progress.total());
            }
            write(messages, out);
            found.set(progress.found());
            control.done(progress.searched());
            return !control.isCancelled();
        });
        try {
            search.run(nowMicros);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } catch (RecordingException e) {
            throw new UnreadableException(e);
        }
        if (control.isCancelled()) {
            throw new CancellationException("nobody wants the file any more");
        }
        return found.get();
    }

    private void write(List<Message> messages, OutputStream out) {
        try {
            for (Message message : messages) {
                out.write(json.write(message).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes what is wrong with the recording past what is wrong with the file. */
    private static final class UnreadableException extends IOException {

        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final transient RecordingException problem;

        UnreadableException(RecordingException problem) {
            super(problem);
            this.problem = problem;
        }
    }
}
