package io.topiary.core.mqtt;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Notices from outside what shakes a connection without a word on the wire: the computer slept, or its network is
 * another one. Asked about once a second by one thread, after {@link #begin()}.
 *
 * <p>Sleep shows in a wall clock that ran ahead of {@link System#nanoTime()}, which stands still in sleep on Linux and
 * macOS, or in a long gap between two questions, where it does not. A clock that was set shows the same; that costs one
 * needless question to the broker.
 */
final class Surroundings {

    private static final long GAP_NANOS = Duration.ofSeconds(5).toNanos();
    private static final long LOOK_NANOS = Duration.ofSeconds(5).toNanos();

    private final LongSupplier wallMillis;
    private final LongSupplier nanos;
    private final Supplier<Set<String>> addresses;
    private long lastWallMillis;
    private long lastNanos;
    private long lastLookNanos;
    private Set<String> lastAddresses = Set.of();

    /**
     * @param wallMillis the wall clock in milliseconds
     * @param nanos the clock that nobody sets, in nanoseconds
     * @param addresses the addresses by which this computer reaches others
     */
    Surroundings(LongSupplier wallMillis, LongSupplier nanos, Supplier<Set<String>> addresses) {
        this.wallMillis = wallMillis;
        this.nanos = nanos;
        this.addresses = addresses;
    }

    /** Those of this computer. */
    static Surroundings ofSystem() {
        return new Surroundings(System::currentTimeMillis, System::nanoTime, Surroundings::reachingAddresses);
    }

    /** Whether, since the last time this was asked, the computer slept or its addresses changed. */
    boolean changed() {
        boolean slept = slept();
        if (!slept && lastNanos - lastLookNanos < LOOK_NANOS) {
            return false;
        }
        lastLookNanos = lastNanos;
        Set<String> now = addresses.get();
        boolean moved = !now.equals(lastAddresses);
        lastAddresses = now;
        return slept || moved;
    }

    /** Looks for the first time, or after nobody asked for a while: what was before does not count. */
    void begin() {
        var _ = slept();
        lastLookNanos = lastNanos;
        lastAddresses = addresses.get();
    }

    private boolean slept() {
        long wall = wallMillis.getAsLong();
        long nano = nanos.getAsLong();
        long gap = nano - lastNanos;
        long ahead = TimeUnit.MILLISECONDS.toNanos(wall - lastWallMillis) - gap;
        lastWallMillis = wall;
        lastNanos = nano;
        return gap > GAP_NANOS || ahead > GAP_NANOS;
    }

    /** Without loopback and link-local ones: those come and go with every container and every virtual machine. */
    private static Set<String> reachingAddresses() {
        Set<String> found = new TreeSet<>();
        try {
            for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
                for (InetAddress address : Collections.list(each.getInetAddresses())) {
                    if (!address.isLoopbackAddress() && !address.isLinkLocalAddress()) {
                        found.add(each.getName() + " " + address.getHostAddress());
                    }
                }
            }
        } catch (SocketException unknown) {
            // Then there is nothing to compare; the keep-alive finds out later.
            return Set.of();
        }
        return found;
    }
}
