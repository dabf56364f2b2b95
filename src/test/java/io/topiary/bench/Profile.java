package io.topiary.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** A flight recording in a few lines: which threads and which methods were running, and how long the collector paused. */
final class Profile {

    private static final int SHOWN = 15;

    private final Map<String, Integer> methods = new HashMap<>();
    private final Map<String, Integer> threads = new HashMap<>();
    private final Instant begin;
    private final Instant end;
    private int samples;
    private int collections;
    private double pausesMillis;
    private double longestMillis;

    private Profile(Instant begin, Instant end) {
        this.begin = begin;
        this.end = end;
    }

    /** What {@code recording} has between {@code begin} and {@code end}: neither the start of the window nor the rest after. */
    static Profile of(Path recording, Instant begin, Instant end) throws IOException {
        Profile profile = new Profile(begin, end);
        try (RecordingFile file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                if (!event.getStartTime().isBefore(begin)
                        && !event.getStartTime().isAfter(end)) {
                    profile.add(event);
                }
            }
        }
        return profile;
    }

    private void add(RecordedEvent event) {
        switch (event.getEventType().getName()) {
            case "jdk.ExecutionSample" -> addSample(event);
            case "jdk.GCPhasePause" -> {
                double millis = event.getDuration().toNanos() / 1e6;
                collections++;
                pausesMillis += millis;
                longestMillis = Math.max(longestMillis, millis);
            }
            default -> {}
        }
    }

    private void addSample(RecordedEvent event) {
        @Nullable RecordedStackTrace stack = event.getStackTrace();
        @Nullable RecordedThread thread = event.getThread("sampledThread");
        if (stack == null || stack.getFrames().isEmpty()) {
            return;
        }
        RecordedFrame top = stack.getFrames().getFirst();
        samples++;
        methods.merge(
                top.getMethod().getType().getName() + "." + top.getMethod().getName(), 1, Integer::sum);
        String name = thread == null || thread.getJavaName() == null ? "?" : thread.getJavaName();
        threads.merge(name.replaceAll("[0-9]{2,}|[^ -~]", "…"), 1, Integer::sum);
    }

    String markdown() {
        return String.format(
                        Locale.ROOT,
                        "%.1f s from the first message to the last in the model. %,d samples of running Java code. %d pauses of the collector, %.0f ms together, the longest %.1f ms."
                                + "%n%n",
                        Duration.between(begin, end).toMillis() / 1e3,
                        samples,
                        collections,
                        pausesMillis,
                        longestMillis)
                + table("thread", threads)
                + "\n"
                + table("method on top of the stack", methods);
    }

    private String table(String title, Map<String, Integer> counts) {
        StringBuilder text = new StringBuilder("| " + title + " | share |\n|---|---:|\n");
        List<Map.Entry<String, Integer>> most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .toList();
        most.forEach(entry -> text.append(String.format(
                Locale.ROOT, "| `%s` | %.1f %% |%n", entry.getKey(), 100.0 * entry.getValue() / samples)));
        return text.toString();
    }
}
