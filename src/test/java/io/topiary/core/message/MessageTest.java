package io.topiary.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageTest {

    @Test
    void equals_copyWithItsOwnPayload_isTrue() {
        assertThat(message(1, 5)).isEqualTo(message(1, 5)).hasSameHashCodeAs(message(1, 5));
    }

    @Test
    void equals_otherPayloadOrNumber_isFalse() {
        assertThat(message(1, 5)).isNotEqualTo(message(1, 6)).isNotEqualTo(message(2, 5));
    }

    private static Message message(long sequence, int payload) {
        return new Message(
                sequence,
                10,
                20,
                "a/b",
                new byte[] {(byte) payload},
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_LEAST_ONCE,
                true);
    }
}
