package io.topiary.testing;

import io.topiary.core.message.Direction;
import io.topiary.core.message.Message;
import io.topiary.core.message.MessageProperties;
import io.topiary.core.message.Qos;
import io.topiary.core.session.Session;

/** A session whose topics have a past. */
public final class Patient {

    private static final long SECOND = 1_000_000_000L;
    private static final long AN_HOUR = 3_600 * SECOND;

    public final FakeConnection connection = new FakeConnection();
    public final Session session = connection.session();
    private final long now = System.nanoTime();

    /** Connected for an hour. */
    public Patient() {
        connection.connect();
        session.model().use(model -> model.tree().watch().vitals().linkUp(now - AN_HOUR, false));
    }

    /** Ten messages, {@code period} seconds apart, the last one {@code ago} seconds ago. */
    public Patient beats(String topic, int period, int ago) {
        session.model().use(model -> {
            for (int i = 9; i >= 0; i--) {
                long nanos = now - (ago + (long) i * period) * SECOND;
                model.tree()
                        .add(new Message(
                                i,
                                0,
                                nanos,
                                topic,
                                new byte[0],
                                MessageProperties.NONE,
                                Direction.IN,
                                Qos.AT_MOST_ONCE,
                                false));
            }
            model.tree().endBatch();
        });
        return this;
    }
}
