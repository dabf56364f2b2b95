package io.topiary.demo.broker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How fast a counter grows a minute, averaged over 1, 5 and 15 minutes as mosquitto does. Event loop only. */
final class LoadAverage {
    private final ToLongFunction<Counters> counter;
    private final Map<Integer, Double> perMinute = new LinkedHashMap<>();
    private long last;

    LoadAverage(ToLongFunction<Counters> counter) {
        this.counter = counter;
        perMinute.put(1, 0.0);
        perMinute.put(5, 0.0);
        perMinute.put(15, 0.0);
    }

    /** The averages by minutes, after {@code seconds} more. */
    Map<Integer, Double> refresh(Counters counters, double seconds) {
        long now = counter.applyAsLong(counters);
        double current = (now - last) * 60 / seconds;
        last = now;
        perMinute.replaceAll(
                (minutes, average) -> current + Math.exp(-seconds / (60.0 * minutes)) * (average - current));
        return perMinute;
    }
}
