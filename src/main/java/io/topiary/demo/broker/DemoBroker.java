package io.topiary.demo.broker;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.AdaptiveRecvByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A broker for MQTT 5 and 3.1.1 on 127.0.0.1. All of it runs on one event loop, so there is nothing to lock; the public
 * methods may be called from any thread unless they say otherwise.
 */
public final class DemoBroker implements AutoCloseable {
    private static final int LONGEST_CLIENT_ID = 65_535;
    private static final long STOP_LIMIT_MILLIS = 2_000;

    private final NioEventLoopGroup group;
    private final Core core;
    private final Channel listener;

    private DemoBroker(NioEventLoopGroup group, Core core, Channel listener) {
        this.group = group;
        this.core = core;
        this.listener = listener;
    }

    /**
     * Starts a broker.
     *
     * @return the broker; its port accepts connections
     * @throws UncheckedIOException when the port cannot be bound
     */
    public static DemoBroker start(BrokerOptions options) {
        NioEventLoopGroup group = new NioEventLoopGroup(1, new DefaultThreadFactory("topiary-demo", true));
        // All of a turn's output is flushed by tasks of the loop: let them run as long as they need.
        group.setIoRatio(100);
        EventLoop loop = group.next();
        Core core = Core.create(options, loop);
        ChannelFuture bound = bootstrap(group, core)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), options.port()))
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            var _ = group.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS);
            throw new UncheckedIOException(
                    new IOException("Cannot listen on 127.0.0.1:" + options.port(), bound.cause()));
        }
        SysTopics sys = new SysTopics(core);
        var _ = loop.scheduleAtFixedRate(sys::refresh, 0, options.sysInterval().toNanos(), TimeUnit.NANOSECONDS);
        return new DemoBroker(group, core, bound.channel());
    }

    /** The port it listens on. */
    public int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** Its address, {@code mqtt://127.0.0.1:PORT}. */
    public String uri() {
        return "mqtt://127.0.0.1:" + port();
    }

    /** The one thread everything runs on. Tasks must be short: they hold up every client. */
    public ScheduledExecutorService loop() {
        return core.loop();
    }

    /**
     * Connects a client inside this process. On the loop only.
     *
     * @param clientId its identifier
     * @param will published when it fails, or null
     * @param onMessage called on the loop with each message it subscribed to
     */
    public LocalClient attach(String clientId, @Nullable Message will, Consumer<Message> onMessage) {
        return new LocalClient(core, clientId, will, onMessage);
    }

    /**
     * Ends all connections with a reason, as an administrator or a fault would; the broker goes on listening. Returns
     * when it is done.
     *
     * @param reason DISCONNECT reason code for MQTT 5 clients, 0x80 to 0xFF; MQTT 3.1.1 clients see the socket close
     */
    public void disconnectAll(int reason) {
        core.loop()
                .submit(() -> {
                    for (Link link : core.sessions().links()) {
                        if (link instanceof Connection connection) {
                            connection.fail(reason);
                        }
                    }
                })
                .awaitUninterruptibly();
    }

    /** Breaks all connections without a word, as a crash or a cut cable would; the broker goes on listening. */
    public void dropAll() {
        core.loop()
                .submit(() -> {
                    for (Link link : core.sessions().links()) {
                        if (link instanceof Connection connection) {
                            connection.broken();
                        }
                    }
                })
                .awaitUninterruptibly();
    }

    /** Tells MQTT 5 clients that the server shuts down (0x8B), closes everything and ends the thread. */
    @Override
    public void close() {
        if (group.isShuttingDown()) {
            return;
        }
        var _ = listener.close();
        disconnectAll(Reason.SHUTTING_DOWN);
        group.shutdownGracefully(0, STOP_LIMIT_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(STOP_LIMIT_MILLIS);
    }

    private static ServerBootstrap bootstrap(NioEventLoopGroup group, Core core) {
        Limits limits = core.options().limits();
        return new ServerBootstrap()
                .group(group)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(limits.unsentBytes() / 2, limits.unsentBytes()))
                .childOption(
                        ChannelOption.RCVBUF_ALLOCATOR, new AdaptiveRecvByteBufAllocator(512, 16 * 1024, 256 * 1024))
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new ByteCounter(core.counters()))
                                .addLast(
                                        new ConnectGuard(core.options().faults().protocolLevels()))
                                .addLast(new MqttDecoder(limits.packetBytes(), LONGEST_CLIENT_ID))
                                .addLast(new ConnectionHandler(core));
                    }
                });
    }
}
