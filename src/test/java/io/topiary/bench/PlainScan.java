package io.topiary.bench;

import java.util.ArrayList;
import java.util.List;

/** The control of the filter: the same topics in a list, and {@link String#contains}. Prints {@code SCAN nanos} a needle. */
final class PlainScan {

    private static final int ROUNDS = 5;

    private PlainScan() {}

    public static void main(String[] args) {
        Load load = Load.parse(args);
        List<String> topics = new ArrayList<>();
        for (int number = 0; number < load.topics(); number++) {
            topics.add(load.topic(number));
        }
        for (String needle : Needles.ALL) {
            long best = Long.MAX_VALUE;
            // the JVM needs a few rounds to warm up; the filter of the window is as warm as its user made it
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                List<String> found = new ArrayList<>();
                for (String topic : topics) {
                    if (topic.contains(needle)) {
                        found.add(topic);
                    }
                }
                best = Math.min(best, System.nanoTime() - start);
                if (found.size() > topics.size()) {
                    throw new IllegalStateException("found more than there is");
                }
            }
            System.out.println("SCAN " + best);
        }
        System.exit(0);
    }
}
