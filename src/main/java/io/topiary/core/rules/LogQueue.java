package io.topiary.core.rules;

import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.List;

/** Messages on their way into the files of rules: bounded by number and bytes, so that a slow disk never slows the pump. */
final class LogQueue {

    private static final int MOST = 20_000;
    private static final long MOST_BYTES = 16_000_000;

    private final List<Entry> entries = new ArrayList<>();
    private long bytes;

    /** A message that {@code rule} wants to have written. */
    record Entry(ActiveRule rule, Message message) {}

    /** Adds {@code message} for the file of {@code rule}; what does not fit is counted there. */
    void offer(ActiveRule rule, Message message) {
        int size = message.footprint();
        synchronized (this) {
            if (entries.size() < MOST && bytes + size <= MOST_BYTES) {
                entries.add(new Entry(rule, message));
                bytes += size;
                return;
            }
        }
        rule.tally.unwritten.increment();
    }

    /** Takes everything out. */
    synchronized List<Entry> drain() {
        List<Entry> all = List.copyOf(entries);
        entries.clear();
        bytes = 0;
        return all;
    }
}
