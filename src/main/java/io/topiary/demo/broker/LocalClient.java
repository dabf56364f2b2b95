package io.topiary.demo.broker;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client inside the broker's own process: no socket, but a session, a will and subscriptions as any other. Call it
 * on the broker's loop only ({@link DemoBroker#loop()}).
 */
public final class LocalClient {
    private final Core core;
    private final Session session;
    private final Link link;

    LocalClient(Core core, String clientId, @Nullable Message will, Consumer<Message> onMessage) {
        this.core = core;
        this.link = new InProcess(core, onMessage);
        this.session = core.sessions().open(clientId, true, link).session();
        session.will(Optional.ofNullable(will).map(message -> new Will(message, 0)));
    }

    /** Whether it is connected still: another client may have taken over its identifier. */
    public boolean isConnected() {
        return link.equals(session.link());
    }

    /** Publishes a message; does nothing when no longer connected. */
    public void publish(Message message) {
        if (!isConnected()) {
            return;
        }
        Counters counters = core.counters();
        counters.packetsReceived++;
        counters.publishesReceived++;
        counters.publishBytesReceived += message.payload().length;
        core.router().publish(message, session);
    }

    /**
     * Subscribes at QoS 0.
     *
     * @param filter a valid topic filter
     */
    public void subscribe(String filter) {
        if (!Topics.isFilter(filter)) {
            throw new IllegalArgumentException("Not a topic filter: " + filter);
        }
        Subscription subscription = new Subscription(session, filter, Optional.empty(), 0, true, false, 0);
        core.router().subscribe(subscription);
        core.router().sendRetained(subscription);
    }

    /** Leaves in order: the will is not published. */
    public void close() {
        if (isConnected()) {
            core.sessions().left(session);
        }
    }

    /** Dies without a word: the will is published. */
    public void fail() {
        if (isConnected()) {
            core.sessions().lost(session);
        }
    }

    /** Hands messages to code, in a turn of its own, so that an answer never overtakes the message it answers. */
    private static final class InProcess implements Link {
        private final Core core;
        private final Consumer<Message> onMessage;

        private InProcess(Core core, Consumer<Message> onMessage) {
            this.core = core;
            this.onMessage = onMessage;
        }

        @Override
        public void publish(Message message, Delivery delivery, int packetId, boolean dup) {
            core.counters().packetsSent++;
            core.counters().publishesSent++;
            core.counters().publishBytesSent += message.payload().length;
            core.loop().execute(() -> onMessage.accept(message));
        }

        @Override
        public void release(int packetId, int reason) {
            // Subscribed at QoS 0: nothing to release.
        }

        @Override
        public boolean isCongested() {
            return false;
        }

        @Override
        public boolean accepts(Message message, Delivery delivery) {
            return true;
        }

        @Override
        public int receiveMaximum() {
            return ClientLimits.NONE.receiveMaximum();
        }

        @Override
        public void close(int reason) {
            // Nothing to tell: the session knows.
        }
    }
}
