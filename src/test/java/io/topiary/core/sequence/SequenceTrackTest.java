package io.topiary.core.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.sequence.CounterSource.InBytes;
import io.topiary.core.sequence.CounterSource.InJson;
import io.topiary.core.sequence.CounterSource.Width;
import io.topiary.core.text.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequenceTrackTest {

    private static final Counters COUNTERS = new Counters(Message::payload, Map.of());
    private static final long AT = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse("2026-11-26T14:03:22.113Z"));

    private static Message message(long number, byte[] payload) {
        return new Message(number, AT, 0, "a", payload, MessageProperties.NONE, Direction.IN, Qos.AT_MOST_ONCE, false);
    }

    private static SequenceTrack track(Wrap wrap, long step) {
        CounterPlan plan = new CounterPlan("a", new InJson(""), wrap, step);
        return new SequenceTrack(plan, COUNTERS.reader(plan.source()));
    }

    private static SequenceState feed(SequenceTrack track, long... values) {
        for (int i = 0; i < values.length; i++) {
            track.feed(message(i, String.valueOf(values[i]).getBytes(StandardCharsets.UTF_8)), false);
        }
        track.end();
        return track.state(0);
    }

    private static List<String> words(SequenceState state) {
        Messages messages = Messages.forLocale(Locale.ENGLISH);
        return state.events().reversed().stream()
                .map(event -> messages.get(event.text(ZoneOffset.UTC)))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NONE   | 1  | 1 2 3 4                   |
                    NONE   | 1  | 40 41 45 46               | GAP 41 45 3
                    NONE   | 1  | 1 2 2 3                   | DUPLICATE 2 2 1
                    NONE   | 1  | 1 2 4 3 5                 | GAP 2 4 1, REORDER 4 3 1
                    NONE   | 1  | 1 2 6 4 3 5 7             | GAP 2 6 3, REORDER 6 4 1, REORDER 6 3 1, REORDER 6 5 1
                    NONE   | 1  | 900 901 0 1 2             | RESTART 901 0 1
                    NONE   | 1  | 5 6 7 0 1 2               | RESTART 7 0 1
                    NONE   | 1  | 5 6 7 6 8                 | DUPLICATE 7 6 1
                    NONE   | 1  | 5 6 7 0                   | RESTART 7 0 1
                    NONE   | 10 | 10 20 50 40 60            | GAP 20 50 2, REORDER 50 40 1
                    NONE   | 10 | 10 20 25 35               | UNEVEN 20 25 1
                    BITS8  | 1  | 254 255 0 1               |
                    BITS8  | 1  | 254 2 3                   | GAP 254 2 3
                    BITS8  | 1  | 254 1 255 0 2             | GAP 254 1 2, REORDER 1 255 1, REORDER 1 0 1
                    BITS8  | 1  | 200 0 1                   | RESTART 200 0 1
                    BITS8  | 1  | 255 255 0                 | DUPLICATE 255 255 1
                    BITS16 | 1  | 65534 65535 0 3           | GAP 0 3 2
                    BITS32 | 1  | 4294967294 4294967295 0 1 |
                    """)
    void events(String wrap, long step, String values, String events) {
        long[] counters =
                Arrays.stream(values.split(" ")).mapToLong(Long::parseLong).toArray();
        SequenceState state = feed(track(Wrap.valueOf(wrap), step), counters);
        List<String> told = state.events().reversed().stream()
                .map(each -> each.kind() + " " + each.from() + " " + each.to() + " " + each.count())
                .toList();
        assertThat(String.join(", ", told)).isEqualTo(events == null ? "" : events);
        assertThat(state.seen()).isEqualTo(counters.length);
    }

    @Test
    void words_sayWhatIsMissing() {
        assertThat(words(feed(track(Wrap.NONE, 1), 41, 45, 45, 43)))
                .containsExactly(
                        "3 missing between 41 and 45 at 14:03:22.113",
                        "45 came again at 14:03:22.113",
                        "43 came late, after 45, at 14:03:22.113");
    }

    @Test
    void unreadableCounters_areCounted() {
        SequenceTrack track = track(Wrap.BITS8, 1);
        for (String payload : List.of("1", "x", "-1", "1.5", "256", "1e400", "2.0", "3", "")) {
            track.feed(message(0, payload.getBytes(StandardCharsets.UTF_8)), false);
        }
        assertThat(track.state(0).seen()).isEqualTo(3);
        assertThat(track.state(0).unread()).isEqualTo(6);
        assertThat(track.state(0).events()).isEmpty();
    }

    @Test
    void bytes_areReadInBothOrders_andNotBeyondTheEnd() {
        byte[] payload = {9, 1, 2, 3, 4, -1, -1, -1, -1, -1, -1, -1, -1};
        assertThat(read(payload, new InBytes(1, Width.U16, false))).hasValue(0x0102);
        assertThat(read(payload, new InBytes(1, Width.U32, true))).hasValue(0x04030201L);
        assertThat(read(payload, new InBytes(5, Width.U8, true))).hasValue(255);
        assertThat(read(payload, new InBytes(5, Width.U64, true))).isEmpty();
        assertThat(read(payload, new InBytes(12, Width.U16, true))).isEmpty();
        assertThat(read(payload, new InBytes(CounterSource.LARGEST_OFFSET, Width.U64, true)))
                .isEmpty();
    }

    private static OptionalLong read(byte[] payload, InBytes source) {
        return COUNTERS.reader(source).read(message(0, payload));
    }

    @Test
    void lossesOfThisSide_areSaid() {
        SequenceTrack track = track(Wrap.NONE, 1);
        track.feed(message(0, "1".getBytes(StandardCharsets.UTF_8)), false);
        track.feed(message(1, "5".getBytes(StandardCharsets.UTF_8)), true);
        track.feed(message(2, "7".getBytes(StandardCharsets.UTF_8)), false);
        assertThat(track.state(0).events()).extracting(SequenceEvent::ours).containsExactly(false, true);
    }

    @Test
    void lossAndReordering_areCountedExactly() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            Wrap wrap = List.of(Wrap.values()).get(random.nextInt(Wrap.values().length));
            long begin = wrap == Wrap.NONE ? 1_000 : wrap.size() - 500;
            List<Long> sent = new ArrayList<>(
                    LongStream.range(begin, begin + 1_000).boxed().toList());
            Set<Long> lost = new HashSet<>();
            for (long number = begin + 20; number < begin + 980; number++) {
                if (random.nextInt(20) == 0) {
                    lost.add(number);
                }
            }
            sent.removeAll(lost);
            int swaps = 0;
            // far enough from each other that none moves twice
            for (int i = 10; i + 10 < sent.size(); i += 10) {
                if (random.nextInt(4) == 0) {
                    Collections.swap(sent, i, i + 1);
                    swaps++;
                }
            }
            long[] values = sent.stream()
                    .mapToLong(number -> wrap == Wrap.NONE ? number : number % wrap.size())
                    .toArray();
            SequenceState state = feed(track(wrap, 1), values);
            assertThat(state.missing()).as("seed %d", seed).isEqualTo(lost.size());
            assertThat(state.late()).as("seed %d", seed).isEqualTo(swaps);
            assertThat(state.duplicates() + state.restarts())
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    @Test
    void events_areBounded() {
        SequenceState state = feed(
                track(Wrap.NONE, 1), LongStream.range(0, 5_000).map(n -> 2 * n).toArray());
        assertThat(state.events()).hasSize(SequenceTrack.MOST_EVENTS);
        assertThat(state.older()).isEqualTo(4_999 - SequenceTrack.MOST_EVENTS);
        assertThat(state.missing()).isEqualTo(4_999);
    }
}
