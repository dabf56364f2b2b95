package io.topiary.core.log;

/** What the log knows of a topic that has messages in it. Not thread-safe. */
final class LogTopic {

    private final String name;
    private int running;
    private int kept;
    private int sweep;
    private int passed;

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
        return kept;
    }

    /** One of them came, or one went. */
    void keep(int change) {
        kept += change;
    }

    /** Whether it has no message left. */
    boolean isEmpty() {
        return running == 0 && kept == 0;
    }

    /** Counts one that is kept, beginning with the newest in each {@code thisSweep}: how many newer ones there are. */
    int pass(int thisSweep) {
        if (sweep != thisSweep) {
            sweep = thisSweep;
            passed = 0;
        }
        return running + passed++;
    }
}
