package io.topiary.ui.kit;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows the window's figures to other tools through the platform's MBean server. Opens no port. */
public final class UiBean implements UiMXBean {

    private static final Logger LOG = LoggerFactory.getLogger(UiBean.class);
    private static final String NAME = "io.topiary:type=Ui";

    private final PulseFigures pulse;
    private final FxHeartbeat heartbeat;

    private UiBean(PulseFigures pulse, FxHeartbeat heartbeat) {
        this.pulse = pulse;
        this.heartbeat = heartbeat;
    }

    /**
     * Registers the figures. What goes wrong is logged.
     *
     * @return takes them out again
     */
    public static Runnable register(PulseFigures pulse, FxHeartbeat heartbeat) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name = new ObjectName(NAME);
            server.registerMBean(new UiBean(pulse, heartbeat), name);
            return () -> unregister(server, name);
        } catch (JMException e) {
            LOG.warn("the window can't be watched through JMX", e);
            return () -> {};
        }
    }

    private static void unregister(MBeanServer server, ObjectName name) {
        try {
            server.unregisterMBean(name);
        } catch (JMException e) {
            LOG.debug("{} was not registered", name, e);
        }
    }

    @Override
    public long getPulses() {
        return pulse.pulses();
    }

    @Override
    public double getPulseGapP50Millis() {
        return pulse.gaps().percentileMillis(0.5);
    }

    @Override
    public double getPulseGapP99Millis() {
        return pulse.gaps().percentileMillis(0.99);
    }

    @Override
    public double getPulseGapMaxMillis() {
        return pulse.gaps().maxMillis();
    }

    @Override
    public double getFxLatencyP99Millis() {
        return heartbeat.latencies().percentileMillis(0.99);
    }

    @Override
    public double getRowAgeP50Millis() {
        return pulse.rowAges().percentileMillis(0.5);
    }

    @Override
    public double getRowAgeP99Millis() {
        return pulse.rowAges().percentileMillis(0.99);
    }

    @Override
    public double getRowAgeMaxMillis() {
        return pulse.rowAges().maxMillis();
    }

    @Override
    public void reset() {
        pulse.reset();
        heartbeat.reset();
    }
}
