package io.topiary.demo;

import io.topiary.demo.broker.BrokerOptions;
import io.topiary.demo.broker.DemoBroker;
import io.topiary.demo.fleet.DemoFleet;
import java.io.UncheckedIOException;
import java.time.Duration;

/** The built-in demo: a broker on a free loopback port and its simulated devices. Any thread may use it. */
public final class Demo implements AutoCloseable {
    private static final Duration SYS_INTERVAL = Duration.ofSeconds(2);

    private final DemoBroker broker;
    private final DemoFleet fleet;

    private Demo(DemoBroker broker) {
        this.broker = broker;
        this.fleet = DemoFleet.start(broker);
    }

    /**
     * Starts broker and devices.
     *
     * @throws UncheckedIOException when no loopback port can be bound
     */
    public static Demo start() {
        return new Demo(DemoBroker.start(BrokerOptions.defaults().withSysInterval(SYS_INTERVAL)));
    }

    /** Where to connect, {@code mqtt://127.0.0.1:PORT}. */
    public String uri() {
        return broker.uri();
    }

    /** The port to connect to on 127.0.0.1. */
    public int port() {
        return broker.port();
    }

    /** Stops devices and broker; every connection ends. Takes milliseconds. */
    @Override
    public void close() {
        fleet.close();
        broker.close();
    }
}
