package io.topiary.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PackedMessagesTest {

    private static final int BLOCK_BITS = 30;

    private final PackedMessages packed = new PackedMessages();
    private final Random random = new Random(1);

    @ParameterizedTest
    @EnumSource
    void get_anyLevel_isEqualToWhatWasPut(Qos qos) {
        Message message = message(Long.MAX_VALUE, 300, qos, MessageProperties.NONE);
        assertThat(packed.get(packed.put(message), "a/b")).isEqualTo(message).isNotSameAs(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095})
    void get_anyLength_isEqualToWhatWasPut(int length) {
        Message message = message(-1, length, Qos.AT_MOST_ONCE, MessageProperties.NONE);
        long place = packed.put(message);
        assertThat(packed.get(place, "a/b")).isEqualTo(message);
        assertThat(PackedMessages.length(place)).isEqualTo(length);
    }

    @Test
    void fits_whatAPlaceCanNotSay_isFalse() {
        MessageProperties properties = MessageProperties.NONE.withExpiry(5L);
        assertThat(PackedMessages.fits(message(1, 4_096, Qos.AT_MOST_ONCE, MessageProperties.NONE)))
                .isFalse();
        assertThat(PackedMessages.fits(message(1, 1, Qos.AT_MOST_ONCE, properties)))
                .isFalse();
        assertThat(PackedMessages.fits(new Message(
                        1, 1, 1, "a/b", new byte[1], MessageProperties.NONE, Direction.OUT, Qos.AT_MOST_ONCE, false)))
                .isFalse();
    }

    @Test
    void put_whileAsManyAreRemoved_takesNoMoreRoom() {
        Deque<Long> places = new ArrayDeque<>();
        Set<Long> blocks = new HashSet<>();
        for (int i = 0; i < 200_000; i++) {
            long place = packed.put(message(i, random.nextInt(200), Qos.AT_LEAST_ONCE, MessageProperties.NONE));
            places.add(place);
            blocks.add(place >>> BLOCK_BITS);
            if (places.size() > 5_000) {
                packed.remove(places.remove());
            }
        }
        assertThat(blocks.size()).isLessThan(10);
        assertThat(packed.get(places.getLast(), "a/b").sequence()).isEqualTo(199_999);
        assertThat(packed.get(places.getFirst(), "a/b").sequence()).isEqualTo(195_000);
    }

    @Test
    void put_afterManyWereRemoved_isFoundAgain() {
        long[] places = new long[50_000];
        for (int i = 0; i < places.length; i++) {
            places[i] = packed.put(message(i, 500, Qos.AT_MOST_ONCE, MessageProperties.NONE));
        }
        for (long place : places) {
            packed.remove(place);
        }
        for (int i = 0; i < places.length; i++) {
            places[i] = packed.put(message(i, 500, Qos.AT_MOST_ONCE, MessageProperties.NONE));
        }
        for (int i = 0; i < places.length; i++) {
            assertThat(packed.get(places[i], "a/b").sequence()).isEqualTo(i);
        }
    }

    private Message message(long sequence, int length, Qos qos, MessageProperties properties) {
        byte[] payload = new byte[length];
        random.nextBytes(payload);
        return new Message(
                sequence, random.nextLong(), random.nextLong(), "a/b", payload, properties, Direction.IN, qos, true);
    }
}
