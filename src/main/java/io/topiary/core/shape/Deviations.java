package io.topiary.core.shape;

import io.topiary.core.filter.Deviating;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * The deviations of a session, each told once: of messages that differ in the same way the first is remembered, the others
 * are counted. Bounded: of more than {@value #MOST} the oldest are forgotten and counted. Thread-safe.
 */
public final class Deviations {

    /** Most that are kept. */
    public static final int MOST = 1_000;

    /** Most bytes of their messages. */
    static final long MOST_BYTES = 32L << 20;

    private final Map<String, Map<Oddity, Entry>> topics = new HashMap<>();
    private final LinkedHashMap<Long, Entry> bySequence = new LinkedHashMap<>();
    private final LinkedHashMap<Key, Entry> inOrder = new LinkedHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long forgotten;
    private long bytes;
    private long revision;

    private record Key(String topic, Oddity oddity) {}

    private static final class Entry {

        private Deviation deviation;
        private boolean dismissed;

        private Entry(Deviation deviation) {
            this.deviation = deviation;
        }

        private boolean isOpen(Deviating how) {
            return !dismissed && deviation.oddity().what().is(how);
        }
    }

    /**
     * {@code message} was looked into.
     *
     * @param odd how it differs from what is known of its topic; empty if it does not
     */
    public void looked(Message message, Collection<Oddity> odd) {
        boolean changed;
        synchronized (this) {
            Map<Oddity, Entry> known = topics.get(message.topic());
            if (known == null && odd.isEmpty()) {
                return;
            }
            changed = known != null && endDismissed(message.topic(), known, odd);
            for (Oddity oddity : odd) {
                changed |= add(message, oddity);
            }
        }
        if (changed) {
            listeners.forEach(Runnable::run);
        }
    }

    /** What was dismissed and is over would be news if it came again. */
    private boolean endDismissed(String topic, Map<Oddity, Entry> known, Collection<Oddity> odd) {
        List<Oddity> over = known.entrySet().stream()
                .filter(entry -> entry.getValue().dismissed && !odd.contains(entry.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(oddity -> remove(topic, oddity));
        return !over.isEmpty();
    }

    /** Whether the screen has to look again. */
    private boolean add(Message message, Oddity oddity) {
        Map<Oddity, Entry> known = topics.computeIfAbsent(message.topic(), topic -> new LinkedHashMap<>());
        Entry entry = known.get(oddity);
        if (entry != null) {
            entry.deviation = entry.deviation.more(message);
            return true;
        }
        Entry added = new Entry(new Deviation(oddity, message, 1, message.timeMicros()));
        known.put(oddity, added);
        bySequence.putIfAbsent(message.sequence(), added);
        inOrder.put(new Key(message.topic(), oddity), added);
        bytes += message.payload().length;
        revision++;
        while (inOrder.size() > MOST || (bytes > MOST_BYTES && inOrder.size() > 1)) {
            Key oldest = inOrder.keySet().iterator().next();
            remove(oldest.topic(), oldest.oddity());
            forgotten++;
        }
        return true;
    }

    private void remove(String topic, Oddity oddity) {
        Entry entry = inOrder.remove(new Key(topic, oddity));
        if (entry != null) {
            bySequence.remove(entry.deviation.message().sequence(), entry);
            bytes -= entry.deviation.message().payload().length;
            revision++;
        }
        Map<Oddity, Entry> known = topics.get(topic);
        if (known != null && known.remove(oddity) != null && known.isEmpty()) {
            topics.remove(topic);
        }
    }

    /** What is not dismissed, the newest first. */
    public synchronized List<Deviation> open() {
        List<Deviation> open = new ArrayList<>();
        inOrder.values().stream().filter(entry -> !entry.dismissed).forEach(entry -> open.add(entry.deviation));
        open.sort(Comparator.comparingLong((Deviation each) -> each.message().sequence())
                .reversed());
        return open;
    }

    /** What of {@code topic} is not dismissed, the first that came. */
    public synchronized Optional<Deviation> about(String topic) {
        return topics.getOrDefault(topic, Map.of()).values().stream()
                .filter(entry -> !entry.dismissed)
                .map(entry -> entry.deviation)
                .findFirst();
    }

    /** What is told of {@code message}: it was the first of its topic to differ in some way, and that is not dismissed. */
    public synchronized Optional<Deviation> of(Message message) {
        return Optional.ofNullable(bySequence.get(message.sequence()))
                .filter(entry -> !entry.dismissed)
                .map(entry -> entry.deviation);
    }

    /** Whether something of {@code topic} is not dismissed that differs in the way {@code how}. Quick: asked of each topic. */
    public synchronized boolean deviates(String topic, Deviating how) {
        Map<Oddity, Entry> known = topics.get(topic);
        return known != null && known.values().stream().anyMatch(entry -> entry.isOpen(how));
    }

    /** Whether {@code message} was the first of its topic to differ in the way {@code how}, and that is not dismissed. */
    public synchronized boolean deviates(Message message, Deviating how) {
        return bySequence.containsKey(message.sequence())
                && topics.getOrDefault(message.topic(), Map.of()).values().stream()
                        .filter(entry -> entry.deviation.message().sequence() == message.sequence())
                        .anyMatch(entry -> entry.isOpen(how));
    }

    /** Grows when there is one more or one less, not when one is counted again. */
    public synchronized long revision() {
        return revision;
    }

    /** How many there were too many. */
    public synchronized long forgotten() {
        return forgotten;
    }

    /** Takes it out of the list until its topic is as usual again; from then on it would be news. */
    public void dismiss(Deviation deviation) {
        synchronized (this) {
            Entry entry = inOrder.get(new Key(deviation.topic(), deviation.oddity()));
            if (entry != null) {
                entry.dismissed = true;
                revision++;
            }
        }
        listeners.forEach(Runnable::run);
    }

    /** Takes it out of the list for good. */
    void settle(Deviation deviation) {
        synchronized (this) {
            remove(deviation.topic(), deviation.oddity());
        }
        listeners.forEach(Runnable::run);
    }

    /** Forgets those of the topics that {@code meant} accepts. */
    void forget(Predicate<String> meant) {
        synchronized (this) {
            List.copyOf(inOrder.keySet()).stream()
                    .filter(key -> meant.test(key.topic()))
                    .forEach(key -> remove(key.topic(), key.oddity()));
        }
        listeners.forEach(Runnable::run);
    }

    /**
     * Has {@code listener} called after changes, on any thread; it must return at once.
     *
     * @return ends that
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
