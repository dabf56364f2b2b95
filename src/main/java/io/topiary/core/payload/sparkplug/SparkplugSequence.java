package io.topiary.core.payload.sparkplug;

import io.topiary.core.payload.Sample;
import io.topiary.core.payload.UndecodableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Follows the sequence numbers of edge nodes (Sparkplug specification 3.0, section 6.4.28 and the rules of {@code bdSeq} in
 * section 6.4.19): {@code seq} counts all messages of a node and its devices from its NBIRTH on, 0 to 255 and around; a
 * death carries the {@code bdSeq} of the birth before it, the next birth one more. Give it the messages of a broker in the
 * order of their arrival. Not thread-safe.
 */
public final class SparkplugSequence {

    private static final int METRICS = 2;
    private static final int SEQ = 3;
    private static final int AROUND = 256;
    private static final String BD_SEQ = "bdSeq";

    private final Map<String, State> nodes = new HashMap<>();

    private record State(OptionalLong seq, OptionalLong bdSeq, boolean dead) {}

    /** What went wrong. */
    public enum Kind {
        /** Messages are missing. */
        GAP,
        /** The same number twice. */
        REPEATED,
        /** A birth that does not begin with 0. */
        BIRTH,
        /** A death that belongs to another birth. */
        DEATH,
        /** A birth whose {@code bdSeq} does not follow the one before. */
        BIRTH_COUNT
    }

    /**
     * One break.
     *
     * @param node group and edge node, {@code group/node}
     * @param kind what went wrong
     * @param expected the number that should have come
     * @param found the number that came
     */
    public record Break(String node, Kind kind, long expected, long found) {

        /** How many messages are missing at least; 0 if that can't be said. */
        public long missing() {
            return kind == Kind.GAP ? Math.floorMod(found - expected, AROUND) : 0;
        }
    }

    /** The sequence number of {@code sample}; empty if it has none or is no Sparkplug message. Any thread. */
    public static OptionalLong seqOf(Sample sample) {
        if (SparkplugTopic.of(sample.topic()).isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            return Fields.parse(sample.bytes()).number(SEQ);
        } catch (UndecodableException e) {
            return OptionalLong.empty();
        }
    }

    /** What {@code sample}, the next message, breaks; nothing if all is well or it is no Sparkplug message of a node. */
    public List<Break> follow(Sample sample) {
        Optional<SparkplugTopic> topic = SparkplugTopic.of(sample.topic());
        if (topic.isEmpty()) {
            return List.of();
        }
        Fields payload;
        try {
            payload = Fields.parse(sample.bytes());
            List<Break> breaks = new ArrayList<>();
            String node = topic.get().group() + "/" + topic.get().node();
            State before = nodes.getOrDefault(node, new State(OptionalLong.empty(), OptionalLong.empty(), false));
            switch (topic.get().type()) {
                case NBIRTH -> birth(node, before, payload, breaks);
                case NDEATH -> death(node, before, payload, breaks);
                case NCMD, DCMD -> {}
                default -> data(node, before, payload.number(SEQ), breaks);
            }
            return breaks;
        } catch (UndecodableException e) {
            return List.of();
        }
    }

    private void birth(String node, State before, Fields payload, List<Break> breaks) throws UndecodableException {
        OptionalLong seq = payload.number(SEQ);
        OptionalLong count = bdSeq(payload);
        if (seq.isPresent() && seq.getAsLong() != 0) {
            breaks.add(new Break(node, Kind.BIRTH, 0, seq.getAsLong()));
        }
        // a birth on request repeats the number of the session that still lives
        if (before.bdSeq().isPresent() && count.isPresent()) {
            long next = (before.bdSeq().getAsLong() + 1) % AROUND;
            boolean again =
                    !before.dead() && count.getAsLong() == before.bdSeq().getAsLong();
            if (count.getAsLong() != next && !again) {
                breaks.add(new Break(node, Kind.BIRTH_COUNT, next, count.getAsLong()));
            }
        }
        nodes.put(node, new State(seq, count.isPresent() ? count : before.bdSeq(), false));
    }

    private void death(String node, State before, Fields payload, List<Break> breaks) throws UndecodableException {
        OptionalLong count = bdSeq(payload);
        if (count.isPresent()
                && before.bdSeq().isPresent()
                && count.getAsLong() != before.bdSeq().getAsLong()) {
            breaks.add(new Break(node, Kind.DEATH, before.bdSeq().getAsLong(), count.getAsLong()));
        }
        nodes.put(node, new State(OptionalLong.empty(), count.isPresent() ? count : before.bdSeq(), true));
    }

    private void data(String node, State before, OptionalLong seq, List<Break> breaks) {
        if (seq.isEmpty()) {
            return;
        }
        if (before.seq().isPresent()) {
            long expected = (before.seq().getAsLong() + 1) % AROUND;
            if (seq.getAsLong() == before.seq().getAsLong()) {
                breaks.add(new Break(node, Kind.REPEATED, expected, seq.getAsLong()));
            } else if (seq.getAsLong() != expected) {
                breaks.add(new Break(node, Kind.GAP, expected, seq.getAsLong()));
            }
        }
        nodes.put(node, new State(seq, before.bdSeq(), before.dead()));
    }

    private static OptionalLong bdSeq(Fields payload) throws UndecodableException {
        for (Fields metric : payload.messages(METRICS)) {
            if (metric.text(Metric.NAME).equals(BD_SEQ)) {
                OptionalLong value = metric.number(Metric.FIRST_VALUE + 1);
                return value.isPresent() ? value : metric.number(Metric.FIRST_VALUE);
            }
        }
        return OptionalLong.empty();
    }
}
