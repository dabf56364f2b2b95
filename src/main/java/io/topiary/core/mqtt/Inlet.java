package io.topiary.core.mqtt;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the messages of a link come in, whichever way they took. They are gathered until the socket is read to its end for
 * the moment, or until there are many. Network thread.
 */
final class Inlet {

    private static final Logger LOG = LoggerFactory.getLogger(Inlet.class);

    private static final int MOST = 256;

    private final Consumer<Arrivals> listener;
    private final AtomicBoolean ended;
    private final Arrivals arrivals = new Arrivals(MOST);
    /** The network thread between the beginning and the end of a read. */
    private @Nullable Thread reader;

    private long failures;

    /**
     * @param listener is told what came
     * @param ended whether the link has ended: what comes after that is told to nobody
     */
    Inlet(Consumer<Arrivals> listener, AtomicBoolean ended) {
        this.listener = listener;
        this.ended = ended;
    }

    /** Bytes were read; {@link #readEnds()} is going to be called. */
    void reads() {
        reader = Thread.currentThread();
    }

    /** All that was there to read has been read. */
    void readEnds() {
        reader = null;
        tell();
    }

    /** A message came. */
    void arrived(String topic, byte[] payload, Qos qos, boolean retained, MessageProperties properties) {
        if (ended.get()) {
            return;
        }
        arrivals.add(topic, payload, qos, retained, properties);
        if (reader == null || arrivals.isFull()) {
            tell();
        }
    }

    /** The link is about to end: what came before is told before. Any thread; what is to be told is told by its own. */
    void settle() {
        if (Thread.currentThread().equals(reader)) {
            tell();
        }
    }

    /** A callback that throws is never called again by the library: nothing may get out. */
    private void tell() {
        if (arrivals.count() == 0) {
            return;
        }
        try {
            listener.accept(arrivals);
        } catch (Throwable failure) {
            report(failure);
        } finally {
            arrivals.clear();
        }
    }

    private void report(Throwable failure) {
        failures++;
        // 1, 2, 4, 8 …: one bad message must not fill the log
        if (Long.bitCount(failures) == 1) {
            LOG.error("A message could not be taken over ({} so far)", failures, failure);
        }
    }
}
