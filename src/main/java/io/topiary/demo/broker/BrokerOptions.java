package io.topiary.demo.broker;

import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link DemoBroker} is set up.
 *
 * @param port loopback port to listen on, 1 to 65535, or 0 for a free one
 * @param credentials the one user to let in; empty lets everybody in
 * @param sysInterval how often the {@code $SYS} topics are refreshed
 * @param limits what clients are granted
 * @param faults what is refused on purpose
 */
public record BrokerOptions(
        int port, Optional<Credentials> credentials, Duration sysInterval, Limits limits, Faults faults) {
    /** A free port, everybody let in, {@code $SYS} every 10 s as mosquitto does. */
    public static BrokerOptions defaults() {
        return new BrokerOptions(0, Optional.empty(), Duration.ofSeconds(10), Limits.defaults(), Faults.none());
    }

    /** These options with another {@link #port()}. */
    public BrokerOptions withPort(int newPort) {
        return new BrokerOptions(newPort, credentials, sysInterval, limits, faults);
    }

    /** These options with one user to let in. */
    public BrokerOptions withCredentials(String user, String password) {
        return new BrokerOptions(port, Optional.of(new Credentials(user, password)), sysInterval, limits, faults);
    }

    /** These options with another {@link #sysInterval()}, longer than zero. */
    public BrokerOptions withSysInterval(Duration interval) {
        return new BrokerOptions(port, credentials, interval, limits, faults);
    }

    /** These options with other {@link #limits()}. */
    public BrokerOptions withLimits(Limits newLimits) {
        return new BrokerOptions(port, credentials, sysInterval, newLimits, faults);
    }

    /** These options with other {@link #faults()}. */
    public BrokerOptions withFaults(Faults newFaults) {
        return new BrokerOptions(port, credentials, sysInterval, limits, newFaults);
    }
}
