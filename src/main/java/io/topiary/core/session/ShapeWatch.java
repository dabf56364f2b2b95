package io.topiary.core.session;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.shape.Oddity;
import io.topiary.core.shape.SchemaShelf;
import io.topiary.core.shape.SchemaVerdict;
import io.topiary.core.shape.ShapeBook;
import io.topiary.core.shape.ShapeOptions;
import io.topiary.core.text.Text;
import io.topiary.core.work.Ticker;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Learns what the payloads of a session look like, beside the pump, on a thread of its own that takes a twentieth of a
 * processor core at most: of the topics on which messages came it looks into the newest of each, and into every message of
 * the one that is followed, as far as its time goes. What rules want to keep to a JSON Schema is asked about on the way.
 * Nothing is learned while nothing comes.
 */
public final class ShapeWatch implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;
    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final int RELIEF = 20;
    private static final long LONGEST_REST_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final long MOST_BEHIND = 50_000;
    private static final int MOST_WAITING = 20_000;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Session session;
    private final SessionPayloads payloads;
    private final ShapeBook book;
    private final ShapeMemory memory;
    private final SchemaShelf schemas = new SchemaShelf();
    private final Map<String, Text> problems = new ConcurrentHashMap<>();
    private final LogTail tail;
    private final Deque<Message> every = new ArrayDeque<>();
    private final LinkedHashMap<String, Message> newest = new LinkedHashMap<>();
    private final AtomicBoolean dirty = new AtomicBoolean(true);
    private final Runnable ending;
    private final Ticker ticker;
    private volatile @Nullable String followed;
    private final AtomicLong came = new AtomicLong();
    private @Nullable String following;
    private long everyUpTo = -1;
    private long restUntil = System.nanoTime();

    /** Begins with what is in memory; nothing is kept. */
    public ShapeWatch(Session session, SessionPayloads payloads, ShapeOptions options) {
        this(session, payloads, options, null);
    }

    /**
     * Begins with what was kept and with what is in memory.
     *
     * @param kept the file in which it is kept over sessions what is usual; null for none
     */
    public ShapeWatch(Session session, SessionPayloads payloads, ShapeOptions options, @Nullable Path kept) {
        this.session = session;
        this.payloads = payloads;
        this.book = new ShapeBook(options, session.model().deviations());
        this.memory = new ShapeMemory(book, kept);
        this.tail = new LogTail(session.model());
        this.ending = session.onDirty(changed -> dirty.set(true));
        this.ticker = new Ticker("topiary-shape-" + session.name(), PERIOD_MILLIS, this::tick);
    }

    /** What was learned, and what differs. */
    public ShapeBook book() {
        return book;
    }

    /** The JSON Schemas that rules name. */
    public SchemaShelf schemas() {
        return schemas;
    }

    /**
     * Looks into every message of {@code topic} from now on, and into those in memory where too few were looked into so far;
     * null follows none.
     */
    public void follow(@Nullable String topic) {
        followed = topic;
        dirty.set(true);
    }

    /** Judges recorded messages by what was learned here, without learning from them. */
    public DeviationJudge judge() {
        return new DeviationJudge(book, schemas, session.rules()::schemaOf, payloads::values);
    }

    /** Messages that went by since it began, looked into or not. */
    public long came() {
        return came.get();
    }

    /** Why the JSON Schema in the file {@code path} can't be used; empty if it can, or was not needed yet. */
    public Optional<Text> problem(String path) {
        return Optional.ofNullable(problems.get(path));
    }

    /** What the user has to know about what was kept of earlier sessions; empty if all is well. */
    public Optional<Text> notice() {
        return memory.notice();
    }

    /** Ends; waits a moment until it is kept what was learned. */
    @Override
    public void close() {
        ending.run();
        ticker.close();
        memory.close();
    }

    private void tick() {
        memory.tick();
        if (System.nanoTime() < restUntil || !dirty.getAndSet(false)) {
            return;
        }
        long begin = cpuNanos();
        look(System.nanoTime() + ROUND_NANOS);
        long spent = cpuNanos() - begin;
        restUntil = System.nanoTime() + Math.min(LONGEST_REST_NANOS, RELIEF * spent);
    }

    /** What this thread cost: on a busy machine the time that passes says little about that. */
    private long cpuNanos() {
        return threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime();
    }

    private void look(long deadline) {
        beginToFollow();
        long behind = read(deadline);
        boolean more = learn(every, deadline);
        while (!more && !newest.isEmpty() && System.nanoTime() < deadline) {
            learn(newest.pollFirstEntry().getValue());
        }
        if (behind > 0 || more || !newest.isEmpty()) {
            dirty.set(true);
        }
    }

    /** Of a topic that is followed from now on, what is in memory says more than the few samples so far. */
    private void beginToFollow() {
        String topic = followed;
        if (Objects.equals(topic, following)) {
            return;
        }
        following = topic;
        every.clear();
        everyUpTo = -1;
        if (topic != null && book.forgetSamples(topic)) {
            new TopicLog(session, topic).next().messages().forEach(this::follow);
        }
    }

    private void follow(Message message) {
        if (message.direction() == Direction.IN && message.sequence() > everyUpTo) {
            everyUpTo = message.sequence();
            every.add(message);
            if (every.size() > MOST_WAITING) {
                every.removeFirst();
            }
        }
    }

    /** Takes down what there is to look into. @return how much was not come to */
    private long read(long deadline) {
        LogTail.Slice slice;
        do {
            slice = tail.read(MOST_BEHIND);
            for (Message message : slice.messages()) {
                if (message.direction() == Direction.IN) {
                    came.incrementAndGet();
                    if (message.topic().equals(following)) {
                        follow(message);
                    } else if (newest.containsKey(message.topic()) || newest.size() < ShapeBook.MOST_TOPICS) {
                        // whoever waits longest is looked into first, by its newest message
                        newest.put(message.topic(), message);
                    }
                }
            }
        } while (slice.behind() > 0 && System.nanoTime() < deadline);
        return slice.behind();
    }

    /** @return whether some are left */
    private boolean learn(Deque<Message> messages, long deadline) {
        while (!messages.isEmpty() && System.nanoTime() < deadline) {
            learn(messages.removeFirst());
        }
        return !messages.isEmpty();
    }

    private void learn(Message message) {
        if (book.wants(message.topic())) {
            byte[] values = payloads.values(message);
            book.learn(message, values, violations(message, values));
        }
    }

    private List<Oddity> violations(Message message, byte[] values) {
        String schema = session.rules().schemaOf(message);
        if (schema.isEmpty() || values.length == 0) {
            return List.of();
        }
        SchemaVerdict verdict = schemas.validate(schema, values);
        Text problem = verdict.problem();
        if (problem == null) {
            problems.remove(schema);
        } else {
            problems.put(schema, problem);
        }
        return verdict.oddities();
    }
}
