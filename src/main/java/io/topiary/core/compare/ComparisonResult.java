package io.topiary.core.compare;

import io.topiary.core.compare.Finding.Kind;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison found. Immutable.
 *
 * @param findings in the order in which they were found; of each kind as many as memory allows, see {@link #left(Kind)}
 * @param counts how many there are of each kind, whether or not they are among {@code findings}
 * @param kept how many of each kind are among {@code findings}
 * @param cancelled whether it was cancelled, so that there may be more
 */
public record ComparisonResult(
        List<Finding> findings, Map<Kind, Long> counts, Map<Kind, Long> kept, boolean cancelled) {

    public ComparisonResult {
        findings = List.copyOf(findings);
        counts = Map.copyOf(counts);
        kept = Map.copyOf(kept);
    }

    /** How many topics there are of {@code kind}. */
    public long count(Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    /** How many topics of {@code kind} are not among the findings, because there are too many. */
    public long left(Kind kind) {
        return count(kind) - kept.getOrDefault(kind, 0L);
    }

    /** Whether there are topics that are not among the findings, because there are too many. */
    public boolean isCut() {
        return counts.keySet().stream().anyMatch(kind -> left(kind) > 0);
    }

    /** Collects findings: counts all, and keeps as many as memory allows. One thread. */
    static final class Kept {

        /** How many of a kind are kept. */
        static final int MOST = 200_000;

        /** How many bytes of messages may be kept for a kind. */
        private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

        private final List<Finding> findings = new ArrayList<>();
        private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);
        private final Map<Kind, Long> kept = new EnumMap<>(Kind.class);
        private final Map<Kind, Long> bytes = new EnumMap<>(Kind.class);

        void add(Finding finding) {
            Kind kind = finding.kind();
            counts.merge(kind, 1L, Long::sum);
            if (kept.getOrDefault(kind, 0L) < MOST && bytes.getOrDefault(kind, 0L) < MOST_BYTES) {
                findings.add(finding);
                kept.merge(kind, 1L, Long::sum);
                bytes.merge(kind, footprint(finding.left()) + footprint(finding.right()), Long::sum);
            }
        }

        private static long footprint(@Nullable Reading reading) {
            Message message = reading == null ? null : reading.message();
            return message == null ? 0 : message.footprint();
        }

        ComparisonResult result(boolean cancelled) {
            return new ComparisonResult(findings, counts, kept, cancelled);
        }
    }
}
