package io.topiary.core.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** When messages are told. */
class InletTest {

    private final List<Integer> told = new ArrayList<>();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Inlet inlet = new Inlet(
            arrivals -> {
                told.add(arrivals.count());
                if (arrivals.topic(0).equals("poison")) {
                    throw new IllegalStateException("poison");
                }
            },
            ended);

    private void arrive(String topic) {
        inlet.arrived(topic, new byte[0], Qos.AT_MOST_ONCE, false, MessageProperties.NONE);
    }

    @Test
    void arrived_whileNothingIsRead_isToldAtOnce() {
        arrive("a");
        arrive("a");
        assertThat(told).containsExactly(1, 1);
    }

    @Test
    void arrived_inOneRead_isToldAtItsEnd() {
        inlet.reads();
        arrive("a");
        arrive("b");
        assertThat(told).isEmpty();
        inlet.readEnds();
        assertThat(told).containsExactly(2);
    }

    @Test
    void arrived_manyInOneRead_areToldInParts() {
        inlet.reads();
        for (int i = 0; i < 300; i++) {
            arrive("a");
        }
        inlet.readEnds();
        assertThat(told).containsExactly(256, 44);
    }

    @Test
    void arrived_afterOneThatThrew_isTold() {
        arrive("poison");
        arrive("a");
        assertThat(told).containsExactly(1, 1);
    }

    @Test
    void arrived_afterTheEnd_isToldNobody() {
        inlet.reads();
        arrive("a");
        ended.set(true);
        arrive("b");
        inlet.readEnds();
        assertThat(told).containsExactly(1);
    }

    @Test
    void settle_onTheReadingThread_tellsWhatCame() {
        inlet.reads();
        arrive("a");
        inlet.settle();
        assertThat(told).containsExactly(1);
    }

    @Test
    void settle_onAnotherThread_leavesItToTheReadingOne() throws InterruptedException {
        inlet.reads();
        arrive("a");
        Thread other = Thread.ofPlatform().start(inlet::settle);
        other.join();
        assertThat(told).isEmpty();
    }
}
