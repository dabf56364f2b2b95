package io.topiary.core.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageRingTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ring_randomOperations_behavesAsAList(long seed) {
        Random random = new Random(seed);
        MessageRing ring = new MessageRing();
        List<Message> list = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int kind = random.nextInt(100);
            if (kind < 60) {
                Message message = message(step, Qos.of(random.nextInt(10) == 0 ? 0 : 1));
                ring.add(message);
                list.add(message);
            } else if (kind < 97 && !list.isEmpty()) {
                Message oldest = list.stream()
                        .filter(message -> message.qos() == Qos.AT_MOST_ONCE)
                        .findFirst()
                        .orElse(list.getFirst());
                list.remove(oldest);
                assertThat(ring.removeForRoom()).isSameAs(oldest);
            } else {
                Message[] batch = new Message[random.nextInt(1, 200)];
                int count = ring.drain(batch);
                for (int i = 0; i < count; i++) {
                    assertThat(batch[i]).isSameAs(list.removeFirst());
                }
            }
            assertThat(ring.size()).isEqualTo(list.size());
        }
    }

    static Message message(long sequence, Qos qos) {
        return new Message(sequence, 0, 0, "a", new byte[0], MessageProperties.NONE, Direction.IN, qos, false);
    }
}
