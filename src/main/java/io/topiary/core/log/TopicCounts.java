package io.topiary.core.log;

/**
 * How many messages of each topic are in the log. A topic is a number, as a rule the one that the topic tree has given it:
 * a map by names would cost more than all the rest that is known of a topic. Those that have none get one below 0. Not
 * thread-safe.
 */
final class TopicCounts {

    private final Counts known = new Counts();
    private final Counts strayCounts = new Counts();
    private final Strays strays = new Strays();

    /** The number of the topic {@code name}, which has none in the tree. */
    int stray(String name) {
        return ~strays.number(name);
    }

    /** Its messages among the newest of all. */
    int running(int topic) {
        return (int) (get(topic) >>> Counts.RUNNING_SHIFT);
    }

    /** One of them came, or one went. */
    void run(int topic, int change) {
        add(topic, change * Counts.RUNNING);
    }

    /** Its messages that are kept beyond that. */
    int kept(int topic) {
        return (int) (get(topic) & Counts.ALL_KEPT) >>> Counts.KEPT_SHIFT;
    }

    /** One of them came, or one went. */
    void keep(int topic, int change) {
        add(topic, change * Counts.KEPT);
        if (kept(topic) == 0) {
            beginPass(topic);
        }
    }

    /** The kept ones of {@code topic} are about to be gone through, from the newest on. */
    void beginPass(int topic) {
        add(topic, -(get(topic) & Counts.ALL_PASSED));
    }

    /** Counts the next of them: how many newer ones there are, as far as that matters. */
    int pass(int topic) {
        int passed = (int) (get(topic) & Counts.ALL_PASSED);
        if (passed < Floor.PER_TOPIC) {
            add(topic, 1);
        }
        return running(topic) + passed;
    }

    /** Forgets the number of {@code topic} if it is a stray and has no message left. */
    void forgetIfEmpty(int topic) {
        if (topic < 0 && get(topic) == 0) {
            strays.forget(~topic);
        }
    }

    private long get(int topic) {
        return topic < 0 ? strayCounts.get(~topic) : known.get(topic);
    }

    private void add(int topic, long change) {
        if (topic < 0) {
            strayCounts.add(~topic, change);
        } else {
            known.add(topic, change);
        }
    }
}
