package io.topiary.core.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The alerts of a session, newest first; the oldest make room and are counted. Any thread. */
public final class Alerts {

    /** Most alerts kept. */
    public static final int MOST = 500;

    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();
    private long evicted;

    /** Adds {@code alert} in front, or puts it in the place of the burst that it continues. */
    public void put(Alert alert) {
        synchronized (this) {
            int known = indexOf(alert);
            if (known >= 0) {
                alerts.set(known, alert);
            } else {
                alerts.addFirst(alert);
            }
            if (alerts.size() > MOST) {
                alerts.removeLast();
                evicted++;
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** The alerts now. */
    public synchronized List<Alert> list() {
        return List.copyOf(alerts);
    }

    /** How many had to make room. */
    public synchronized long evicted() {
        return evicted;
    }

    /** Forgets all. */
    public void clear() {
        synchronized (this) {
            alerts.clear();
            evicted = 0;
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Has {@code listener} called after each change, on the thread that made it; it must be quick.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private int indexOf(Alert alert) {
        for (int i = 0; i < alerts.size(); i++) {
            if (alerts.get(i).sameBurst(alert)) {
                return i;
            }
        }
        return -1;
    }
}
