package io.topiary.core.mqtt;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * The event loop of one link, with own handlers in front of the client library's.
 *
 * <p>A loop for each link isolates connections, and shutting it down is the only way to end a connect that is under
 * way. The library tells neither the steps of a connect nor what came over the wire; handlers put in when a channel is
 * registered see both.
 */
final class TappedEventLoopGroup extends NioEventLoopGroup {

    private final EventLoop tapped;

    /** @param taps the handlers to put in first, in this order */
    TappedEventLoopGroup(String threadName, List<ChannelHandler> taps) {
        super(1, new DefaultThreadFactory(threadName, true));
        EventLoop loop = super.next();
        this.tapped = (EventLoop) Proxy.newProxyInstance(
                EventLoop.class.getClassLoader(), new Class<?>[] {EventLoop.class}, (self, method, arguments) -> {
                    if (method.getName().equals("register")) {
                        channelOf(arguments[0]).pipeline().addFirst(taps.toArray(ChannelHandler[]::new));
                    }
                    return call(loop, method, arguments);
                });
    }

    @Override
    public EventLoop next() {
        return tapped;
    }

    private static Channel channelOf(Object channelOrPromise) {
        return channelOrPromise instanceof ChannelPromise promise ? promise.channel() : (Channel) channelOrPromise;
    }

    private static Object call(EventLoop loop, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(loop, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }
}
