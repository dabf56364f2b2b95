package io.topiary.core.log;

/** What the log knows of a topic that has messages in it. Not thread-safe. */
final class LogTopic {

    private static final long[] NONE = {};

    private final String name;
    private int running;
    private long[] kept = NONE;
    private int keptSize;

    LogTopic(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Its messages among the newest of all. */
    int running() {
        return running;
    }

    /** One of them came, or one went. */
    void run(int change) {
        running += change;
    }

    /** Its messages that are kept beyond that. */
    int kept() {
        return keptSize;
    }

    /** Whether it has no message left. */
    boolean isEmpty() {
        return running == 0 && keptSize == 0;
    }

    /** Number of the oldest one that is kept. */
    long oldestKept() {
        return kept[0];
    }

    /** Keeps the entry {@code number}. */
    void keep(long number) {
        if (kept.length == 0) {
            kept = new long[Floor.PER_TOPIC];
        }
        int at = keptSize++;
        while (at > 0 && kept[at - 1] > number) {
            kept[at] = kept[at - 1];
            at--;
        }
        kept[at] = number;
    }

    /** Keeps the entry {@code number} no longer. */
    void drop(long number) {
        int at = 0;
        while (kept[at] != number) {
            at++;
        }
        System.arraycopy(kept, at + 1, kept, at, --keptSize - at);
    }
}
