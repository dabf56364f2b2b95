package io.topiary.core.mqtt;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

/** Network threads for those who speak to a broker without the client library. */
public final class EventLoops {

    private EventLoops() {}

    /** One event loop on a daemon thread called {@code threadName}; the caller shuts it down. */
    public static EventLoopGroup single(String threadName) {
        return new NioEventLoopGroup(1, new DefaultThreadFactory(threadName, true));
    }
}
