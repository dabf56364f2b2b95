package io.topiary.core.session;

import io.topiary.core.shape.ShapeBook;
import io.topiary.core.shape.ShapeFile;
import io.topiary.core.store.StoreException;
import io.topiary.core.text.Text;
import io.topiary.core.work.LimitedCall;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps over sessions what is usual of the topics of a profile. Loaded when first asked to, saved at once after somebody
 * said something about it, once a minute while more is learned, and at the end. One thread, but for {@link #notice} and
 * {@link #close}.
 */
final class ShapeMemory implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ShapeMemory.class);
    private static final long PERIOD_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final ShapeBook book;
    private final @Nullable Path path;
    private @Nullable ShapeFile file;
    private long savedAt = System.nanoTime();
    private long savedRevision;
    private long savedChoices;
    private long savedLooked;
    private volatile Optional<Text> notice = Optional.empty();

    /** @param path where it is kept; null for nowhere */
    ShapeMemory(ShapeBook book, @Nullable Path path) {
        this.book = book;
        this.path = path;
    }

    /** What the user has to know about the file; empty if all is well. */
    Optional<Text> notice() {
        return notice;
    }

    /** Loads what there is, the first time; saves what has to be. */
    synchronized void tick() {
        if (path == null) {
            return;
        }
        if (file == null) {
            load(path);
        }
        boolean chosen = book.choices() != savedChoices;
        boolean learned = book.revision() != savedRevision && System.nanoTime() - savedAt > PERIOD_NANOS;
        if (chosen || learned) {
            save();
        }
    }

    private void load(Path from) {
        ShapeFile opened = ShapeFile.open(from);
        file = opened;
        notice = opened.loaded().notice();
        opened.load(book);
    }

    private void save() {
        ShapeFile opened = file;
        savedAt = System.nanoTime();
        savedRevision = book.revision();
        savedChoices = book.choices();
        savedLooked = book.looked();
        if (opened == null) {
            return;
        }
        try {
            opened.save(book);
        } catch (StoreException e) {
            notice = Optional.of(e.text());
            LOG.warn("what is usual of the topics could not be saved", e);
        }
    }

    private synchronized boolean saveLast() {
        if (book.looked() != savedLooked || book.choices() != savedChoices) {
            save();
        }
        return true;
    }

    /** Saves what is left, for which it waits a moment. */
    @Override
    public void close() {
        if (path == null) {
            return;
        }
        try {
            LimitedCall.within(PATIENCE, "topiary-shape-last", this::saveLast);
        } catch (TimeoutException e) {
            LOG.info("what is usual of the topics is still being saved");
        } catch (ExecutionException e) {
            LOG.warn("what is usual of the topics could not be saved", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
