package io.topiary.demo.broker;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.socket.SocketChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be written to one socket: packets are appended to one buffer, which is handed to the socket when it is
 * full or when the event loop has done everything else of its turn. Event loop only.
 */
final class Output {
    private static final int FIRST_CAPACITY = 4 * 1024;
    private static final int FULL = 64 * 1024;
    /** From here on a payload is written as it is instead of being copied. */
    private static final int LARGE = 32 * 1024;

    private static final long LINGER_MILLIS = 500;

    private final Channel channel;
    private @Nullable ByteBuf pending;
    private boolean flushPlanned;
    private boolean closed;

    Output(Channel channel) {
        this.channel = channel;
    }

    /** Where to append; call {@link #appended()} after. */
    ByteBuf buffer() {
        ByteBuf buffer = pending;
        if (buffer == null) {
            buffer = channel.alloc().directBuffer(FIRST_CAPACITY);
            pending = buffer;
        }
        return buffer;
    }

    void appended() {
        if (buffer().readableBytes() >= FULL) {
            flush();
        } else {
            planFlush();
        }
    }

    /** Appends a payload and what was written to {@link #buffer()} before. */
    void payload(byte[] payload) {
        if (payload.length < LARGE) {
            buffer().writeBytes(payload);
            appended();
            return;
        }
        writePending();
        var _ = channel.write(Unpooled.wrappedBuffer(payload), channel.voidPromise());
        planFlush();
    }

    /** Whether more waits for the socket than the channel's water mark allows. */
    boolean isCongested() {
        return !channel.isWritable();
    }

    void flush() {
        writePending();
        channel.flush();
    }

    /**
     * Writes what waits, ends the sending side, and closes the socket once the client has closed it too, half a second
     * later at the latest: closing at once while input is unread would reset the connection, and the client would
     * never see the reason.
     */
    void finish() {
        if (closed) {
            return;
        }
        ByteBuf last = pending == null ? Unpooled.EMPTY_BUFFER : pending;
        pending = null;
        closed = true;
        ChannelFuture written = channel.writeAndFlush(last);
        var _ = written.addListener((ChannelFutureListener) done -> {
            if (done.isSuccess() && channel instanceof SocketChannel socket) {
                var _ = socket.shutdownOutput();
            } else {
                var _ = channel.close();
            }
        });
        var _ = channel.eventLoop().schedule(this::abort, LINGER_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Closes the socket at once and forgets what waits. */
    void abort() {
        closed = true;
        if (pending != null) {
            pending.release();
            pending = null;
        }
        var _ = channel.close();
    }

    private void planFlush() {
        if (!flushPlanned) {
            flushPlanned = true;
            channel.eventLoop().execute(() -> {
                flushPlanned = false;
                flush();
            });
        }
    }

    private void writePending() {
        ByteBuf buffer = pending;
        if (buffer != null) {
            pending = null;
            if (closed) {
                buffer.release();
            } else {
                var _ = channel.write(buffer, channel.voidPromise());
            }
        }
    }
}
