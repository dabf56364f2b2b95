package io.topiary.core.session;

import io.topiary.core.history.RecordedEvent;
import io.topiary.core.history.RecordingException;
import io.topiary.core.history.RecordingReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** When there was no link while a recording was made, the newest {@value Gaps#MOST} times. One thread at a time. */
final class RecordedGaps {

    /** The part of a core that looking for new ones may take: a twentieth. */
    private static final int RELIEF = 20;

    private final RecordingReader reader;
    /** How many messages came after a gap, by the number of the first of them, had none been added since the beginning. */
    private final Map<Long, Long> places = new HashMap<>();

    private List<GapMark> marks = List.of();
    private long generation;
    private long restUntil = System.nanoTime();

    RecordedGaps(RecordingReader reader) {
        this.reader = reader;
    }

    /**
     * The gaps that are followed by one of {@code lines}, or by the first message after them, the oldest first; as far as
     * one has gone back there.
     *
     * @param end number of the first message after {@code lines}
     * @param moved another number when places have nothing to do with those before
     * @param added by how much places have moved since
     * @param known gaps of the session, of which more is known than is recorded
     */
    List<RecordedGap> in(RecordedLines lines, long end, long moved, long added, List<GapMark> known)
            throws RecordingException {
        if (moved != generation) {
            generation = moved;
            places.clear();
        }
        lookOn();
        long first = reader.first();
        List<RecordedGap> found = new ArrayList<>();
        for (GapMark mark : marks.reversed()) {
            if (mark.sequence() > end || mark.sequence() <= first) {
                continue;
            }
            Long after = after(lines, mark.sequence(), added);
            if (after == null) {
                break;
            }
            found.add(new RecordedGap(better(mark.gap(), known), after));
        }
        return found.reversed();
    }

    private @Nullable Long after(RecordedLines lines, long number, long added) throws RecordingException {
        Long place = places.get(number);
        if (place == null) {
            OptionalLong since = lines.since(number);
            if (since.isEmpty()) {
                return null;
            }
            place = since.getAsLong() - added;
            if (lines.count() > 0) {
                // else nobody could tell by how much they move
                places.put(number, place);
            }
        }
        return place + added;
    }

    private static Gap better(Gap recorded, List<GapMark> known) {
        return known.stream()
                .map(GapMark::gap)
                .filter(gap -> gap.fromMicros() == recorded.fromMicros())
                .findFirst()
                .orElse(recorded);
    }

    private void lookOn() throws RecordingException {
        long start = System.nanoTime();
        if (start - restUntil < 0) {
            return;
        }
        Gaps gaps = new Gaps();
        // a recording begins with the link
        gaps.up(0, false);
        for (RecordedEvent event : reader.timeline().events()) {
            switch (event.kind()) {
                case RecordedEvent.LINK_UP -> gaps.up(event.micros(), false);
                case RecordedEvent.LINK_DOWN -> gaps.down(event.micros(), event.message());
                default -> {
                    // says nothing about the link
                }
            }
        }
        marks = gaps.marks();
        long now = System.nanoTime();
        restUntil = now + RELIEF * (now - start);
    }
}
