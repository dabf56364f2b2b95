package io.topiary.core.retained;

import io.topiary.core.message.Qos;
import io.topiary.core.message.TopicFilter;
import io.topiary.core.retained.RetainedReader.Expected;
import io.topiary.core.text.Text;
import io.topiary.core.work.Job;
import io.topiary.core.work.JobProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Finds the names of the topics that have a stored message, in several rounds.
 *
 * <p>A broker may leave out messages of a burst without a word: mosquitto does for every client once 1,000 wait
 * ({@code max_queued_messages}). So everything is asked for with QoS 0, which waits for no acknowledgement, and asked for
 * again, what was much in smaller parts, a level further down, until a whole round brings nothing new. Used by one
 * thread.
 */
final class RetainedNames {

    private static final int MOST_ROUNDS = 6;

    /** A part that brought more than this may have been cut. */
    private static final int LARGE_PART = 1_000;

    /** More parts than this are not made of one: a level with so many below it is asked for as a whole. */
    private static final int MOST_PARTS = 1_000;

    private static final int FILTERS_AT_ONCE = 50;

    /** How long to wait for more when all that was known has come. */
    private static final long GRACE_MILLIS = 100;

    private final RetainedReader reader;
    private final Job.Control control;
    private final ConcurrentNavigableMap<String, Integer> found = new ConcurrentSkipListMap<>();
    private boolean complete;

    RetainedNames(RetainedReader reader, Job.Control control) {
        this.reader = reader;
        this.control = control;
    }

    /** Looks, which is told as {@code phase}. @throws RetainedException if the broker refused, or the link was lost */
    void find(RetainedScope scope, Text phase) throws RetainedException {
        control.phase(phase, JobProgress.UNKNOWN);
        List<RetainedScope> parts = List.of(scope);
        for (int round = 0; round < MOST_ROUNDS && !control.isCancelled(); round++) {
            int before = found.size();
            for (List<RetainedScope> group : groups(parts)) {
                read(group, round == 0 ? first(scope) : new Expected(known(group), GRACE_MILLIS));
            }
            if (!scope.recursive() || (round > 0 && found.size() == before)) {
                complete = !control.isCancelled();
                return;
            }
            parts = parts.stream().flatMap(part -> split(part).stream()).toList();
        }
    }

    /** What was found: the names in order, with the size of the payload. */
    ConcurrentNavigableMap<String, Integer> found() {
        return found;
    }

    /** Whether the last round found nothing new. */
    boolean complete() {
        return complete;
    }

    /** A topic has one stored message at most. */
    private static Expected first(RetainedScope scope) {
        return scope.recursive() ? Expected.UNKNOWN : new Expected(1, 0);
    }

    private int known(List<RetainedScope> group) {
        return group.stream().mapToInt(this::known).sum();
    }

    private int known(RetainedScope part) {
        int itself = found.containsKey(part.path()) ? 1 : 0;
        return part.recursive() ? itself + below(part).size() : itself;
    }

    private void read(List<RetainedScope> group, Expected expected) throws RetainedException {
        List<TopicFilter> filters = group.stream().map(RetainedScope::filter).toList();
        reader.read(filters, Qos.AT_MOST_ONCE, expected, control, message -> {
            found.put(message.topic(), message.payload().length);
            control.done(found.size());
            return true;
        });
    }

    private List<List<RetainedScope>> groups(List<RetainedScope> parts) {
        List<List<RetainedScope>> groups = new ArrayList<>();
        List<RetainedScope> group = new ArrayList<>();
        int topics = 0;
        for (RetainedScope part : parts) {
            int size = known(part);
            if (!group.isEmpty() && (group.size() == FILTERS_AT_ONCE || topics + size > LARGE_PART)) {
                groups.add(group);
                group = new ArrayList<>();
                topics = 0;
            }
            group.add(part);
            topics += size;
        }
        groups.add(group);
        return groups;
    }

    private List<RetainedScope> split(RetainedScope part) {
        var below = below(part);
        if (!part.recursive() || below.size() <= LARGE_PART) {
            return List.of(part);
        }
        int start = part.path().length() + 1;
        TreeSet<String> levels = new TreeSet<>();
        for (String topic : below.keySet()) {
            int end = topic.indexOf('/', start);
            levels.add(end < 0 ? topic : topic.substring(0, end));
            if (levels.size() > MOST_PARTS) {
                return List.of(part);
            }
        }
        List<RetainedScope> parts = new ArrayList<>();
        parts.add(new RetainedScope(part.path(), false));
        levels.forEach(level -> parts.add(new RetainedScope(level, true)));
        return parts;
    }

    /** What was found below {@code part}; the character after the slash is the digit 0. */
    private ConcurrentNavigableMap<String, Integer> below(RetainedScope part) {
        return found.subMap(part.path() + "/", part.path() + "0");
    }
}
