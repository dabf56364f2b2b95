package io.topiary.core.history.transfer;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingPass;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.history.RecordingWriter;
import io.topiary.core.message.Message;
import io.topiary.core.store.FileProblem;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;

/**
 * Makes a recording of what some other program kept of MQTT. The file may be of any length and hold anything: it is read
 * bit by bit, and what can't be understood is told and passed over. One import is for one thread; blocks.
 */
public final class RecordingImport {

    private static final int BUFFER = 1 << 18;
    private static final long PREVIEW_MESSAGES = 1_000;
    private static final long PREVIEW_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path source;

    /** Nothing read yet. */
    public RecordingImport(Path source) {
        this.source = source;
    }

    /**
     * What {@code source} is, by what is in it.
     *
     * @throws TransferException if it can't be read, or is nothing that can be imported, with what can
     */
    public ImportFormat format() throws TransferException {
        return FormatSniffer.sniff(source);
    }

    /**
     * Looks at the beginning of it, a thousand messages or a second long; of a recording at its ends.
     *
     * @throws TransferException as {@link #format}
     */
    public ImportReport preview() throws TransferException {
        ImportFormat format = format();
        if (format == ImportFormat.TOPIARY) {
            return ofRecording();
        }
        long begin = System.nanoTime();
        long[] count = {0};
        ImportTally tally = new ImportTally(message -> {
            if (++count[0] > PREVIEW_MESSAGES) {
                throw new CancellationException();
            }
        });
        boolean complete = read(format, tally, bytes -> System.nanoTime() - begin < PREVIEW_NANOS);
        return tally.report(format, complete);
    }

    /**
     * Writes a recording as {@code target}, which only its owner may read, in the place of what is there.
     *
     * @return what was found; no file if that is no message, or it was cancelled
     * @throws TransferException if {@code source} can't be read or {@code target} not be written; what was there still is
     */
    public ImportReport write(Path target, Job.Control control) throws TransferException {
        ImportFormat format = format();
        if (format == ImportFormat.TOPIARY) {
            throw new TransferException(Text.of("transfer.already", source.toString()), null);
        }
        refuseItself(target);
        try (RecordingWriter writer = RecordingWriter.create(target)) {
            control.phase(Text.of("transfer.importing"), Files.size(source));
            ImportTally tally = new ImportTally(message -> keep(writer, message));
            boolean complete = read(format, tally, bytes -> {
                control.done(bytes);
                return !control.isCancelled();
            });
            if (complete && writer.count() > 0) {
                AboutFile.imported(writer, format, String.valueOf(source.getFileName()));
                finish(writer, format);
            }
            return tally.report(format, complete);
        } catch (RecordingException e) {
            throw new TransferException(e.text(), e);
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Lines are in the order in which they were written, whatever the clock did; other programs keep their own order. */
    private static void finish(RecordingWriter writer, ImportFormat format) throws RecordingException {
        if (format == ImportFormat.JSON_LINES) {
            writer.finish();
        } else {
            writer.finishInOrderOfTime();
        }
    }

    private static void keep(RecordingWriter writer, Message message) throws TransferException {
        try {
            writer.add(message);
        } catch (RecordingException e) {
            throw new TransferException(e.text(), e);
        }
    }

    /** @return whether all of it was read, not cancelled */
    private boolean read(ImportFormat format, ImportSink sink, LongPredicate mayGoOn) throws TransferException {
        try (InputStream file = Files.newInputStream(source);
                InputStream in = new BufferedInputStream(new WatchedInput(file, mayGoOn), BUFFER)) {
            source(format).read(in, sink);
            return true;
        } catch (CancellationException e) {
            return false;
        } catch (TransferException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private ImportSource source(ImportFormat format) throws IOException {
        long fileMicros = Files.getLastModifiedTime(source).to(TimeUnit.MICROSECONDS);
        return switch (format) {
            case JSON_LINES -> new LinesSource(fileMicros);
            case JSON_DOCUMENTS -> new DocumentsSource(fileMicros);
            case PCAP -> new CaptureSource(false);
            case PCAPNG -> new CaptureSource(true);
            case TOPIARY -> throw new IllegalStateException("a recording is opened, not imported");
        };
    }

    private ImportReport ofRecording() throws TransferException {
        try (RecordingReader reader = RecordingReader.openFile(source)) {
            long first = reader.first();
            long messages = first == 0 ? 0 : reader.last() - first + 1;
            int topics = new RecordingPass(reader).topics();
            long begin = reader.timeline().begin();
            long end = reader.timeline().end();
            return new ImportReport(
                    ImportFormat.TOPIARY, messages, 0, topics, begin, end, 0, List.of(), List.of(), true);
        } catch (RecordingException e) {
            throw new TransferException(e.text(), e);
        }
    }

    private void refuseItself(Path target) throws TransferException {
        try {
            if (Files.exists(target) && Files.isSameFile(target, source)) {
                throw new TransferException(Text.of("transfer.itself", target.toString()), null);
            }
        } catch (TransferException e) {
            throw e;
        } catch (IOException unknown) {
            // whatever it is: reading or writing it will say so
            return;
        }
    }

    private TransferException unreadable(IOException e) {
        return new TransferException(Text.of("transfer.unreadable", source.toString(), FileProblem.of(e, source)), e);
    }
}
