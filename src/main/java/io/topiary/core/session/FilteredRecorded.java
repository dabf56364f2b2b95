package io.topiary.core.session;

import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import io.topiary.core.message.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Those messages of a recording that a log shows; found by looking at one after the other, the newest first. */
final class FilteredRecorded implements RecordedLines {

    private static final int SLICE = 1_000;
    /** The first message of each topic in a slice costs a question. */
    private static final int CHANGES_SLICE = 10_000;

    private static final long SLICE_BYTES = 8L << 20;
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(150);
    /** More are not listed. */
    private static final int MOST = 500_000;

    private final RecordingReader reader;
    private final RecordedSieve sieve;
    private final int slice;
    private final BooleanSupplier cancelled;
    /** Numbers, ascending: what became older while one looked. */
    private final List<Long> newer = new ArrayList<>();
    /** Numbers, descending. */
    private final List<Long> older = new ArrayList<>();

    private RecordedSieve.Run forwards;
    private long end = -1;
    private long begin;
    private long first;
    private long backTo;

    /** @param cancelled asked now and then whether to stop */
    FilteredRecorded(RecordingReader reader, RecordedSieve sieve, BooleanSupplier cancelled) {
        this.reader = reader;
        this.sieve = sieve;
        this.slice = sieve.isSimple() ? SLICE : CHANGES_SLICE;
        this.forwards = sieve.run();
        this.cancelled = cancelled;
    }

    @Override
    public void upTo(long newEnd) throws RecordingException {
        long last = Math.min(newEnd, reader.last() + 1);
        first = reader.first();
        if (end < 0 || last < end) {
            newer.clear();
            older.clear();
            begin = last;
            forwards = sieve.run();
        } else {
            newer.addAll(found(end, last, forwards));
        }
        end = last;
    }

    @Override
    public void lookOn() throws RecordingException {
        long until = System.nanoTime() + LOOK_NANOS;
        while (!isComplete() && System.nanoTime() - until < 0) {
            long from = Math.max(first, begin - slice);
            List<Long> some = found(from, begin, sieve.run());
            older.addAll(some.reversed());
            begin = from;
        }
    }

    /** Numbers of the messages from {@code from} to {@code to} (exclusive) that {@code run} leaves over, ascending. */
    private List<Long> found(long from, long to, RecordedSieve.Run run) throws RecordingException {
        List<Long> found = new ArrayList<>();
        long next = from;
        while (next < to && !cancelled.getAsBoolean()) {
            List<Message> page = reader.page(next, to, slice, SLICE_BYTES);
            run.of(page).stream().map(Message::sequence).forEach(found::add);
            if (next == from && !page.isEmpty()) {
                backTo = backTo == 0
                        ? page.getFirst().timeMicros()
                        : Math.min(backTo, page.getFirst().timeMicros());
            }
            next = page.isEmpty() ? to : page.getLast().sequence() + 1;
        }
        return found;
    }

    @Override
    public long count() {
        return newer.size() + (long) older.size();
    }

    @Override
    public boolean isComplete() {
        return cancelled.getAsBoolean() || begin <= first || count() >= MOST;
    }

    @Override
    public List<Message> at(long place, int most) throws RecordingException {
        long to = Math.min(place + most, count());
        long[] numbers = new long[(int) Math.max(0, to - place)];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number((int) (to - 1 - i));
        }
        return reader.withNumbers(numbers).reversed();
    }

    private long number(int place) {
        int size = newer.size();
        return place < size ? newer.get(size - 1 - place) : older.get(place - size);
    }

    @Override
    public OptionalLong placeOf(long id) {
        int found = Collections.binarySearch(newer, id);
        if (found >= 0) {
            return OptionalLong.of(newer.size() - 1L - found);
        }
        int earlier = Collections.binarySearch(older, id, Collections.reverseOrder());
        return earlier < 0 ? OptionalLong.empty() : OptionalLong.of(newer.size() + (long) earlier);
    }

    @Override
    public OptionalLong since(long id) {
        if (begin > id && !isComplete()) {
            return OptionalLong.empty();
        }
        int found = Collections.binarySearch(newer, id);
        int before = found < 0 ? -found - 1 : found;
        if (before > 0) {
            return OptionalLong.of(newer.size() - (long) before);
        }
        int earlier = Collections.binarySearch(older, id, Collections.reverseOrder());
        return OptionalLong.of(newer.size() + (long) (earlier < 0 ? -earlier - 1 : earlier + 1));
    }

    @Override
    public long newest() {
        return count() == 0 ? 0 : number(0);
    }

    @Override
    public long looked() {
        return Math.max(0, end - begin);
    }

    @Override
    public long backTo() {
        return backTo;
    }
}
