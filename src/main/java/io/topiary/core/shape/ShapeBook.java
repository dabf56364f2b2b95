package io.topiary.core.shape;

import io.topiary.core.message.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
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

    /** Most violations of a topic that are fine. */
    static final int MOST_ACCEPTED = 100;

    private final ShapeOptions options;
    private final Deviations deviations;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final Map<String, Set<Oddity>> accepted = new HashMap<>();
    private final Set<Integer> leftOut = new HashSet<>();
    private int paths;
    private long looked;
    private long revision;
    private long choices;

    /**
     * Nothing learned yet.
     *
     * @param deviations told what differs
     */
    public ShapeBook(ShapeOptions options, Deviations deviations) {
        this.options = options;
        this.deviations = deviations;
    }

    ShapeOptions options() {
        return options;
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
                revision += shape.size() - before;
                looked++;
            }
        }
        deviations.looked(message, odd);
    }

    /**
     * Says what is odd about a payload on {@code topic} without learning from it; nothing where nothing was learned.
     *
     * @param values the text in which its values are found
     * @param violations what else is odd about it
     */
    public synchronized Set<Oddity> judge(String topic, byte[] values, Collection<Oddity> violations) {
        Set<Oddity> odd = new LinkedHashSet<>(violations);
        odd.removeAll(accepted.getOrDefault(topic, Set.of()));
        Shape known = shapes.get(topic);
        if (known != null) {
            odd.addAll(known.judge(values));
        }
        return odd;
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
                Set<Oddity> fine = accepted.computeIfAbsent(deviation.topic(), topic -> new HashSet<>());
                if (fine.size() < MOST_ACCEPTED) {
                    fine.add(deviation.oddity());
                }
            }
            choices++;
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

    /** Grows with what is learned of places, not with each message. */
    public synchronized long revision() {
        return revision;
    }

    /** Grows when somebody says that something is fine, or has something forgotten. */
    public synchronized long choices() {
        return choices;
    }

    /** Forgets what was learned of the topics that {@code meant} accepts, what is fine there and what differs. */
    public void forget(Predicate<String> meant) {
        synchronized (this) {
            shapes.keySet().removeIf(meant);
            accepted.keySet().removeIf(meant);
            leftOut.clear();
            paths = shapes.values().stream().mapToInt(Shape::size).sum();
            choices++;
        }
        deviations.forget(meant);
    }

    /** Takes what was kept of topics that nothing was learned of yet, as far as there is room. */
    synchronized void restore(Map<String, Shape> kept, Map<String, Set<Oddity>> fine) {
        kept.forEach((topic, shape) -> {
            if (!shapes.containsKey(topic) && shapes.size() < MOST_TOPICS && paths < MOST_PATHS) {
                shapes.put(topic, shape);
                paths += shape.size();
            }
        });
        fine.forEach((topic, oddities) -> {
            if (accepted.size() < MOST_TOPICS) {
                accepted.putIfAbsent(topic, new HashSet<>(oddities));
            }
        });
    }

    /** What is known of a topic. */
    interface Taker {
        void take(String topic, Shape shape, Set<Oddity> accepted);
    }

    /** Hands out what is known of each topic, in the order in which they were learned. */
    synchronized void each(Taker taker) {
        shapes.forEach((topic, shape) -> taker.take(topic, shape, accepted.getOrDefault(topic, Set.of())));
    }
}
