package io.topiary.core.payload;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the user gave formats to know beyond payloads, such as message types and layouts: what can be wished for with it, and
 * whether it is still the same. Thread-safe.
 */
public final class FormatChoices {

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong edition = new AtomicLong();
    private volatile List<String> wishes = List.of();

    /** Formats with their arguments, such as {@code protobuf:plant.Reading}, as far as they are known by now. */
    public List<String> wishes() {
        return wishes;
    }

    /** These are known by now. */
    public void know(List<String> known) {
        wishes = List.copyOf(known);
    }

    /** Another number after each change: what was decoded before may be read otherwise since. */
    public long edition() {
        return edition.get();
    }

    /** Something was added, changed or taken away; tells the listeners. */
    public void changed() {
        edition.incrementAndGet();
        listeners.forEach(Runnable::run);
    }

    /**
     * Has {@code listener} called after each change, on the thread that made it; it must return quickly.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
