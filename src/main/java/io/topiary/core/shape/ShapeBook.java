package io.topiary.core.shape;

import io.topiary.core.message.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the payloads of the topics of a session look like. Bounded: {@value #MOST_TOPICS} topics with {@value #MOST_PATHS}
 * places together; topics that come when it is full are left out, which is counted. Thread-safe.
 */
public final class ShapeBook {

    /** Most topics that are learned. */
    public static final int MOST_TOPICS = 2_000;

    /** Most places of all topics together. */
    public static final int MOST_PATHS = 60_000;

    private final ShapeOptions options;
    private final Deviations deviations;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, Set<Oddity>> accepted = new HashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();
    private int paths;
    private long looked;

    /**
     * Nothing learned yet.
     *
     * @param deviations told what differs
     */
    public ShapeBook(ShapeOptions options, Deviations deviations) {
        this.options = options;
        this.deviations = deviations;
    }

    /** What differs. */
    public Deviations deviations() {
        return deviations;
    }

    /**
     * Learns from a message and tells {@link #deviations()} what is odd about it.
     *
     * @param values the text in which its values are found
     * @param violations what else is odd about it
     */
    public void learn(Message message, byte[] values, Collection<Oddity> violations) {
        Set<Oddity> odd = new LinkedHashSet<>(violations);
        synchronized (this) {
            odd.removeAll(accepted.getOrDefault(message.topic(), Set.of()));
            Shape shape = shape(message.topic());
            if (shape != null) {
                int before = shape.size();
                odd.addAll(shape.learn(values, message.timeMicros()));
                paths += shape.size() - before;
                looked++;
            }
        }
        deviations.looked(message, odd);
    }

    private @Nullable Shape shape(String topic) {
        Shape known = shapes.get(topic);
        if (known != null) {
            return known;
        }
        if (shapes.size() >= MOST_TOPICS || paths >= MOST_PATHS) {
            if (leftOut.size() < MOST_PATHS) {
                leftOut.add(topic.hashCode());
            }
            return null;
        }
        Shape added = new Shape(options);
        shapes.put(topic, added);
        paths += added.size();
        return added;
    }

    /** Takes what {@code deviation} tells for usual from now on. */
    public void accept(Deviation deviation) {
        synchronized (this) {
            Shape shape = shapes.get(deviation.topic());
            if (shape != null) {
                shape.accept(deviation.oddity());
            }
            if (deviation.oddity().what() == Oddity.What.INVALID && accepted.size() < MOST_TOPICS) {
                accepted.computeIfAbsent(deviation.topic(), topic -> new HashSet<>())
                        .add(deviation.oddity());
            }
        }
        deviations.settle(deviation);
    }

    /**
     * Forgets what was learned of {@code topic} if that is too little to tell what is odd.
     *
     * @return whether it is to be learned anew
     */
    public synchronized boolean forgetSamples(String topic) {
        Shape known = shapes.get(topic);
        if (known == null) {
            return shape(topic) != null;
        }
        if (known.looked() > options.leastMessages()) {
            return false;
        }
        paths -= known.size();
        shapes.remove(topic);
        return true;
    }

    /** Whether messages of {@code topic} are learned from, or would be. */
    public synchronized boolean wants(String topic) {
        return shape(topic) != null;
    }

    /** Messages that were looked into. */
    public synchronized long looked() {
        return looked;
    }

    /** Messages of {@code topic} that were looked into. */
    public synchronized long looked(String topic) {
        Shape known = shapes.get(topic);
        return known == null ? 0 : known.looked();
    }

    /** Topics that are learned. */
    public synchronized int topics() {
        return shapes.size();
    }

    /** Topics that were left out because there are so many. */
    public synchronized int leftOut() {
        return leftOut.size();
    }

    /** Forgets everything. */
    public void clear() {
        synchronized (this) {
            shapes.clear();
            leftOut.clear();
            paths = 0;
            looked = 0;
        }
        deviations.clear();
    }
}
