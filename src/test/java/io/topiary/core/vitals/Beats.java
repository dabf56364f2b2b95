package io.topiary.core.vitals;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One topic that gets messages at times of the test's choice, in seconds. */
final class Beats {

    /** Not 0: {@link System#nanoTime()} may be anything, also about to pass from positive to negative. */
    static final long ORIGIN = Long.MAX_VALUE - 5_000_000_000L;

    final Vitals vitals = new Vitals();

    @Nullable
    LifeSigns life;

    Delivery delivery = Delivery.LIVE;
    private @Nullable Message before;
    private int number;
    double now;

    static long nanos(double seconds) {
        return ORIGIN + Math.round(seconds * 1e9);
    }

    Beats linkUp(double seconds) {
        now = seconds;
        vitals.linkUp(nanos(seconds), false);
        return this;
    }

    /** A live message. */
    Beats at(double seconds) {
        return message(seconds, "v" + number, false);
    }

    /** A message with the RETAIN flag. */
    Beats retained(double seconds, String payload) {
        return message(seconds, payload, true);
    }

    /** {@code count} live messages, the first one {@code interval} from now. */
    Beats every(double interval, int count) {
        for (int i = 0; i < count; i++) {
            at(now + interval);
        }
        return this;
    }

    private Beats message(double seconds, String payload, boolean retained) {
        Message message = new Message(
                number++,
                // the wall clock jumps with each message: nobody looks at it
                number % 2 == 0 ? 0 : Long.MAX_VALUE / 2,
                nanos(seconds),
                "a",
                payload.getBytes(StandardCharsets.UTF_8),
                MessageProperties.NONE,
                Direction.IN,
                Qos.AT_MOST_ONCE,
                retained);
        delivery = vitals.delivery(before, message);
        life = vitals.after(life, before, message, delivery);
        before = message;
        now = seconds;
        return this;
    }

    /** What is kept of it. */
    LifeSigns life() {
        return Objects.requireNonNull(life);
    }

    VitalSigns signs(double seconds) {
        return vitals.signs(life, nanos(seconds));
    }

    VitalSigns signs() {
        return signs(now);
    }

    boolean isSilent(double seconds) {
        return vitals.isSilent(life, nanos(seconds));
    }
}
