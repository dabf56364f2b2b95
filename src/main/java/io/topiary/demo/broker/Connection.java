package io.topiary.demo.broker;

import io.netty.channel.Channel;
import io.netty.util.concurrent.ScheduledFuture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A client's socket after its CONNECT was accepted. Event loop only. */
final class Connection implements Link {
    static final int PUBACK = 0x40;
    static final int PUBREC = 0x50;
    static final int PUBREL = 0x62;
    static final int PUBCOMP = 0x70;

    private final Channel channel;
    private final Core core;
    private final boolean v5;
    private final PacketEncoder encoder;
    private final Output output;
    private final ClientLimits clientLimits;
    private final Map<Integer, String> aliases = new HashMap<>();
    private @Nullable Session session;
    private @Nullable ScheduledFuture<?> keepAliveTimer;
    private long lastHeardNanos = System.nanoTime();
    private boolean open = true;

    Connection(Channel channel, Core core, boolean v5, ClientLimits clientLimits) {
        this.channel = channel;
        this.core = core;
        this.v5 = v5;
        this.encoder = new PacketEncoder(v5);
        this.output = new Output(channel);
        this.clientLimits = clientLimits;
    }

    boolean isV5() {
        return v5;
    }

    boolean isOpen() {
        return open;
    }

    Map<Integer, String> aliases() {
        return aliases;
    }

    /** The session, once the connection is accepted. */
    Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    void heard() {
        lastHeardNanos = System.nanoTime();
    }

    /** Accepts the CONNECT and starts watching the keep-alive (MQTT 5, section 3.1.2.10: one and a half intervals). */
    void accept(Session opened, boolean present, int keepAliveSeconds, byte[] properties) {
        session = opened;
        core.counters().packetsSent++;
        encoder.connAck(output.buffer(), present, Reason.SUCCESS, properties);
        output.appended();
        if (keepAliveSeconds > 0) {
            watch(TimeUnit.SECONDS.toNanos(keepAliveSeconds) * 3 / 2);
        }
    }

    /** Refuses the CONNECT with an MQTT 5 reason code, or its like in 3.1.1, and closes. */
    void refuse(int reason) {
        core.counters().packetsSent++;
        int code = v5 ? reason : Reason.connectCodeOf311(reason);
        encoder.connAck(output.buffer(), false, code, new byte[0]);
        open = false;
        output.finish();
    }

    void acknowledge(int type, int packetId, int reason) {
        core.counters().packetsSent++;
        encoder.acknowledge(output.buffer(), type, packetId, reason);
        output.appended();
    }

    /** Answers SUBSCRIBE or UNSUBSCRIBE. */
    void answer(boolean subscribe, int packetId, List<Integer> codes) {
        core.counters().packetsSent++;
        if (subscribe) {
            encoder.subAck(output.buffer(), packetId, codes);
        } else {
            encoder.unsubAck(output.buffer(), packetId, codes);
        }
        output.appended();
    }

    void pong() {
        core.counters().packetsSent++;
        encoder.pingResponse(output.buffer());
        output.appended();
    }

    @Override
    public void publish(Message message, Delivery delivery, int packetId, boolean dup) {
        Counters counters = core.counters();
        counters.packetsSent++;
        counters.publishesSent++;
        counters.publishBytesSent += message.payload().length;
        encoder.publishHead(output.buffer(), message, delivery, packetId, dup);
        output.payload(message.payload());
    }

    @Override
    public void release(int packetId, int reason) {
        acknowledge(PUBREL, packetId, reason);
    }

    @Override
    public boolean isCongested() {
        return output.isCongested();
    }

    @Override
    public boolean accepts(Message message, Delivery delivery) {
        return clientLimits.packetBytes() == ClientLimits.UNLIMITED
                || encoder.publishSize(message, delivery) <= clientLimits.packetBytes();
    }

    @Override
    public int receiveMaximum() {
        return clientLimits.receiveMaximum();
    }

    @Override
    public void close(int reason) {
        if (!open) {
            return;
        }
        open = false;
        stopWatching();
        core.counters().packetsSent++;
        encoder.disconnect(output.buffer(), reason);
        output.finish();
    }

    /** Ends the connection because of its client: the session is told, then the client. */
    void fail(int reason) {
        if (open) {
            session().ifPresent(core.sessions()::lost);
            close(reason);
        }
    }

    /** The client said good-bye. */
    void left(boolean withWill) {
        Session leaving = session;
        if (!open || leaving == null) {
            return;
        }
        open = false;
        stopWatching();
        if (withWill) {
            core.sessions().lost(leaving);
        } else {
            core.sessions().left(leaving);
        }
        output.abort();
    }

    /** The socket is gone, or has to go without a word. */
    void broken() {
        if (open) {
            open = false;
            stopWatching();
            session().ifPresent(core.sessions()::lost);
        }
        output.abort();
    }

    private void watch(long limitNanos) {
        long silent = System.nanoTime() - lastHeardNanos;
        if (silent >= limitNanos) {
            fail(Reason.KEEP_ALIVE_TIMEOUT);
            return;
        }
        keepAliveTimer =
                channel.eventLoop().schedule(() -> watch(limitNanos), limitNanos - silent, TimeUnit.NANOSECONDS);
    }

    private void stopWatching() {
        if (keepAliveTimer != null) {
            keepAliveTimer.cancel(false);
        }
    }
}
